package io.trendguard.routes.intake;

import io.trendguard.event.Finding;
import io.trendguard.event.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Refuses query parameters that a call does not know, so that a misspelt one never passes for none. */
public final class KnownParameters {
    private KnownParameters() {}

    /**
     * Checks the parameters of a call.
     *
     * @param known their names
     * @param sent each with all its values
     * @throws InvalidCallException naming every parameter that is unknown or given twice, and the known ones
     */
    public static void check(Set<String> known, Map<String, ? extends List<String>> sent) {
        List<Finding> findings = new ArrayList<>();
        sent.forEach((name, values) -> {
            if (!known.contains(name)) {
                String list = known.isEmpty()
                        ? "this call has no query parameters"
                        : "known are " + String.join(", ", new TreeSet<>(known));
                findings.add(new Finding(
                        name,
                        String.join(", ", values),
                        "is not known here" + Nearest.hint(name, known) + "; " + list));
            } else if (values.size() > 1) {
                findings.add(new Finding(name, String.join(", ", values), "must be given once"));
            }
        });
        InvalidCallException.throwIfAny(findings);
    }
}
