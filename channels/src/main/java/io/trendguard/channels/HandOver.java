package io.trendguard.channels;

/** What came of handing a message over, as far as the protocol makes it certain. */
public sealed interface HandOver {

    /**
     * The provider has taken it.
     *
     * @param reference the provider's word for it, without personal data
     */
    record Accepted(String reference) implements HandOver {}

    /**
     * The provider has certainly not taken it.
     *
     * @param cause in words, without personal data
     * @param remedy what makes sense next
     */
    record Refused(String cause, Remedy remedy) implements HandOver {}

    /**
     * The provider may have taken it, so it is never handed over again by itself.
     *
     * @param cause in words, without personal data
     */
    record InDoubt(String cause) implements HandOver {}

    /**
     * Nobody was asked: what we have cannot be addressed to anybody.
     *
     * @param cause in words, without personal data
     */
    record Unaddressable(String cause) implements HandOver {}

    /** What can be done about a refusal. */
    enum Remedy {
        /** This message again later. */
        RETRY,
        /** Every message of the channel later: the provider cannot be reached or does not let us in. */
        PAUSE_CHANNEL,
        /** Nothing: it will be refused again. */
        NONE
    }
}
