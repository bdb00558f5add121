package io.trendguard.routes.api;

import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.log.EntryKind;
import io.trendguard.log.Receipt;
import io.trendguard.log.payload.Challenge;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything about one decision.
 *
 * @param position of its entry in the tenant's log
 * @param loggedAt when it was known
 * @param request what was known
 * @param decision what was decided
 * @param receipt proof that its entry is in the log
 * @param treatments what was to be handed over
 * @param messages what the customer reads of it
 * @param history what came of it, in order
 * @param rulebook the rulebook that decided
 * @param challengers what other models said, without influence
 */
public record DecisionFile(
        long position,
        Instant loggedAt,
        DecisionRequest request,
        Decision decision,
        Optional<Receipt> receipt,
        List<Treatment> treatments,
        List<WrittenMessage> messages,
        List<Step> history,
        RulebookName rulebook,
        List<Challenge> challengers) {

    /**
     * One later entry about it.
     *
     * @param result how it ended, in one word for programs
     * @param summary what it says, in words for people
     */
    public record Step(long position, EntryKind kind, Instant time, Optional<String> result, String summary) {}

    /** Which rulebook. */
    public record RulebookName(String name, String version) {}
}
