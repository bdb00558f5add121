package io.trendguard.model.evaluate;

import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.SourceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model is held against.
 *
 * @param costs what mistakes cost, the rule that counts first
 * @param thresholds from which probabilities on something happens, as far as rulebooks say
 * @param sourceRule what the documents behind the decision say without a model, if the mapping names it
 */
public record Yardsticks(List<NamedCosts> costs, List<NamedThreshold> thresholds, Optional<SourceRule> sourceRule) {
    public Yardsticks {
        costs = List.copyOf(costs);
        thresholds = List.copyOf(thresholds);
    }

    /** Without thresholds of a rulebook. */
    public Yardsticks(List<NamedCosts> costs, Optional<SourceRule> sourceRule) {
        this(costs, List.of(), sourceRule);
    }

    /** Those of a mapping: its costs first, then others. */
    public static Yardsticks of(MappingFile mapping, List<NamedCosts> others, List<NamedThreshold> thresholds) {
        List<NamedCosts> costs = new ArrayList<>();
        costs.add(new NamedCosts("mapping " + mapping.name(), "", mapping.costRule()));
        costs.addAll(others);
        return new Yardsticks(costs, thresholds, mapping.sourceRule());
    }

    /** Those of a mapping, its costs first, then others. */
    public static Yardsticks of(MappingFile mapping, List<NamedCosts> others) {
        return of(mapping, others, List.of());
    }
}
