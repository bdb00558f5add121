package io.trendguard.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    @Test
    void binsHoldEqualCountsAndWhatCameOfThem() {
        double[] p = new double[100];
        boolean[] returned = new boolean[100];
        for (int i = 0; i < 100; i++) {
            p[i] = (i + 0.5) / 100;
            returned[i] = i % 10 < 5; // half of every bin
        }
        Reliability reliability = Reliability.of("none", true, p, Rows.of(returned));
        assertThat(reliability.bins()).hasSize(10).allSatisfy(bin -> {
            assertThat(bin.came().rows()).isEqualTo(10);
            assertThat(bin.came().share()).isEqualTo(0.5);
        });
        assertThat(reliability.bins().get(0).said()).isCloseTo(0.05, within(1e-12));
        assertThat(reliability.expectedError()).isCloseTo((0.45 + 0.35 + 0.25 + 0.15 + 0.05) * 2 / 10, within(1e-12));
    }

    @Test
    void rowsOfOneProbabilityStayInOneBin() {
        double[] p = new double[50];
        Arrays.fill(p, 0, 30, 0.2);
        Arrays.fill(p, 30, 50, 0.7);
        Reliability reliability = Reliability.of("none", true, p, Rows.of(new boolean[50]));
        assertThat(reliability.bins()).extracting(bin -> bin.came().rows()).containsExactly(30, 20);
    }

    @Test
    void wilsonByHand() {
        Rate rate = Rate.wilson(10, 0.2, 10);
        assertThat(rate.low()).isCloseTo(0.0567, within(1e-4)); // Newcombe 1998 gives these for 2 of 10
        assertThat(rate.high()).isCloseTo(0.5098, within(1e-4));
    }

    @Test
    void linesOfOneCustomerTellLessThanAsManyCustomers() {
        boolean[] returned = new boolean[100];
        Arrays.fill(returned, 0, 50, true);
        int[] ten = new int[100];
        Arrays.setAll(ten, i -> i / 10);
        int[] all = IntStream.range(0, 100).toArray();
        Rate alone = Rate.of(Rows.of(returned), all);
        Rate grouped = Rate.of(new Judged(returned, new long[100], new long[100], ten), all);
        // ten customers who agree with themselves are ten observations
        Rate expected = Rate.wilson(100, 0.5, 10);
        assertThat(grouped.low()).isCloseTo(expected.low(), within(1e-12));
        assertThat(grouped.high() - grouped.low()).isGreaterThan(2.5 * (alone.high() - alone.low()));
    }
}
