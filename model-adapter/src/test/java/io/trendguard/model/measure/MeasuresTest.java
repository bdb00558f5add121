package io.trendguard.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuresTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theAucIsTheShareOfPairsInOrder(long seed) {
        Random random = new Random(seed);
        double[] p = new double[80];
        boolean[] y = new boolean[80];
        for (int i = 0; i < p.length; i++) {
            p[i] = random.nextInt(20) / 20.0;
            y[i] = random.nextInt(3) == 0;
        }
        double inOrder = 0;
        double pairs = 0;
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                if (y[i] && !y[j]) {
                    pairs++;
                    inOrder += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
                }
            }
        }
        PartMetrics metrics = Measures.of(p, Rows.of(y), 100, 1);
        assertThat(metrics.auc()).isCloseTo(inOrder / pairs, within(1e-12));
        assertThat(metrics.auc()).isBetween(metrics.aucLow(), metrics.aucHigh());
    }

    @Test
    void fourRowsByHand() {
        PartMetrics metrics = Measures.of(new double[] {0.9, 0.6, 0.4, 0.2}, new boolean[] {true, false, true, false});
        assertThat(metrics.auc()).isEqualTo(0.75);
        assertThat(metrics.prAuc()).isCloseTo((1.0 + 2.0 / 3) / 2, within(1e-12));
        assertThat(metrics.brier()).isCloseTo((0.01 + 0.36 + 0.36 + 0.04) / 4, within(1e-12));
        assertThat(metrics.logLoss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.4) + Math.log(0.4) + Math.log(0.8)) / 4, within(1e-12));
        assertThat(metrics.accuracy()).isEqualTo(0.5);
        assertThat(metrics.baseRate()).isEqualTo(0.5);
    }

    @Test
    void theIntervalOfAnAucIsTheSameForTheSameSeed() {
        double[] p = {0.1, 0.5, 0.3, 0.8, 0.7, 0.2, 0.6};
        boolean[] y = {false, true, false, true, false, true, true};
        assertThat(Measures.of(p, Rows.of(y), 200, 3)).isEqualTo(Measures.of(p, Rows.of(y), 200, 3));
    }

    /** Twenty lines of one customer tell no more than one line does, if all of them are alike. */
    @Test
    void theIntervalOfAnAucIsOfCustomersAndNotOfTheirLines() {
        Random random = new Random(7);
        int customers = 60;
        int each = 20;
        double[] p = new double[customers * each];
        boolean[] y = new boolean[p.length];
        int[] whose = new int[p.length];
        for (int customer = 0; customer < customers; customer++) {
            double said = random.nextDouble();
            boolean came = random.nextDouble() < said;
            for (int line = customer * each; line < (customer + 1) * each; line++) {
                p[line] = said;
                y[line] = came;
                whose[line] = customer;
            }
        }
        PartMetrics lines = Measures.of(p, Rows.of(y), 300, 1);
        PartMetrics people = Measures.of(p, new Judged(y, new long[p.length], new long[p.length], whose), 300, 1);
        assertThat(people.auc()).isEqualTo(lines.auc());
        assertThat(people.aucHigh() - people.aucLow()).isGreaterThan(3 * (lines.aucHigh() - lines.aucLow()));
    }
}
