package io.trendguard.channels.outbox;

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

    private Reasons() {}
}
