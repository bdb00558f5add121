package io.trendguard.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Readiness.Check;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.gate.CohortFigures.Figure;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.train.SeededRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What refuses a model besides leaks: a changing outcome, the wrong population, weak cohorts. */
final class RefusalsTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    @Test
    void aSteadyOutcomeIsNeverCalledUnsteadyMoreOftenThanStated() {
        int alarms = 0;
        for (int seed = 0; seed < 100; seed++) {
            alarms += LabelStability.of(outcomes(seed, 2_000, 0.3, 0.3, 2_000), true, StabilitySettings.DEFAULTS)
                            .isEmpty()
                    ? 0
                    : 1;
        }
        assertThat(alarms)
                .as("1 of 100 is stated; 8 of 200 would come once in 1,000 times")
                .isLessThan(8);
    }

    @Test
    void anOutcomeWhoseRateJumpsRefusesTheModelWithDateAndRates() {
        TrainingSet rows = outcomes(1, 4_000, 0.1, 0.4, 3_000);
        List<Finding> findings = LabelStability.of(rows, true, StabilitySettings.DEFAULTS);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).refuses()).isTrue();
        assertThat(findings.get(0).check()).isEqualTo(Check.LABEL_STABILITY);
        assertThat(findings.get(0).words())
                .contains("before 2026-")
                .containsPattern("(9|10)\\.\\d % before")
                .containsPattern("(39|40|41)\\.\\d % from then on")
                .contains("Find out what changed");
    }

    @Test
    void whereTimesAreOnlyAnOrderTheChangeIsToldByRowsAndNotByADate() {
        TrainingSet rows = outcomes(1, 4_000, 0.1, 0.4, 3_000);
        assertThat(LabelStability.of(rows, false, StabilitySettings.DEFAULTS)
                        .get(0)
                        .words())
                .containsPattern("(9|10)\\.\\d % in the first \\d,\\d{3} rows and (39|40|41)\\.\\d % from then on")
                .doesNotContain("2026");
    }

    @Test
    void aSmallChangeIsNotedAndDoesNotRefuse() {
        List<Finding> findings =
                LabelStability.of(outcomes(2, 8_000, 0.30, 0.38, 4_000), true, StabilitySettings.DEFAULTS);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).refuses()).isFalse();
    }

    @Test
    void outcomesThatTakeLongerAndLongerRefuseTheModel() {
        TrainingSet rows = outcomes(3, 4_000, 0.3, 0.3, 4_000);
        for (int row = 0; row < rows.size(); row++) {
            long days = row < 2_000 ? 5 : 25;
            rows.labelKnownAt()[row] = rows.eventTimes()[row] + days * DAY;
        }
        assertThat(LabelStability.of(rows, true, StabilitySettings.DEFAULTS))
                .filteredOn(Finding::refuses)
                .extracting(Finding::subject)
                .containsExactly("delay of the outcome");
    }

    @Test
    void theAccountOfThePopulationIsAlwaysGiven() {
        TrainingSet rows = outcomes(4, 1_000, 0.5, 0.5, 1_000);
        rows.labels()[0] = TrainingSet.EXCLUDED;
        rows.labels()[999] = TrainingSet.UNKNOWN;
        List<Finding> findings = Population.of(rows, Optional.empty(), Optional.empty(), PopulationSettings.DEFAULTS);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).refuses()).isFalse();
        assertThat(findings.get(0).words())
                .contains("Of 1,000 rows", "1 are excluded", "1 have no outcome yet")
                .doesNotContain("imputed");
    }

    @Test
    void tooManyImputedReasonsRefuseTheModel() {
        TrainingSet rows = outcomes(5, 2_000, 0.5, 0.5, 2_000);
        for (int row = 0; row < rows.size(); row++) {
            rows.imputed()[row] = rows.labels()[row] == TrainingSet.REGRETTED && row % 2 == 0;
        }
        assertThat(refusals(rows)).hasSize(1).first().asString().contains("imputed reason", "--no-imputing");
    }

    @Test
    void tooManyDefectsAndFraudsRefuseTheModel() {
        TrainingSet rows = outcomes(6, 2_000, 0.5, 0.5, 2_000);
        Arrays.fill(rows.labels(), 0, 700, TrainingSet.EXCLUDED);
        assertThat(refusals(rows)).hasSize(1).first().asString().contains("700 (35.0 %)", "the limit is 30.0 %");
    }

    @Test
    void aHistoryWithoutOutcomesRefusesTheModel() {
        TrainingSet rows = outcomes(7, 2_000, 0.5, 0.5, 2_000);
        Arrays.fill(rows.labels(), 0, 1_400, TrainingSet.UNKNOWN);
        assertThat(refusals(rows)).hasSize(1).first().asString().contains("Bring the history of their outcomes");
        assertThat(refusals(outcomes(8, 2_000, 0.01, 0.01, 2_000)))
                .hasSize(1)
                .first()
                .asString()
                .contains("a model needs 100 of each");
    }

    @Test
    void imputingThatMovesTheMeasureRefusesTheModel() {
        TrainingSet rows = outcomes(9, 2_000, 0.5, 0.5, 2_000);
        List<Finding> moved = Population.of(
                rows, Optional.of(metrics(0.74)), Optional.of(metrics(0.66)), PopulationSettings.DEFAULTS);
        assertThat(moved).filteredOn(Finding::refuses).hasSize(1);
        assertThat(moved.get(1).words()).contains("0.740", "0.660", "with imputed reasons", "without them");
        assertThat(Population.of(
                        rows, Optional.of(metrics(0.70)), Optional.of(metrics(0.69)), PopulationSettings.DEFAULTS))
                .noneMatch(Finding::refuses)
                .hasSize(2);
    }

    @Test
    void aCohortFailsOnlyIfItsWholeIntervalIsBeyondTheLimit() {
        List<Finding> findings = CohortLimits.of(
                List.of(
                        new CohortFigures("age: 18 to 29", 900, new Figure(0.50, 0.47, 0.53), new Figure(0, -0.1, 0.1)),
                        new CohortFigures("age: 30 to 44", 900, new Figure(0.54, 0.50, 0.58), new Figure(0, -0.1, 0.1)),
                        new CohortFigures("state: Hesse", 900, new Figure(0.7, 0.6, 0.8), new Figure(0.2, 0.15, 0.25)),
                        new CohortFigures("state: Bremen", 20, new Figure(0.3, 0.2, 0.4), new Figure(0.5, 0.4, 0.6))),
                CohortSettings.DEFAULTS);
        assertThat(findings)
                .filteredOn(Finding::refuses)
                .extracting(Finding::subject)
                .containsExactly("age: 18 to 29", "state: Hesse");
        assertThat(findings.get(0).words()).contains("0.500 (0.470 to 0.530); its limit is 0.550");
        assertThat(findings.get(2).words()).contains("1 of 4 cohorts have fewer than 100 rows");
    }

    @Test
    void refusalsComeFirstAndASoundModelIsReady() {
        TrainingSet rows = SeededRows.rows(7, 4_000);
        Readiness ready = gate(rows, List.of());
        assertThat(ready.ready()).as(ready.findings().toString()).isTrue();
        Readiness refused =
                gate(rows, List.of(new CohortFigures("all", 900, new Figure(0.4, 0.3, 0.5), new Figure(0, -0.1, 0.1))));
        assertThat(refused.ready()).isFalse();
        assertThat(refused.findings().get(0).check()).isEqualTo(Check.COHORT);
    }

    @Test
    void aLeakAmongTheFeaturesRefusesTheModel() {
        TrainingSet rows = SeededRows.rows(7, 4_000);
        List<Column> columns = new ArrayList<>(rows.columns());
        float[] refunds = new float[rows.size()];
        for (int row = 0; row < refunds.length; row++) {
            refunds[row] = rows.labels()[row] == TrainingSet.REGRETTED ? 10 + row % 50 : 0;
        }
        columns.set(3, new Column.Numbers(refunds));
        Readiness refused = gate(
                new TrainingSet(
                        rows.schema(),
                        rows.rowKeys(),
                        rows.eventTimes(),
                        columns,
                        rows.labels(),
                        rows.labelKnownAt(),
                        rows.imputed(),
                        rows.pricesMinor()),
                List.of());
        assertThat(refused.findings().stream().filter(Finding::refuses))
                .extracting(Finding::subject)
                .containsExactly("order_value");
    }

    @Test
    void theDefaultsAreTheseAndNoOthers() {
        assertThat(GateSettings.DEFAULTS)
                .isEqualTo(new GateSettings(
                        new LeakSettings(0.6, 300, 0.01, 0.97, 0.75, 0.05, 4, 0.005, 10, 0.05, 0.15, 200),
                        new StabilitySettings(20, 0.01, 3, 3),
                        new PopulationSettings(0.3, 0.3, 0.5, 100, 0.03),
                        new ParitySettings(20_000, 300, 3, 20260103),
                        new CohortSettings(0.55, 0.1, 100)));
    }

    private static Readiness gate(TrainingSet rows, List<CohortFigures> cohorts) {
        return Gate.of(
                new Gate.Evidences(
                        rows, Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), List.of(), cohorts),
                GateSettings.DEFAULTS);
    }

    private static List<String> refusals(TrainingSet rows) {
        return Population.of(rows, Optional.empty(), Optional.empty(), PopulationSettings.DEFAULTS).stream()
                .filter(Finding::refuses)
                .map(Finding::words)
                .toList();
    }

    /** Rows a tenth of a day apart whose rate changes at a row; outcomes are known after ten days. */
    private static TrainingSet outcomes(long seed, int rows, double before, double after, int at) {
        TrainingSet set = SeededRows.rows(seed, rows);
        Random random = new Random(seed);
        for (int row = 0; row < rows; row++) {
            set.eventTimes()[row] = SeededRows.START.toEpochMilli() + row * DAY / 10;
            set.labels()[row] =
                    random.nextDouble() < (row < at ? before : after) ? TrainingSet.REGRETTED : TrainingSet.KEPT;
            set.labelKnownAt()[row] = set.eventTimes()[row] + 10 * DAY;
            set.imputed()[row] = false;
        }
        return set;
    }

    private static PartMetrics metrics(double auc) {
        return new PartMetrics(1_000, 300, 0.3, auc, auc - 0.02, auc + 0.02, 0.5, 0.6, 0.2, 0.7);
    }
}
