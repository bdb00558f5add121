package io.trendguard.model.report;

import io.trendguard.feature.FeatureVector;
import io.trendguard.model.explain.Waterfall;
import io.trendguard.model.explain.Waterfalls;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.RiskAssessment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Shows on some rows how a probability comes about. What is known of a row stays out of the report, since it is of a person;
 * the names of the features and what they add are told.
 */
final class Examples {
    private static final double[] PERCENTILES = {0.1, 0.5, 0.9};

    private final TrainingSet set;
    private final Contributions contributions;

    Examples(TrainingSet set, Contributions contributions) {
        this.set = set;
        this.contributions = contributions;
    }

    /** Rows at the tenth, fiftieth and ninetieth percentile of the probability. */
    List<Explanation.Example> all() {
        int[] byProbability = IntStream.range(0, contributions.size())
                .boxed()
                .sorted(Comparator.comparingDouble(place -> contributions.probabilities()[place]))
                .mapToInt(Integer::intValue)
                .toArray();
        Waterfalls waterfalls = new Waterfalls(Optional.of(set.schema()), Optional.empty());
        return Arrays.stream(PERCENTILES)
                .mapToObj(percentile -> {
                    int place = byProbability[(int) Math.round(percentile * (byProbability.length - 1))];
                    Waterfall waterfall = waterfalls.of(
                            "row",
                            Optional.empty(),
                            assessment(place),
                            new FeatureVector(set.schema().version(), List.of()),
                            Optional.empty(),
                            Optional.empty());
                    return new Explanation.Example(percentile, waterfall);
                })
                .toList();
    }

    /** As the model itself would say it; a sum that does not lead to the probability is refused. */
    RiskAssessment assessment(int place) {
        List<Contribution> added = IntStream.range(0, set.schema().size())
                .mapToObj(f -> new Contribution(
                        set.schema().definitions().get(f).name(), contributions.phi()[f][place]))
                .toList();
        return new RiskAssessment(
                new BigDecimal(contributions.probabilities()[place]).setScale(6, RoundingMode.HALF_EVEN),
                contributions.logOdds(place),
                contributions.baseline(),
                added,
                Optional.of(contributions.steps().get(place)),
                List.of(),
                List.of(),
                "measured");
    }
}
