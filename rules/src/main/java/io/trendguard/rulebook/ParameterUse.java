package io.trendguard.rulebook;

import io.trendguard.point.TableFile;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds parameters that nothing reads, since an analyst who moved their slider would wait for an effect that never comes, and
 * those that are read and missing.
 */
final class ParameterUse {
    private ParameterUse() {}

    static List<Finding> unread(Rulebook rulebook) {
        Manifest manifest = rulebook.manifest();
        Set<String> read = new TreeSet<>(SendParameters.names());
        read.addAll(rulebook.point().parameters().keySet());
        for (TableFile table : rulebook.point().tables()) {
            read.addAll(rulebook.tables(table.name()).compiled().parameters());
        }
        manifest.interventions()
                .values()
                .forEach(intervention -> intervention.cost().ifPresent(read::add));
        return manifest.parameters().keySet().stream()
                .filter(name -> !read.contains(name))
                .map(name -> Finding.in(
                        Manifests.FILE,
                        "parameters",
                        "The parameter (%s) is read by no table and no intervention. Read it where it belongs, or delete it."
                                .formatted(name)))
                .toList();
    }

    /** What the decision point reads and a rulebook that is to be published does not state. */
    static List<Finding> missing(Rulebook rulebook) {
        return new TreeMap<>(rulebook.point().parameters())
                .entrySet().stream()
                        .filter(needed -> !rulebook.manifest().parameters().containsKey(needed.getKey()))
                        .map(needed -> Finding.in(
                                Manifests.FILE,
                                "The parameter (%s) is missing: %s. The decision point (%s) reads it; add it under (parameters)."
                                        .formatted(needed.getKey(), needed.getValue(), rulebook.decisionPoint())))
                        .toList();
    }
}
