package io.trendguard.warehouse.list;

import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.outcome.OutcomeRule.OutcomeWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of outcomes, as the decision points say them. */
final class OutcomeTitles {
    /** Something may still happen. */
    static final String OPEN = "open";
    /** Nothing is awaited. */
    static final String NONE = "none";
    /** The words of which the outcome is not known. */
    static final Set<String> UNKNOWN = Set.of(OPEN, NONE);

    private OutcomeTitles() {}

    /** All words, those of all decision points included. */
    static List<ListWord> all() {
        Map<String, ListWord> words = new LinkedHashMap<>();
        words.put(OPEN, new ListWord(OPEN, "Open"));
        for (PointDefinition point : PointDefinitions.installed().all()) {
            point.outcomes()
                    .words()
                    .forEach(word -> words.putIfAbsent(word.word(), new ListWord(word.word(), word.title())));
        }
        words.put(NONE, new ListWord(NONE, "Nothing awaited"));
        return new ArrayList<>(words.values());
    }

    /** What the decisions of a point are to prevent. */
    static List<OutcomeWord> of(String point) {
        return PointDefinitions.installed().all().stream()
                .filter(definition -> definition.point().name().equals(point))
                .flatMap(definition -> definition.outcomes().words().stream())
                .toList();
    }

    /** The decision points that there are. */
    static List<ListWord> points() {
        return PointDefinitions.installed().all().stream()
                .map(definition -> definition.point().name())
                .map(name -> new ListWord(name, Character.toUpperCase(name.charAt(0)) + name.substring(1)))
                .toList();
    }
}
