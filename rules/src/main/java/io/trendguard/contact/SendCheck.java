package io.trendguard.contact;

import io.trendguard.contact.ContactReading.ChannelReading;
import io.trendguard.event.Channel;
import io.trendguard.text.TimeZoneName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last check before a message leaves: consent, address, time zone, caps, quiet hours and expiry, as they are at that
 * moment. A pure function; what is not known holds the message back.
 *
 * @param policy the bounds
 */
public record SendCheck(SendPolicy policy) {
    /** The treatment has expired, or would before the quiet hours end. */
    public static final String TOO_LATE = "TOO_LATE";

    /** Nobody is to be contacted. */
    public static final String SAFE_MODE = "SAFE_MODE";

    /** Nothing is known of the customer's consent. */
    public static final String CONSENT_UNKNOWN = "CONSENT_UNKNOWN";

    /** The customer refused. */
    public static final String CONSENT_REFUSED = "CONSENT_REFUSED";

    /** No address is known. */
    public static final String NOT_REACHABLE = "NOT_REACHABLE";

    /** It cannot be told whether it is night at the customer's. */
    public static final String TIME_ZONE_UNKNOWN = "TIME_ZONE_UNKNOWN";

    /** There were enough messages in 24 hours. */
    public static final String DAILY_CAP = "DAILY_CAP";

    /** There were enough messages in 7 days. */
    public static final String WEEKLY_CAP = "WEEKLY_CAP";

    /** The treatment is not due yet. */
    public static final String NOT_DUE = "NOT_DUE";

    /** It is night at the customer's. */
    public static final String QUIET_HOURS = "QUIET_HOURS";

    /**
     * Whether a message may go out.
     *
     * @param reading of the contact ledger at this moment
     * @param notBefore when it is due
     * @param expiresAt from when on it must not be sent any more
     */
    public SendVerdict check(
            ContactReading reading,
            Channel channel,
            Instant notBefore,
            Instant expiresAt,
            boolean safeMode,
            Instant now) {
        List<String> reasons = new ArrayList<>();
        if (!now.isBefore(expiresAt)) {
            reasons.add(TOO_LATE);
        }
        Optional<ZoneId> zone = reading.timeZone().flatMap(TimeZoneName::zone);
        if (channel.contactsCustomer()) {
            if (safeMode) {
                reasons.add(SAFE_MODE);
            }
            if (zone.isEmpty()) {
                reasons.add(TIME_ZONE_UNKNOWN);
            }
            addContactReasons(reading.on(channel), reasons);
        }
        if (!reasons.isEmpty()) {
            return new SendVerdict.Suppress(reasons);
        }
        if (now.isBefore(notBefore)) {
            return new SendVerdict.Postpone(notBefore, NOT_DUE);
        }
        return zone.filter(known -> channel.contactsCustomer())
                .flatMap(known -> policy.quietHours().quietUntil(now, known))
                .map(until -> atNight(until, expiresAt))
                .orElseGet(SendVerdict.Send::new);
    }

    private static SendVerdict atNight(Instant until, Instant expiresAt) {
        return until.isBefore(expiresAt)
                ? new SendVerdict.Postpone(until, QUIET_HOURS)
                : new SendVerdict.Suppress(List.of(QUIET_HOURS, TOO_LATE));
    }

    private void addContactReasons(ChannelReading channel, List<String> reasons) {
        switch (channel.consent()) {
            case GRANTED -> {}
            case REFUSED -> reasons.add(CONSENT_REFUSED);
            case UNKNOWN -> reasons.add(CONSENT_UNKNOWN);
        }
        if (!channel.reachable()) {
            reasons.add(NOT_REACHABLE);
        }
        if (channel.contactsLast24Hours() >= policy.dailyContacts()) {
            reasons.add(DAILY_CAP);
        }
        if (channel.contactsLast7Days() >= policy.weeklyContacts()) {
            reasons.add(WEEKLY_CAP);
        }
    }
}
