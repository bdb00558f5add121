package io.trendguard.contact.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was said of one thing over time, so that a late fact lands where it belongs: only the newest facts by their own
 * time are kept, in whatever order they came in. Of two facts of one moment the greater value stands.
 *
 * @param facts oldest first, at most {@link #KEPT}
 */
record Timeline<T extends Comparable<T>>(@JsonValue List<Said<T>> facts) {
    /** So many facts are kept. */
    static final int KEPT = 16;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Timeline {
        facts = List.copyOf(facts);
    }

    static <T extends Comparable<T>> Timeline<T> empty() {
        return new Timeline<>(List.of());
    }

    /** One fact. */
    record Said<T extends Comparable<T>>(Instant at, T value) implements Comparable<Said<T>> {
        @Override
        public int compareTo(Said<T> other) {
            return Comparator.<Said<T>, Instant>comparing(Said::at)
                    .thenComparing(Said::value)
                    .compare(this, other);
        }
    }

    /** With one fact more. */
    Timeline<T> with(Instant at, T value) {
        Said<T> said = new Said<>(at, value);
        int place = Collections.binarySearch(facts, said);
        if (place >= 0) {
            return this;
        }
        List<Said<T>> all = new ArrayList<>(facts);
        all.add(-place - 1, said);
        return new Timeline<>(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    /** What held at a moment. */
    Optional<T> at(Instant moment) {
        for (int i = facts.size() - 1; i >= 0; i--) {
            if (!facts.get(i).at().isAfter(moment)) {
                return Optional.of(facts.get(i).value());
            }
        }
        return Optional.empty();
    }

    @JsonIgnore
    boolean isEmpty() {
        return facts.isEmpty();
    }
}
