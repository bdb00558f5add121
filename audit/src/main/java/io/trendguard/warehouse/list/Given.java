package io.trendguard.warehouse.list;

import io.trendguard.event.Finding;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a call, separated into filters and the others. */
final class Given {
    private final Map<String, ? extends Collection<String>> sent;
    private final Set<String> taken;
    private final List<Finding> findings;

    Given(Map<String, ? extends Collection<String>> sent, Set<Parameter> taken, List<Finding> findings) {
        this.sent = sent;
        this.taken = taken.stream().map(Parameter::word).collect(Collectors.toUnmodifiableSet());
        this.findings = findings;
    }

    /** The names that are none of those parameters. */
    Set<String> others() {
        Set<String> others = new LinkedHashSet<>(sent.keySet());
        others.removeAll(taken);
        return others;
    }

    /** All values under a name. */
    List<String> all(String name) {
        Collection<String> values = sent.get(name);
        return values == null ? List.of() : List.copyOf(values);
    }

    /** The one value of a parameter; absent if it is not said, or with a finding if it cannot be one. */
    Optional<String> one(Parameter parameter) {
        List<String> values = taken.contains(parameter.word()) ? all(parameter.word()) : List.of();
        if (values.size() > 1) {
            findings.add(new Finding(parameter.word(), String.join(", ", values), "must be given once"));
            return Optional.empty();
        }
        if (values.size() == 1 && values.get(0).isEmpty()) {
            findings.add(new Finding(parameter.word(), "", "must not be empty; leave it out or say what is wanted"));
            return Optional.empty();
        }
        return values.stream().findFirst();
    }
}
