package io.trendguard.point;

import io.trendguard.event.Event;
import io.trendguard.point.outcome.OutcomeRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What makes a decision point: when it is asked, about what, and what its rulebooks may read. Definitions are found by
 * {@link java.util.ServiceLoader}, so nothing else knows a point by name.
 */
public interface PointDefinition {
    /** Its name. */
    DecisionPoint point();

    /** What is to be decided about an event; absent if it does not concern this point. */
    Optional<Question> about(Event event);

    /** Whether each item is assessed or the order or cart as a whole. */
    Unit unit();

    /** The inputs of its own that tables and rules may read. */
    List<OwnInput> inputs();

    /** Whether the items of its questions are products; else an item stands for all of them together. */
    default boolean itemsAreProducts() {
        return true;
    }

    /** Numbers among its features that messages may state, by placeholder. */
    default Map<String, StatedNumber> statedNumbers() {
        return Map.of();
    }

    /** The parameters that each of its rulebooks states because more than tables reads them: what each means, by name. */
    default Map<String, String> parameters() {
        return Map.of();
    }

    /** The files of tables that each of its rulebooks has, in the order in which they are asked. */
    default List<TableFile> tables() {
        return TableFile.USUAL;
    }

    /**
     * How long an event is kept that this point is asked about or that leads to its questions, and how long its decisions are;
     * then their payloads are removed, and the log proves that they were there. Absent where the point sets no limit.
     */
    default Optional<Duration> rawDataKept() {
        return Optional.empty();
    }

    /** Whether an event holds raw data of this point, which goes when {@link #rawDataKept} is over. */
    default boolean isRaw(Event event) {
        return about(event).isPresent();
    }

    /** How it becomes known what came of its decisions. */
    default OutcomeRule outcomes() {
        return OutcomeRule.NONE;
    }

    /** How people speak of what it decides. */
    PointWords words();

    /**
     * What a decision of this point was about.
     *
     * @param inputs what was stated of the order or cart and its first item, by name
     * @param itemsKnown whether the request names any items
     */
    Situation situation(Stage stage, Map<String, InputValue> inputs, boolean itemsKnown);

    /** What a risk is assessed for. */
    enum Unit {
        /** Each item has features and a risk of its own; the policy looks at the one with the highest. */
        ITEM,
        /** The order or cart has features and a risk as a whole. */
        WHOLE
    }
}
