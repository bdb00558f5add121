package io.trendguard.contact;

import io.trendguard.event.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the contact ledger says of one person at one moment. It holds no address and no name.
 *
 * @param channels consent and history by channel; a channel that is absent was never spoken of
 * @param timeZone IANA name; absent if unknown, and then nothing is sent
 * @param locale BCP 47 language of messages
 * @param offersMade offers handed over in the last 365 days
 * @param offersAccepted of these, accepted
 */
public record ContactReading(
        Map<Channel, ChannelReading> channels,
        Optional<String> timeZone,
        Optional<String> locale,
        int offersMade,
        int offersAccepted) {

    /** Nothing is known, so nothing is sent. */
    public static final ContactReading UNKNOWN = new ContactReading(Map.of(), Optional.empty(), Optional.empty(), 0, 0);

    public ContactReading {
        channels = Map.copyOf(channels);
    }

    /** What is known of a channel. */
    public ChannelReading on(Channel channel) {
        return channels.getOrDefault(channel, ChannelReading.UNKNOWN);
    }

    /**
     * What the ledger says of one channel.
     *
     * @param consent whether messages are allowed
     * @param reachable whether an address is known
     * @param contactsLast24Hours handed over or in doubt
     * @param contactsLast7Days handed over or in doubt
     * @param lastContactAt the latest of them
     */
    public record ChannelReading(
            ConsentState consent,
            boolean reachable,
            int contactsLast24Hours,
            int contactsLast7Days,
            Optional<Instant> lastContactAt) {
        /** Never spoken of. */
        public static final ChannelReading UNKNOWN =
                new ChannelReading(ConsentState.UNKNOWN, false, 0, 0, Optional.empty());
    }

    /** Whether messages on a channel are allowed. */
    public enum ConsentState {
        GRANTED,
        REFUSED,
        UNKNOWN
    }
}
