package io.trendguard.point.outcome;

import io.trendguard.event.Event;
import java.util.List;
import java.util.Map;
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

    /** What people read for the reporter's word for why, for example {@code it did not fit} for {@code FIT}. */
    default Map<String, String> reasons() {
        return Map.of();
    }

    /** Why nothing is awaited of a decision about an event, where people would expect an outcome. */
    default Optional<String> whyNothingIsAwaited(Event event) {
        return Optional.empty();
    }

    /**
     * One possible outcome.
     *
     * @param word for programs, for example {@code returned}
     * @param title for people, for example {@code Returned}
     * @param prevented whether it is what the decision was to prevent
     * @param rated whether it counts in the rate of what was to be prevented; a cart that was never bought cannot come back
     * @param says how it comes about
     */
    record OutcomeWord(String word, String title, boolean prevented, boolean rated, Says says) {}

    /** How an outcome comes about, as people read it. */
    sealed interface Says {}

    /**
     * Something happens.
     *
     * @param money what is said of its money, for example {@code refunded}
     */
    record OnceItHappens(String money) implements Says {}

    /**
     * The time for everything else passes.
     *
     * @param window what that time is called, for example {@code return window}
     * @param nothing what is said where nothing happened in it, for example {@code nothing was returned}
     */
    record OnceTimeIsOver(String window, String nothing) implements Says {}
}
