package io.trendguard.routes.api;

import io.trendguard.channels.outbox.KeptMessage;
import io.trendguard.event.Channel;
import io.trendguard.log.payload.DeliveryPayload.ByPerson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything about one message.
 *
 * @param position of its entry in the tenant's log
 * @param state as the list of messages names it
 * @param title what it is, in the words of the rulebook where it has some
 * @param zone whose local times the words below are in
 * @param costMinor what it costs the shop if it is taken, minor units
 * @param steps its way, in order
 * @param rendering what the customer reads
 * @param notSettled why its doubt cannot be settled; absent if it can
 * @param notSentAgain why it cannot be sent again; absent if it may be, which is checked once more then
 * @param mayOperate whether the caller may do either
 */
public record MessageFile(
        String treatmentId,
        String decisionId,
        String orderId,
        long position,
        Channel channel,
        String intervention,
        String title,
        String state,
        String rulebookVersion,
        String currency,
        long costMinor,
        String zone,
        Instant expiresAt,
        List<Step> steps,
        Rendering rendering,
        Optional<String> notSettled,
        Optional<String> notSentAgain,
        boolean mayOperate) {
    public MessageFile {
        steps = List.copyOf(steps);
    }

    /**
     * One step of its way.
     *
     * @param what kind of step, for programs
     * @param position of its entry in the log; absent for what follows from the entries around it
     * @param time when it happens or happened
     * @param result how it ended, in one word for programs
     * @param title in a few words
     * @param says more about it, in words
     * @param provider what the provider said or calls it
     * @param by the person who said so
     */
    public record Step(
            What what,
            Optional<Long> position,
            Instant time,
            Optional<String> result,
            String title,
            String says,
            Optional<String> provider,
            Optional<ByPerson> by) {}

    /** What a step is about. */
    public enum What {
        PLANNED,
        /** It waits by a rule. */
        HELD,
        /** It may go: checked at the moment of sending. */
        CHECKED,
        ATTEMPT,
        RESULT,
        /** A person decided about it. */
        PERSON,
        ANSWER,
        OUTCOME
    }

    /**
     * What the customer reads.
     *
     * @param source whether it was kept when it was sent, or is made of its template now
     * @param message absent where nothing can be shown
     * @param says where it is from, or why there is nothing
     */
    public record Rendering(Source source, Optional<KeptMessage> message, String says) {}

    /** Where a rendering is from. */
    public enum Source {
        /** Kept on the log when it was handed over. */
        KEPT,
        /** Made of the template; nothing was handed over yet, or before messages were kept. */
        DRAFT,
        /** Nothing to show. */
        NONE
    }
}
