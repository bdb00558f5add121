package io.trendguard.model.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    /** 60 customers with 1 to 9 lines whose returns hang together. */
    private static Judged customers(long seed) {
        Random random = new Random(seed);
        boolean[] returned = new boolean[1000];
        int[] customers = new int[1000];
        int row = 0;
        int customer = 0;
        while (customer < 60) {
            double share = random.nextBoolean() ? 0.1 : 0.7; // 0.4 on average
            for (int line = 1 + random.nextInt(9); line > 0; line--, row++) {
                returned[row] = random.nextDouble() < share;
                customers[row] = customer;
            }
            customer++;
        }
        return new Judged(Arrays.copyOf(returned, row), new long[row], new long[row], Arrays.copyOf(customers, row));
    }

    private static Interval rate(Judged judged, int[] groups, long seed) {
        return new Bootstrap(groups, 200, seed).interval(drawn -> {
            double sum = 0;
            double all = 0;
            for (int i = 0; i < drawn.length; i++) {
                sum += judged.returned()[i] ? drawn[i] : 0;
                all += drawn[i];
            }
            return sum / all;
        });
    }

    @Test
    void nineteenOfTwentyIntervalsHoldTheTruthWhenCustomersAreDrawnAndFarFewerWhenLinesAre() {
        int byCustomer = 0;
        int byLine = 0;
        for (long seed = 0; seed < 300; seed++) {
            Judged judged = customers(seed);
            Interval clustered = rate(judged, judged.customers(), seed);
            byCustomer += clustered.low() <= 0.4 && 0.4 <= clustered.high() ? 1 : 0;
            int[] lines = IntStream.range(0, judged.size()).toArray();
            Interval naive = rate(judged, lines, seed);
            byLine += naive.low() <= 0.4 && 0.4 <= naive.high() ? 1 : 0;
        }
        assertThat(byCustomer / 300.0).isBetween(0.90, 0.98);
        assertThat(byLine / 300.0).isLessThan(0.85);
    }

    @Test
    void measuresOnTheSameDrawsArePaired() {
        Judged judged = customers(1);
        Bootstrap bootstrap = new Bootstrap(judged.customers(), 100, 3);
        Bootstrap.Measure rows = drawn -> Arrays.stream(drawn).sum();
        double[][] values = bootstrap.run(List.of(rows, rows));
        assertThat(values[0]).containsExactly(values[1]);
        assertThat(bootstrap.run(List.of(rows))[0]).containsExactly(values[0]);
        assertThat(new Bootstrap(judged.customers(), 100, 4).run(List.of(rows))[0])
                .isNotEqualTo(values[0]);
    }
}
