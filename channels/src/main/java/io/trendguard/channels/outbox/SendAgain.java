package io.trendguard.channels.outbox;

import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which messages a person may have sent again: those that failed for good and certainly did not reach the customer. */
public final class SendAgain {
    private static final Set<String> BY_PROVIDER = Set.of(Reasons.REFUSED_BY_PROVIDER, Reasons.ADDRESS_UNUSABLE);

    private SendAgain() {}

    /** Why a message that ended so is not sent again, in words; absent if it may be. */
    public static Optional<String> refusal(DeliveryPayload last) {
        return switch (last.result()) {
            case HANDED_OVER, SETTLED_SENT ->
                Optional.of("The provider took it, and nobody gets the same message twice.");
            case IN_DOUBT -> Optional.of("It is in doubt: say first what became of it.");
            case FAILED -> Optional.of("It is tried again by itself.");
            case SEND_AGAIN -> Optional.of("It is on its way again already.");
            case SETTLED_UNKNOWN -> Optional.of("It may have reached the customer, so it is never sent again.");
            case SETTLED_NOT_SENT -> Optional.empty();
            case NOT_SENT -> BY_PROVIDER.containsAll(last.reasons()) ? Optional.empty() : Optional.of(heldBack(last));
        };
    }

    static boolean mayFollow(DeliveryPayload last) {
        return last.result() != Result.SEND_AGAIN && refusal(last).isEmpty();
    }

    private static String heldBack(DeliveryPayload last) {
        return "It did not fail but was held back: "
                + last.reasons().stream().map(Reasons::inWords).collect(Collectors.joining(", "))
                + ".";
    }
}
