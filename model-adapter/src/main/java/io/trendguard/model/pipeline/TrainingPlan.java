package io.trendguard.model.pipeline;

import io.trendguard.model.evaluate.AgainstLive;
import io.trendguard.model.evaluate.Effort;
import io.trendguard.model.evaluate.NamedCosts;
import io.trendguard.model.evaluate.NamedThreshold;
import io.trendguard.model.evaluate.Yardsticks;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.report.DataTerms;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.search.Search;
import io.trendguard.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;

/**
 * What a training is to do.
 *
 * @param settings of the training; how trees are grown is chosen by the number of rows
 * @param mapping how the history is read: what mistakes cost, and the words that the report uses
 * @param rulebooks by whose offers and thresholds the model is evaluated as well
 * @param search for better trees, within this budget; empty for none
 * @param report how much work goes into the report; empty for no report
 * @param live the model to compare with; empty for none
 */
public record TrainingPlan(
        TrainSettings settings,
        MappingFile mapping,
        List<Rulebook> rulebooks,
        Optional<Search.Budget> search,
        Optional<Effort> report,
        Optional<AgainstLive> live) {
    public TrainingPlan {
        rulebooks = List.copyOf(rulebooks);
    }

    /** A training without a search, a report or a comparison. */
    public TrainingPlan(TrainSettings settings, MappingFile mapping) {
        this(settings, mapping, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with a report. */
    public TrainingPlan reporting(Effort effort) {
        return new TrainingPlan(settings, mapping, rulebooks, search, Optional.of(effort), live);
    }

    /** What the data tells of itself, and in which words. */
    public DataTerms terms() {
        return DataTerms.of(mapping);
    }

    /** What the model has to beat, and by which costs: those of the mapping first. */
    Yardsticks yardsticks() {
        return Yardsticks.of(
                mapping,
                rulebooks.stream()
                        .flatMap(rulebook -> NamedCosts.of(rulebook).stream())
                        .toList(),
                rulebooks.stream()
                        .flatMap(rulebook -> NamedThreshold.of(rulebook).stream())
                        .toList());
    }
}
