package io.trendguard.model.report;

import io.trendguard.model.evaluate.Rate;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.train.CalibrationFit;
import io.trendguard.model.train.Trained;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds out what moves the model's answers on the test. */
final class Explainer {
    private static final int DEPENDENCES = 8;
    private static final int BINS = 8;
    private static final List<String> ASKED = List.of("trend_velocity_24h", "discount_depth");

    private final TrainingSet set;
    private final Nouns nouns;
    private final Contributions contributions;
    private final Interactions interactions;
    private final CalibrationFit calibration;

    Explainer(Trained trained, Nouns nouns, int most) {
        this.nouns = nouns;
        set = trained.rows();
        contributions = Contributions.of(set, trained.fit(), trained.split().test(), most);
        interactions = new Interactions(trained, contributions);
        calibration = trained.fit().calibration();
    }

    Explanation explanation() {
        List<Explanation.Importance> features = IntStream.range(0, set.schema().size())
                .mapToObj(f -> new Explanation.Importance(
                        definition(f).name(), definition(f).reasonCode(), contributions.meanSize(f), known(f)))
                .filter(one -> one.logOdds() > 0)
                .sorted(Comparator.comparingDouble(Explanation.Importance::logOdds)
                        .reversed())
                .toList();
        List<Integer> ranked = features.stream()
                .map(one -> set.schema().indexOf(one.feature()))
                .toList();
        return new Explanation(
                contributions.size(),
                new Explanation.Calibrated(
                        calibration.method(), calibration.chosen().slope(), contributions.meanStep()),
                features,
                drivers(ranked),
                dependences(ranked),
                interactions.strongest(ranked),
                new Examples(set, contributions).all());
    }

    private FeatureDefinition definition(int feature) {
        return set.schema().definitions().get(feature);
    }

    private double known(int feature) {
        Column column = set.columns().get(feature);
        return Arrays.stream(contributions.rows())
                        .filter(row -> column instanceof Column.Words words
                                ? words.codes()[row] >= 0
                                : !Float.isNaN(((Column.Numbers) column).values()[row]))
                        .count()
                / (double) contributions.size();
    }

    /** Features of one reason count together, as they do in the reasons of a decision. */
    private List<Explanation.Driver> drivers(List<Integer> ranked) {
        Map<String, List<Integer>> byReason = new LinkedHashMap<>();
        ranked.forEach(f -> byReason.computeIfAbsent(definition(f).reasonCode(), code -> new ArrayList<>())
                .add(f));
        List<Explanation.Driver> drivers = new ArrayList<>();
        byReason.forEach((code, features) -> {
            double sum = 0;
            for (int row = 0; row < contributions.size(); row++) {
                double together = 0;
                for (int f : features) {
                    together += contributions.phi()[f][row];
                }
                sum += Math.abs(together);
            }
            drivers.add(new Explanation.Driver(
                    code,
                    features.stream().map(f -> definition(f).name()).toList(),
                    sum / contributions.size(),
                    direction(features.get(0))));
        });
        drivers.sort(Comparator.comparingDouble(Explanation.Driver::logOdds).reversed());
        return drivers;
    }

    /** Compares the contributions of the lowest and highest fifth, and asks whether the way between them is one-way. */
    private String direction(int feature) {
        Binning binning = binning(feature, 5);
        if (definition(feature).kind() == FeatureDefinition.Kind.CATEGORY) {
            return IntStream.range(0, binning.labels().size())
                    .boxed()
                    .max(Comparator.comparingDouble(bin -> contributions.mean(feature, binning.in(bin))))
                    .map(bin -> "highest for “%s”".formatted(binning.labels().get(bin)))
                    .orElse("differs by word");
        }
        double[] means = IntStream.range(0, binning.labels().size())
                .mapToDouble(bin -> contributions.mean(feature, binning.in(bin)))
                .toArray();
        if (means.length < 2) {
            return "acts by being known or not";
        }
        double way = 0;
        for (int i = 1; i < means.length; i++) {
            way += Math.abs(means[i] - means[i - 1]);
        }
        double net = means[means.length - 1] - means[0];
        if (Math.abs(net) < 0.6 * way) {
            return "rises and falls";
        }
        return "higher values, %s %s".formatted(net > 0 ? "more" : "fewer", nouns.outcomes());
    }

    private Binning binning(int feature, int most) {
        return Binning.of(set.columns().get(feature), definition(feature), contributions.rows(), most);
    }

    private List<Explanation.Dependence> dependences(List<Integer> ranked) {
        List<Integer> chosen = new ArrayList<>(ranked.subList(0, Math.min(DEPENDENCES, ranked.size())));
        ranked.stream()
                .filter(f -> ASKED.contains(definition(f).name()) && !chosen.contains(f))
                .forEach(chosen::add);
        return chosen.stream().map(this::dependence).toList();
    }

    private Explanation.Dependence dependence(int feature) {
        Binning binning = binning(feature, BINS);
        List<Explanation.Bin> bins = new ArrayList<>();
        for (int bin = 0; bin <= binning.labels().size(); bin++) {
            boolean missing = bin == binning.labels().size();
            int[] places = binning.in(missing ? -1 : bin);
            if (places.length > 0) {
                bins.add(new Explanation.Bin(
                        missing ? "unknown" : binning.labels().get(bin),
                        spread(feature, places),
                        Rate.of(contributions.judged(), places)));
            }
        }
        return new Explanation.Dependence(
                definition(feature).name(), definition(feature).unit(), bins);
    }

    private Interval spread(int feature, int[] places) {
        double[] sorted = Arrays.stream(places)
                .mapToDouble(place -> contributions.phi()[feature][place])
                .sorted()
                .toArray();
        return new Interval(
                contributions.mean(feature, places),
                sorted[(int) (0.1 * (sorted.length - 1))],
                sorted[(int) Math.ceil(0.9 * (sorted.length - 1))]);
    }
}
