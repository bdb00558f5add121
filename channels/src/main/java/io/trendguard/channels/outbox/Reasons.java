package io.trendguard.channels.outbox;

import io.trendguard.contact.SendCheck;
import java.util.Locale;
import java.util.Map;

/** Reason codes of a message that is not sent, beside those of {@link io.trendguard.contact.SendCheck}. */
public final class Reasons {
    /** Another treatment of the same order went out on this channel. */
    public static final String ORDER_ALREADY_CONTACTED = "ORDER_ALREADY_CONTACTED";

    /** What it speaks of has been overtaken: the cart was bought meanwhile. */
    public static final String OCCASION_OVER = "OCCASION_OVER";

    /** Nothing serves the channel. */
    public static final String CHANNEL_NOT_SERVED = "CHANNEL_NOT_SERVED";

    /** The person was erased, and with them their address. */
    public static final String PERSON_ERASED = "PERSON_ERASED";

    /** The rulebook has no such message, or the message asks for something that is not known. */
    public static final String MESSAGE_INCOMPLETE = "MESSAGE_INCOMPLETE";

    /** What we have is no address of the channel, so no provider was asked. */
    public static final String ADDRESS_UNUSABLE = "ADDRESS_UNUSABLE";

    /** The provider refused it for good. */
    public static final String REFUSED_BY_PROVIDER = "REFUSED_BY_PROVIDER";

    /** The day's budget is used up, so that it is not sent again. */
    public static final String BUDGET_USED_UP = "BUDGET_USED_UP";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(ORDER_ALREADY_CONTACTED, "another message about the order went out on this channel"),
            Map.entry(OCCASION_OVER, "what it speaks of has been overtaken"),
            Map.entry(CHANNEL_NOT_SERVED, "nothing serves the channel"),
            Map.entry(PERSON_ERASED, "the person was erased"),
            Map.entry(MESSAGE_INCOMPLETE, "the message could not be put together"),
            Map.entry(ADDRESS_UNUSABLE, "the address is no address of the channel"),
            Map.entry(REFUSED_BY_PROVIDER, "the provider refused it for good"),
            Map.entry(BUDGET_USED_UP, "the day's budget is used up"),
            Map.entry(SendCheck.TOO_LATE, "it would come too late"),
            Map.entry(SendCheck.SAFE_MODE, "safe mode is on and nobody is contacted"),
            Map.entry(SendCheck.CONSENT_UNKNOWN, "no consent is known for this channel"),
            Map.entry(SendCheck.CONSENT_REFUSED, "the customer refused messages on this channel"),
            Map.entry(SendCheck.NOT_REACHABLE, "no address is known"),
            Map.entry(SendCheck.TIME_ZONE_UNKNOWN, "the customer's time zone is not known"),
            Map.entry(SendCheck.DAILY_CAP, "the customer got enough messages in 24 hours"),
            Map.entry(SendCheck.WEEKLY_CAP, "the customer got enough messages in 7 days"),
            Map.entry(SendCheck.NOT_DUE, "it is not due yet"),
            Map.entry(SendCheck.QUIET_HOURS, "quiet hours where the customer lives"));

    private Reasons() {}

    /** A reason code as a part of a sentence. */
    public static String inWords(String code) {
        return WORDS.getOrDefault(code, code.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
