package io.trendguard.simulation.replay;

import io.trendguard.risk.RiskModel;
import io.trendguard.rulebook.Rulebook;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rulebooks and models that decisions were made with, by their versions. */
public final class ReplaySources {
    private final Map<String, Rulebook> rulebooks = new TreeMap<>();
    private final Map<String, RiskModel> models = new TreeMap<>();

    public ReplaySources(Collection<Rulebook> rulebooks, Collection<? extends RiskModel> models) {
        rulebooks.forEach(rulebook -> this.rulebooks.put(rulebook.version(), rulebook));
        models.forEach(model -> this.models.put(model.version(), model));
    }

    Optional<Rulebook> rulebook(String version) {
        return Optional.ofNullable(rulebooks.get(version));
    }

    Optional<RiskModel> model(String version) {
        return Optional.ofNullable(models.get(version));
    }
}
