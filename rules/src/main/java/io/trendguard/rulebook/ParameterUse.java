package io.trendguard.rulebook;

import io.trendguard.point.TableFile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds parameters that nothing reads: an analyst who moved their slider would wait for an effect that never comes. */
final class ParameterUse {
    private ParameterUse() {}

    static List<Finding> unread(Rulebook rulebook) {
        Manifest manifest = rulebook.manifest();
        Set<String> read = new TreeSet<>(SendParameters.names());
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
}
