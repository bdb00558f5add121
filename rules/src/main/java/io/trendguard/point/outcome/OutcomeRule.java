package io.trendguard.point.outcome;

import io.trendguard.event.Event;
import java.util.List;
import java.util.Optional;

/** How the outcomes of a decision point's decisions become known. A pure function of events. */
public interface OutcomeRule {
    /** A point whose decisions await nothing. */
    OutcomeRule NONE = new OutcomeRule() {
        @Override
        public Optional<Awaited> awaited(Event event) {
            return Optional.empty();
        }

        @Override
        public List<OutcomeReport> reports(Event event) {
            return List.of();
        }

        @Override
        public List<OutcomeWord> words() {
            return List.of();
        }
    };

    /** What a decision about an event waits for; absent where nothing is awaited. */
    Optional<Awaited> awaited(Event event);

    /** What an event says about things that were decided about, before it or after it. */
    List<OutcomeReport> reports(Event event);

    /** The words that an outcome may have, those of time that passed included, as people read them. */
    List<OutcomeWord> words();

    /**
     * One possible outcome.
     *
     * @param word for programs, for example {@code returned}
     * @param title for people, for example {@code Returned}
     * @param prevented whether it is what the decision was to prevent
     * @param rated whether it counts in the rate of what was to be prevented; a cart that was never bought cannot come back
     */
    record OutcomeWord(String word, String title, boolean prevented, boolean rated) {}
}
