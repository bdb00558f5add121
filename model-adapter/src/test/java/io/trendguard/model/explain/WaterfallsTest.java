package io.trendguard.model.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.point.regret.RegretFeatures;
import io.trendguard.model.serve.Calibration;
import io.trendguard.risk.CalibrationStep;
import io.trendguard.risk.CalibrationStep.Method;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.RiskAssessment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WaterfallsTest {
    private static final FeatureSchema SCHEMA = RegretFeatures.SCHEMA;
    private static final Waterfalls WATERFALLS = new Waterfalls(Optional.of(SCHEMA), Optional.of("EUR"));

    static Stream<Calibration> calibrations() {
        return Stream.of(
                new Calibration.None(),
                new Calibration.Platt(0.7662, 0.165),
                new Calibration.Platt(2.8, -1.1),
                new Calibration.Platt(40, 3),
                new Calibration.Isotonic(new double[] {-2, -0.5, 0.1, 3}, new double[] {0, 0.2, 0.7, 1}),
                new Calibration.Isotonic(new double[] {0}, new double[] {0.3}));
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void whatIsShownAddsUpToWhatIsShown(Calibration calibration) {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 3_000; round++) {
            double spread = new double[] {0.001, 0.1, 1, 12}[round % 4];
            RiskAssessment risk = assessment(calibration, random, spread);
            Waterfall shown =
                    WATERFALLS.of("l1", Optional.empty(), risk, vector(random), Optional.empty(), Optional.empty());

            BigDecimal sum = shown.start().points();
            double logOdds = shown.start().logOdds();
            for (Waterfall.Step step : shown.steps()) {
                sum = sum.add(step.points());
                logOdds += step.logOdds();
                assertThat(step.total().movePointRight(2)).isEqualByComparingTo(sum);
            }
            if (shown.calibration().isPresent()) {
                sum = sum.add(shown.calibration().get().points());
                logOdds += shown.calibration().get().logOdds();
            }
            assertThat(sum).isEqualByComparingTo(shown.end().points());
            assertThat(shown.end().points())
                    .isEqualByComparingTo(risk.probability().movePointRight(2).setScale(1, RoundingMode.HALF_UP));
            assertThat(1 / (1 + Math.exp(-logOdds)))
                    .isCloseTo(risk.probability().doubleValue(), org.assertj.core.api.Assertions.within(2e-6));
            assertThat(shown.calibration().isPresent()).isEqualTo(calibration instanceof Calibration.Isotonic);
            assertThat(shown.steps()).hasSizeLessThanOrEqualTo(Waterfalls.MOST + 1);
        }
    }

    private static RiskAssessment assessment(Calibration calibration, SplittableRandom random, double spread) {
        double raw = random.nextDouble(-1, 1);
        double baseline = calibration.slope() * raw + calibration.intercept();
        List<Contribution> contributions = new ArrayList<>();
        for (FeatureDefinition definition : SCHEMA.definitions()) {
            double phi = random.nextInt(3) == 0 ? 0 : random.nextDouble(-spread, spread) * random.nextDouble();
            raw += phi;
            contributions.add(new Contribution(definition.name(), calibration.slope() * phi));
        }
        CalibrationStep step = calibration.step(raw);
        return new RiskAssessment(
                new BigDecimal(calibration.probability(raw)).setScale(6, RoundingMode.HALF_EVEN),
                calibration.slope() * raw + calibration.intercept() + step.logOdds(),
                baseline,
                contributions,
                Optional.of(step),
                List.of(),
                List.of(),
                "model");
    }

    private static FeatureVector vector(SplittableRandom random) {
        List<Feature> features = new ArrayList<>();
        for (FeatureDefinition definition : SCHEMA.definitions()) {
            FeatureValue value = random.nextInt(5) == 0
                    ? new FeatureValue.Missing("not told")
                    : definition.kind() == FeatureDefinition.Kind.CATEGORY
                            ? new FeatureValue.Category("a word")
                            : new FeatureValue.Numeric((float) random.nextDouble(-1, 400));
            features.add(new Feature(definition.name(), value, Instant.EPOCH));
        }
        return new FeatureVector(SCHEMA.version(), features);
    }

    private static RiskAssessment known(
            double probability, double baseline, Optional<CalibrationStep> step, Contribution... phi) {
        double sum = baseline + step.map(CalibrationStep::logOdds).orElse(0.0);
        for (Contribution one : phi) {
            sum += one.logOdds();
        }
        return new RiskAssessment(
                new BigDecimal(probability).setScale(6, RoundingMode.HALF_EVEN),
                sum,
                baseline,
                List.of(phi),
                step,
                List.of(),
                List.of(),
                "m");
    }

    private static Waterfall shown(RiskAssessment risk) {
        return WATERFALLS.of(
                "l1",
                Optional.of("Linen dress"),
                risk,
                vector(new SplittableRandom(1)),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void theStrongestEffectComesFirstAndNoneIsHidden() {
        double end = 1 / (1 + Math.exp(-1.3));
        Waterfall shown = shown(known(
                end,
                -0.2,
                Optional.of(new CalibrationStep(Method.NONE, 0)),
                new Contribution("salutation", 0.9),
                new Contribution("discount_depth", 0.5),
                new Contribution("hour", 0.1)));

        assertThat(shown.steps())
                .extracting(Waterfall.Step::name)
                .containsExactly("Form of address", "Discount", "Time of day");
    }

    @Test
    void smallEffectsAreToldTogether() {
        Contribution[] phi = SCHEMA.definitions().stream()
                .map(one -> new Contribution(one.name(), 0.01))
                .toArray(Contribution[]::new);
        phi[0] = new Contribution(phi[0].feature(), 0.8);
        double end = 1 / (1 + Math.exp(-(0.8 + 0.01 * (phi.length - 1))));

        Waterfall shown = shown(known(end, 0, Optional.of(new CalibrationStep(Method.NONE, 0)), phi));

        assertThat(shown.steps()).hasSize(2);
        assertThat(shown.steps().get(1).feature()).isEmpty();
        assertThat(shown.steps().get(1).name()).isEqualTo("%d smaller effects".formatted(phi.length - 1));
        assertThat(shown.steps().get(1).logOdds())
                .isCloseTo(0.01 * (phi.length - 1), org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void aDecisionOfBeforeCalibrationTellsWhatItLeftUnsaidAsAStep() {
        Waterfall shown = shown(known(0.608, -0.85, Optional.empty(), new Contribution("discount_depth", 0.1)));

        assertThat(shown.method()).isEqualTo("unknown");
        assertThat(shown.start().points()).isEqualByComparingTo("29.9");
        assertThat(shown.calibration()).isPresent();
        assertThat(shown.end().points()).isEqualByComparingTo("60.8");
    }

    @Test
    void anAssessmentWhoseProbabilityIsNotThatOfItsLogOddsIsRefused() {
        assertThatThrownBy(() -> known(0.608, -0.85, Optional.of(new CalibrationStep(Method.NONE, 0))))
                .hasMessageContaining("and not the probability (0.608000)");
    }
}
