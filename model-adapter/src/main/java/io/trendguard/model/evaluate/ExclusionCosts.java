package io.trendguard.model.evaluate;

import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.Fit;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.TimeSplit;
import io.trendguard.model.train.Trained;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Measures what it costs to leave out age, form of address or region, and whatever else a training excludes. Each time two models
 * differ in these features alone; the same rows are learnt from, chosen on and tested on.
 */
final class ExclusionCosts {
    /** What is about the person, by reason code. */
    private static final Map<String, String> PERSONAL = new LinkedHashMap<>();

    static {
        PERSONAL.put("AGE_BAND", "age");
        PERSONAL.put("SALUTATION", "form of address");
        PERSONAL.put("REGION", "region");
    }

    private final Trained trained;
    private final TrainingSet rows;
    private final TimeSplit split;
    private final NamedCosts costs;
    private final Effort effort;
    private final Progress progress;
    private final Map<Set<String>, double[]> answers = new LinkedHashMap<>();

    private ExclusionCosts(Trained trained, NamedCosts costs, Effort effort, Progress progress) {
        this.trained = trained;
        this.rows = trained.rows();
        this.split = trained.split().learningFrom(effort.comparedRows());
        this.costs = costs;
        this.effort = effort;
        this.progress = progress;
    }

    static List<ExclusionCost> of(Trained trained, NamedCosts costs, Effort effort, Progress progress) {
        return new ExclusionCosts(trained, costs, effort, progress).all();
    }

    private List<ExclusionCost> all() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        PERSONAL.values().forEach(name -> groups.put(name, new ArrayList<>()));
        for (FeatureDefinition one : rows.schema().definitions()) {
            String personal = PERSONAL.get(one.reasonCode());
            if (personal != null) {
                groups.computeIfAbsent(personal, name -> new ArrayList<>()).add(one.name());
            } else if (excluded().contains(one.name())) {
                groups.put(one.name().replace('_', ' '), List.of(one.name()));
            }
        }
        List<ExclusionCost> all = new ArrayList<>();
        groups.forEach((name, features) -> all.add(one(name, features)));
        List<ExclusionCost> measured =
                all.stream().filter(one -> one.absent().isEmpty()).toList();
        if (measured.size() > 1) {
            all.add(measure(
                    "all of these",
                    measured.stream().flatMap(one -> one.features().stream()).toList(),
                    measured.stream().allMatch(ExclusionCost::excluded)));
        }
        return all;
    }

    private List<String> excluded() {
        return rows.schema().excluded();
    }

    private ExclusionCost one(String name, List<String> features) {
        List<String> known = features.stream().filter(this::known).toList();
        if (known.isEmpty()) {
            return absent(name, features, "This data does not know it, so leaving it out costs nothing.");
        }
        boolean left = excluded().containsAll(known);
        return effort.origins() == 0
                ? absent(name, known, "A short report trains no further model.")
                : measure(name, known, left);
    }

    private ExclusionCost absent(String name, List<String> features, String why) {
        return new ExclusionCost(name, features, excluded().containsAll(features), Optional.of(why), Optional.empty());
    }

    private boolean known(String feature) {
        Column column = rows.columns().get(rows.schema().indexOf(feature));
        return Arrays.stream(split.train())
                .anyMatch(row -> column instanceof Column.Words words
                        ? words.codes()[row] >= 0
                        : !Float.isNaN(((Column.Numbers) column).values()[row]));
    }

    private ExclusionCost measure(String name, List<String> features, boolean left) {
        Set<String> with = new LinkedHashSet<>(excluded());
        with.removeAll(Set.copyOf(features));
        Set<String> without = new LinkedHashSet<>(excluded());
        without.addAll(features);
        ModelComparison difference =
                Rivals.compare(rows, split.test(), "", answers(name, without), answers(name, with), costs, effort);
        return new ExclusionCost(
                name,
                features,
                left,
                Optional.empty(),
                Optional.of(new ExclusionCost.Figures(
                        difference.aucGain(), difference.logLossGain(), difference.costGainMinor())));
    }

    /** What a model that leaves these out says of the test; the measured model itself where it is that one. */
    private double[] answers(String name, Set<String> leftOut) {
        double[] known = answers.get(leftOut);
        if (known != null) {
            return known;
        }
        boolean itself = leftOut.equals(Set.copyOf(excluded()))
                && split.train().length == trained.split().train().length;
        double[] said;
        if (itself) {
            said = trained.fit().probabilities(rows, split.test());
        } else {
            progress.stage("What leaving out %s costs: training again".formatted(name));
            TrainingSet others = rows.excluding(leftOut);
            said = Fit.of(others, split.train(), split.validation(), trained.settings(), progress)
                    .probabilities(others, split.test());
        }
        answers.put(leftOut, said);
        return said;
    }
}
