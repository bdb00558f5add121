package io.trendguard.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.EventSchemas;
import io.trendguard.event.Feed;
import io.trendguard.text.Excerpt;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the parts of a mapping must have in common; each method throws {@link InvalidFileException} with the remedy. */
final class MappingRules {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    private static final String TIME = "time";
    private static final String LINES = "lines";

    private MappingRules() {}

    /** A row's name must tell rows apart. */
    static void rowKey(String rowKey, Set<String> known) {
        List<String> places =
                PLACE.matcher(rowKey).results().map(place -> place.group(1)).toList();
        if (places.isEmpty() || !known.containsAll(places)) {
            throw new InvalidFileException(
                    "The (row_key) is (%s). It names a row and must be made of %s, for example '%s'."
                            .formatted(
                                    Excerpt.of(rowKey, 60),
                                    known.stream()
                                            .sorted()
                                            .map("{%s}"::formatted)
                                            .toList(),
                                    known.contains("key") ? "{key}" : "{order_id}-{line_id}"));
        }
    }

    /** One character stands between columns. */
    static void delimiter(String delimiter) {
        if (delimiter.length() != 1 || delimiter.equals("\"") || delimiter.equals("\n")) {
            throw new InvalidFileException(
                    "The (delimiter) is (%s). It must be one character, such as ',' or ';' or \"\\t\"."
                            .formatted(Excerpt.of(delimiter, 20)));
        }
    }

    /** A label's words must differ. */
    static void words(String one, List<String> words, String other, List<String> others) {
        if (words.isEmpty() || others.isEmpty() || words.stream().anyMatch(others::contains)) {
            throw new InvalidFileException(
                    "The words under (%s) are %s and those under (%s) are %s. Each needs at least one, and none may stand in both."
                            .formatted(one, words, other, others));
        }
    }

    /** Fields of a purchase and of its lines, with all that an event needs. */
    static void fields(Map<String, FieldRule> order, Map<String, FieldRule> line) {
        ObjectNode schema = EventSchemas.jsonSchema(Feed.PURCHASE);
        Set<String> known = new TreeSet<>(names(schema.path("properties")));
        known.remove(LINES);
        known.add(TIME);
        Set<String> needed = new TreeSet<>(texts(schema.path("required")));
        needed.remove(LINES);
        needed.add(TIME);
        fields("order", order, known, needed);
        JsonNode lines = schema.path("properties").path(LINES).path("items");
        fields(
                "line",
                line,
                new TreeSet<>(names(lines.path("properties"))),
                new TreeSet<>(texts(lines.path("required"))));
    }

    private static void fields(String where, Map<String, FieldRule> rules, Set<String> known, Set<String> needed) {
        Set<String> unknown = new TreeSet<>(rules.keySet());
        unknown.removeAll(known);
        Set<String> missing = new TreeSet<>(needed);
        missing.removeAll(rules.keySet());
        if (!unknown.isEmpty() || !missing.isEmpty()) {
            throw new InvalidFileException(
                    "The fields under (items.%s) do not fit a purchase.%s%s Known are %s; needed are %s."
                            .formatted(
                                    where,
                                    missing.isEmpty() ? "" : " There is no rule for %s.".formatted(missing),
                                    unknown.isEmpty() ? "" : " Nothing is called %s.".formatted(unknown),
                                    known,
                                    needed));
        }
    }

    /** Features have names of their own. */
    static void features(List<TableSpec.FeatureRule> features) {
        if (features.isEmpty()) {
            throw new InvalidFileException("The list (table.features) is empty. Name at least one feature.");
        }
        Set<String> names = new HashSet<>();
        for (TableSpec.FeatureRule feature : features) {
            if (!names.add(feature.name())) {
                throw new InvalidFileException(
                        "There are two features (%s). Give each its own name.".formatted(feature.name()));
            }
        }
    }

    /** Days are counted forward. */
    static void days(String key, Optional<Integer> days) {
        if (days.isPresent() && (days.get() < 0 || days.get() > 3_650)) {
            throw new InvalidFileException(
                    "The days under (%s) are (%d). They must be from 0 to 3650.".formatted(key, days.get()));
        }
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new java.util.ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
