package io.trendguard.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.model.measure.Judged;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DailyBudgetTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Effort EFFORT = Effort.brief(1);

    @Test
    void theRiskiestLinesOfEachDayArePicked() {
        // two days of four lines; the riskiest two come back 1 of 2 on the first day and 2 of 2 on the second
        double[] p = {0.9, 0.8, 0.3, 0.1, 0.7, 0.6, 0.5, 0.4};
        boolean[] returned = {true, false, true, false, true, true, false, false};
        long[] times = {0, 1, 2, 3, DAY, DAY + 1, DAY + 2, DAY + 3};
        Judged judged =
                new Judged(returned, new long[8], times, IntStream.range(0, 8).toArray());
        List<DailyBudget> budgets = DailyBudget.of(p, judged, EFFORT);
        assertThat(budgets).extracting(DailyBudget::perDay).containsExactly(1, 2);
        DailyBudget two = budgets.get(1);
        assertThat(two.picked()).isEqualTo(4);
        assertThat(two.precision().value()).isCloseTo(0.75, within(1e-12));
        assertThat(two.lift()).isCloseTo(1.5, within(1e-12));
        assertThat(two.recall()).isCloseTo(0.75, within(1e-12));
        assertThat(two.precision().low()).isCloseTo(0.5, within(1e-12)); // both draws the first day
        assertThat(two.precision().high()).isCloseTo(1.0, within(1e-12));
    }

    @Test
    void aDayWithFewerLinesThanTheBudgetGivesWhatItHas() {
        double[] p = {0.9, 0.2, 0.1};
        Judged judged = new Judged(
                new boolean[] {true, false, true}, new long[3], new long[] {0, DAY, DAY}, new int[] {0, 1, 2});
        DailyBudget two = DailyBudget.at(2, List.of(new int[] {0}, new int[] {1, 2}), judged, EFFORT);
        assertThat(two.picked()).isEqualTo(3);
        assertThat(two.precision().value()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(DailyBudget.of(p, judged, EFFORT).get(0).precision().value()).isEqualTo(0.5);
    }
}
