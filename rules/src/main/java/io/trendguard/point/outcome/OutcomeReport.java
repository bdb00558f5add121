package io.trendguard.point.outcome;

import io.trendguard.event.PersonRef;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event says about something that is awaited. Where several say the same sort of thing, the one that became known last
 * counts.
 *
 * @param key what is meant, as {@link Awaited} names it
 * @param lineId the item; all of them where it is absent
 * @param person whose it must be, where that matters
 * @param at when it happened
 * @param news what is said
 */
public record OutcomeReport(String key, Optional<String> lineId, Optional<PersonRef> person, Instant at, News news) {
    /** What is said. */
    public sealed interface News {}

    /**
     * It has happened.
     *
     * @param word the outcome, for example {@code returned}
     * @param reason the reporter's word for why
     * @param money what was paid back or paid, minor units
     */
    public record Happened(String word, Optional<String> reason, Optional<Long> money) implements News {}

    /** The time for it ends at another moment. */
    public record Ends(Instant until) implements News {}

    /** It became something else, whose outcome is awaited from now on: a cart that became an order. */
    public record Became(Awaited next) implements News {}
}
