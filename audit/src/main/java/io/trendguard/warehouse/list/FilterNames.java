package io.trendguard.warehouse.list;

import io.trendguard.event.Finding;
import io.trendguard.event.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the column and the operator that the name of a parameter means. */
final class FilterNames {
    private final ListDefinition list;
    private final List<String> known = new ArrayList<>();
    private final List<Finding> findings;

    /** A filter by its name. */
    record Meant(ListColumn column, Operator operator) {}

    FilterNames(ListDefinition list, Set<Parameter> taken, List<Finding> findings) {
        this.list = list;
        this.findings = findings;
        list.columns().forEach(column -> known.add(column.name()));
        taken.stream().map(Parameter::word).sorted().forEach(known::add);
    }

    /** What each of the names means; findings of those that mean nothing. */
    Map<String, Meant> of(Collection<String> names) {
        Map<String, Meant> meant = new LinkedHashMap<>();
        names.forEach(name -> meant(name).ifPresent(one -> meant.put(name, one)));
        return meant;
    }

    private Optional<Meant> meant(String name) {
        Optional<ListColumn> whole = list.column(name);
        if (whole.isPresent()) {
            return Optional.of(new Meant(whole.get(), Operator.IS));
        }
        int dot = name.lastIndexOf('.');
        Optional<ListColumn> column = dot < 0 ? Optional.empty() : list.column(name.substring(0, dot));
        if (column.isEmpty()) {
            String wanted = dot < 0 ? name : name.substring(0, dot);
            refuse(
                    name,
                    Nearest.hint(wanted, known),
                    "known are %s; columns also with .not, .min, .max, .contains and .known where their type allows it"
                            .formatted(String.join(", ", known)));
            return Optional.empty();
        }
        Optional<Operator> operator =
                Operator.of(name.substring(dot + 1)).filter(column.get().operators()::contains);
        if (operator.isEmpty()) {
            List<String> possible = column.get().operators().stream()
                    .map(one -> one.parameter(column.get().name()))
                    .toList();
            refuse(
                    name,
                    Nearest.hint(name, possible),
                    "known are " + possible.stream().collect(Collectors.joining(", ")));
        }
        return operator.map(found -> new Meant(column.get(), found));
    }

    private void refuse(String name, String hint, String rest) {
        findings.add(new Finding(name, "", "is not known here" + hint + "; " + rest));
    }
}
