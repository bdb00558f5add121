package io.trendguard.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.model.measure.Interval;
import io.trendguard.model.measure.Rows;
import io.trendguard.model.serve.CostRule;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohortsTest {
    private static final int ROWS = 1500;
    private static final CostRule COSTS = new CostRule(100, 0.5, 30, 0.25);

    private static Dimension groups(String name, int count, long seed) {
        Random random = new Random(seed);
        return new Dimension(
                name,
                IntStream.range(0, count).mapToObj(i -> "group " + i).toList(),
                IntStream.range(0, ROWS).map(i -> random.nextInt(count)).toArray());
    }

    private static Cohorts compare(double[] said, boolean[] returned, long seed, Dimension... dimensions) {
        Effort effort = new Effort(20, 200, 0, 1_000, 1, 1, seed);
        return Cohorts.of(said, Rows.of(returned), List.of(dimensions), COSTS, effort);
    }

    @Test
    void aModelThatServesAllAlikeIsFlaggedNoMoreOftenThanStated() {
        int markets = 60;
        int flagged = 0;
        for (long seed = 0; seed < markets; seed++) {
            double[] said = Rows.probabilities(ROWS, seed);
            Cohorts cohorts = compare(
                    said,
                    Rows.drawn(said, seed + 1000),
                    seed,
                    groups("region", 6, seed + 1),
                    groups("device", 3, seed + 2));
            assertThat(cohorts.comparisons()).isEqualTo(18);
            flagged += cohorts.all().stream().anyMatch(Cohort::differs) ? 1 : 0;
        }
        // 5 % of 60 is 3; more than 8 has a chance of 0.3 %
        assertThat(flagged).isLessThanOrEqualTo(8);
    }

    @Test
    void onlyTheGroupWhoseReturnsAreUnderstatedIsFoundToBe() {
        double[] said = Rows.probabilities(ROWS, 1);
        Dimension region = groups("region", 6, 2);
        double[] truth = IntStream.range(0, ROWS)
                .mapToDouble(i -> region.group()[i] == 4 ? Math.min(1, said[i] + 0.25) : said[i])
                .toArray();
        Cohorts cohorts = compare(said, Rows.drawn(truth, 3), 4, region, groups("device", 3, 5));
        assertThat(cohorts.all())
                .filteredOn(
                        cohort -> cohort.figures().orElseThrow().gapDifference().high() < 0)
                .extracting(Cohort::group)
                .containsExactly("group 4");
        assertThat(cohorts.all())
                .filteredOn(Cohort::differs)
                .extracting(Cohort::dimension)
                .containsOnly("region");
    }

    @Test
    void aGroupThatTheModelCannotRankIsFound() {
        double[] said = Rows.probabilities(ROWS, 6);
        Dimension device = groups("device", 3, 7);
        double[] truth = IntStream.range(0, ROWS)
                .mapToDouble(i -> device.group()[i] == 1 ? 0.5 : said[i])
                .toArray();
        Cohorts cohorts = compare(said, Rows.drawn(truth, 8), 9, device);
        assertThat(cohorts.all())
                .filteredOn(
                        cohort -> cohort.figures().orElseThrow().aucDifference().high() < 0)
                .extracting(Cohort::group)
                .containsExactly("group 1");
    }

    @Test
    void aGroupsLogLossAndSavingsAreThoseOfItsOwnRows() {
        double[] said = Rows.probabilities(ROWS, 1);
        boolean[] returned = Rows.drawn(said, 2);
        Dimension customer = groups("customer", 2, 3);
        for (int group = 0; group < 2; group++) {
            int[] own = customer.rows(group, false);
            double cost = 0;
            double nobody = 0;
            double everybody = 0;
            double logLoss = 0;
            for (int row : own) { // every price is 100
                boolean flagged = said[row] * 150 > (1 - said[row]) * 55;
                cost += returned[row] == flagged ? 0 : returned[row] ? 150 : 55;
                nobody += returned[row] ? 150 : 0;
                everybody += returned[row] ? 0 : 55;
                logLoss -= StrictMath.log(returned[row] ? said[row] : 1 - said[row]) / own.length;
            }
            Cohort.Figures figures = compare(said, returned, 4, customer)
                    .all()
                    .get(group)
                    .figures()
                    .orElseThrow();
            assertHolds(figures.logLoss(), logLoss);
            assertHolds(figures.savedOfNever(), 1 - cost / nobody);
            assertHolds(figures.savedOfBetter(), 1 - cost / Math.min(nobody, everybody));
        }
    }

    private static void assertHolds(Interval interval, double value) {
        assertThat(interval.value()).isCloseTo(value, within(1e-9));
        assertThat(interval.low()).isLessThan(value);
        assertThat(interval.high()).isGreaterThan(value);
    }

    @Test
    void tooFewRowsAreNotJudged() {
        double[] said = Rows.probabilities(ROWS, 1);
        Dimension rare = new Dimension(
                "region",
                List.of("large", "small"),
                IntStream.range(0, ROWS).map(i -> i < 40 ? 1 : 0).toArray());
        Cohorts cohorts = compare(said, Rows.drawn(said, 2), 3, rare);
        assertThat(cohorts.comparisons()).isZero();
        assertThat(cohorts.all()).allSatisfy(cohort -> {
            assertThat(cohort.figures()).isEmpty();
            assertThat(cohort.differs()).isFalse();
        });
        assertThat(cohorts.absent()).containsExactly("age", "device", "customer", "price");
    }
}
