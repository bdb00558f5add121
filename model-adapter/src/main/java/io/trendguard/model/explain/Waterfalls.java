package io.trendguard.model.explain;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.explain.Waterfall.Shift;
import io.trendguard.model.explain.Waterfall.Step;
import io.trendguard.model.explain.Waterfall.Threshold;
import io.trendguard.model.explain.Waterfall.Total;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.FeatureWords;
import io.trendguard.risk.CalibrationStep;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.RiskAssessment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws up waterfalls: turns an assessment into steps whose shown figures add up to the shown probability. */
public final class Waterfalls {
    /** Most effects that are listed one by one. */
    static final int MOST = 8;
    /** Effects below this, in log-odds, are grouped. */
    static final double SMALL = 0.02;
    /** How far calibration may move log-odds and still count as nothing, for decisions that do not say whether it did. */
    private static final double UNMOVED = 1e-4;

    private final Optional<FeatureSchema> schema;
    private final Optional<String> currency;

    /**
     * @param schema of the model; without one, effects have no sentences
     * @param currency ISO 4217, for amounts
     */
    public Waterfalls(Optional<FeatureSchema> schema, Optional<String> currency) {
        this.schema = schema;
        this.currency = currency;
    }

    /**
     * The waterfall of one line.
     *
     * @param features what was known of the line
     */
    public Waterfall of(
            String lineId,
            Optional<String> productName,
            RiskAssessment risk,
            FeatureVector features,
            Optional<Threshold> threshold,
            Optional<Waterfall.Similar> comparable) {
        List<Effect> effects = effects(risk, features);
        double uncalibrated =
                risk.baseline() + effects.stream().mapToDouble(Effect::logOdds).sum();
        CalibrationStep calibration = risk.calibration().orElseGet(() -> unrecorded(risk, uncalibrated));
        BigDecimal end = percent(risk.probability());
        boolean moves = calibration.method() == CalibrationStep.Method.ISOTONIC;
        BigDecimal start = effects.isEmpty() && !moves ? end : shown(risk.baseline());
        List<Step> steps = new ArrayList<>();
        double running = risk.baseline();
        BigDecimal before = start;
        for (int i = 0; i < effects.size(); i++) {
            running += effects.get(i).logOdds();
            BigDecimal total = i == effects.size() - 1 && !moves ? end : shown(running);
            steps.add(effects.get(i).step(total.subtract(before), total.movePointLeft(2)));
            before = total;
        }
        return new Waterfall(
                lineId,
                productName,
                risk.calibration().isEmpty() && moves
                        ? "unknown"
                        : calibration.method().name().toLowerCase(Locale.ROOT),
                new Total(sixPlaces(probability(risk.baseline())), risk.baseline(), start),
                steps,
                moves ? Optional.of(new Shift(calibration.logOdds(), end.subtract(before))) : Optional.empty(),
                new Total(risk.probability(), uncalibrated + calibration.logOdds(), end),
                threshold,
                comparable);
    }

    /** What an assessment of before calibration leaves unsaid: whatever lies between its sum and its probability. */
    private static CalibrationStep unrecorded(RiskAssessment risk, double uncalibrated) {
        double said = Math.min(Math.max(risk.probability().doubleValue(), 1e-7), 1 - 1e-7);
        double step = StrictMath.log(said / (1 - said)) - uncalibrated;
        double moved = Math.abs(probability(uncalibrated) - said);
        return moved < UNMOVED / 10
                ? new CalibrationStep(CalibrationStep.Method.NONE, 0)
                : new CalibrationStep(CalibrationStep.Method.ISOTONIC, step);
    }

    /** One effect, or several together. */
    private record Effect(
            Optional<String> feature, String name, Optional<String> value, String sentence, double logOdds) {
        Step step(BigDecimal points, BigDecimal total) {
            return new Step(feature, name, value, sentence, logOdds, points, total);
        }
    }

    private List<Effect> effects(RiskAssessment risk, FeatureVector features) {
        List<Contribution> moving = risk.contributions().stream()
                .filter(one -> one.logOdds() != 0)
                .sorted(Comparator.comparingDouble((Contribution one) -> -Math.abs(one.logOdds()))
                        .thenComparing(Contribution::feature))
                .toList();
        List<Effect> listed = new ArrayList<>();
        List<Contribution> together = new ArrayList<>();
        for (Contribution one : moving) {
            boolean large = listed.size() < MOST && Math.abs(one.logOdds()) >= SMALL;
            if (large) {
                listed.add(effect(one, features));
            } else {
                together.add(one);
            }
        }
        if (together.size() == 1) {
            listed.add(effect(together.get(0), features));
        } else if (!together.isEmpty()) {
            listed.add(together(together));
        }
        return listed;
    }

    private static Effect together(List<Contribution> effects) {
        double sum = effects.stream().mapToDouble(Contribution::logOdds).sum();
        String name = "%s smaller effects".formatted(effects.size());
        return new Effect(
                Optional.empty(),
                name,
                Optional.empty(),
                "%s together %s the risk.".formatted(name, sum > 0 ? "raise" : "lower"),
                sum);
    }

    private Effect effect(Contribution one, FeatureVector features) {
        boolean raises = one.logOdds() > 0;
        Optional<FeatureValue> value = features.features().stream()
                .filter(feature -> feature.name().equals(one.feature()))
                .map(Feature::value)
                .findFirst();
        Optional<FeatureDefinition> definition = schema.flatMap(known -> known.definitions().stream()
                .filter(feature -> feature.name().equals(one.feature()))
                .findFirst());
        String name = definition.map(FeatureWords::name).orElseGet(() -> FeatureWords.name(one.feature()));
        String sentence = definition.isPresent() && value.isPresent()
                ? FeatureWords.sentence(definition.get(), raises, value.get(), currency)
                : "%s %s the risk.".formatted(name, raises ? "raises" : "lowers");
        return new Effect(
                Optional.of(one.feature()),
                name,
                definition.isPresent() && value.isPresent()
                        ? FeatureWords.value(definition.get(), value.get(), currency)
                        : Optional.empty(),
                sentence,
                one.logOdds());
    }

    private static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    private static BigDecimal shown(double logOdds) {
        return percent(new BigDecimal(probability(logOdds)));
    }

    private static BigDecimal percent(BigDecimal probability) {
        return probability.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }

    private static BigDecimal sixPlaces(double probability) {
        return new BigDecimal(probability).setScale(6, RoundingMode.HALF_EVEN);
    }
}
