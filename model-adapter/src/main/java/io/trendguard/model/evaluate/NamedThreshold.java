package io.trendguard.model.evaluate;

import io.trendguard.rulebook.Rulebook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A probability from which on something happens, and who says so.
 *
 * @param probability where it lies
 * @param source for example {@code rulebook regret: ordinary_risk}
 */
public record NamedThreshold(double probability, String source) {
    private static final String PROBABILITY = "probability";

    /** Those that the parameters of a rulebook set; parameters of the same value are one threshold. */
    public static List<NamedThreshold> of(Rulebook rulebook) {
        Map<Double, String> names = new TreeMap<>();
        rulebook.manifest().parameters().entrySet().stream()
                .filter(entry -> entry.getValue().unit().equals(PROBABILITY))
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .forEach(entry ->
                        names.merge(entry.getValue().value().doubleValue(), entry.getKey(), (a, b) -> a + ", " + b));
        return names.entrySet().stream()
                .map(entry -> new NamedThreshold(
                        entry.getKey(), "rulebook %s: %s".formatted(rulebook.name(), entry.getValue())))
                .toList();
    }
}
