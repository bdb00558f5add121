package io.trendguard.contact.ledger;

import io.trendguard.contact.ContactReading;
import io.trendguard.contact.ContactReading.ChannelReading;
import io.trendguard.contact.ContactReading.ConsentState;
import io.trendguard.event.Channel;
import io.trendguard.event.Consent;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.text.TimeZoneName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The contact ledger of one person: a pure fold over the entries about them. Addresses and names stay sealed. It is
 * written and read with {@code Json.mapper()}.
 *
 * @param consents what was allowed, by channel
 * @param addresses sealed, by channel
 * @param firstNames sealed
 * @param timeZones as the consents state them
 * @param locales BCP 47
 * @param contacts what was sent or may have been
 */
public record PersonContacts(
        Map<Channel, Timeline<ConsentState>> consents,
        Map<Channel, Timeline<String>> addresses,
        Timeline<String> firstNames,
        Timeline<String> timeZones,
        Timeline<String> locales,
        Contacts contacts) {
    /** Nobody has spoken of the person yet. */
    public static final PersonContacts UNKNOWN =
            new PersonContacts(Map.of(), Map.of(), Timeline.empty(), Timeline.empty(), Timeline.empty(), Contacts.NONE);

    private static final Set<String> TIME_ZONES = ZoneId.getAvailableZoneIds();

    /** Events of before zones were checked at intake may hold any text; a fixed offset is one without a name. */
    private static boolean isTimeZone(String text) {
        return TIME_ZONES.contains(text) || TimeZoneName.zone(text).isPresent();
    }

    public PersonContacts {
        consents = Map.copyOf(consents);
        addresses = Map.copyOf(addresses);
    }

    /** Whether an entry can change a ledger; most of a log cannot. */
    static boolean concernedBy(LogPayload payload) {
        return payload instanceof AttemptPayload
                || payload instanceof DeliveryPayload
                || payload instanceof DispositionPayload
                || (payload instanceof EventPayload event && event.event().fact() instanceof Consent);
    }

    /**
     * The ledger after one more entry about this person, in the order of the log; entries of no interest change nothing.
     *
     * @param time of the entry
     */
    public PersonContacts after(LogPayload payload, Instant time) {
        if (payload instanceof EventPayload event && event.event().fact() instanceof Consent consent) {
            return said(consent, earlier(event.event().time(), time));
        }
        if (payload instanceof AttemptPayload attempt) {
            return with(contacts.after(attempt, time));
        }
        if (payload instanceof DeliveryPayload delivery) {
            return with(contacts.after(delivery, time));
        }
        if (payload instanceof DispositionPayload disposition) {
            PersonContacts after = with(contacts.after(disposition));
            return disposition.disposition() == Disposition.OPTED_OUT
                    ? after.allowed(
                            disposition.channel(), ConsentState.REFUSED, earlier(disposition.happenedAt(), time))
                    : after;
        }
        return this;
    }

    /** What a sender's clock puts into the future holds from the moment we learnt it. */
    private static Instant earlier(Instant happened, Instant learnt) {
        return happened.isBefore(learnt) ? happened : learnt;
    }

    private PersonContacts said(Consent consent, Instant at) {
        PersonContacts after =
                allowed(consent.channel(), consent.granted() ? ConsentState.GRANTED : ConsentState.REFUSED, at);
        return new PersonContacts(
                after.consents,
                consent.address()
                        .map(address -> with(addresses, consent.channel(), at, address))
                        .orElse(addresses),
                with(firstNames, at, consent.firstName()),
                with(timeZones, at, consent.timeZone()),
                with(locales, at, consent.locale()),
                contacts);
    }

    private PersonContacts allowed(Channel channel, ConsentState state, Instant at) {
        // REFUSED comes after GRANTED, so that a refusal wins a tie
        Map<Channel, Timeline<ConsentState>> changed = with(consents, channel, at, state);
        return new PersonContacts(changed, addresses, firstNames, timeZones, locales, contacts);
    }

    private PersonContacts with(Contacts changed) {
        return new PersonContacts(consents, addresses, firstNames, timeZones, locales, changed);
    }

    private static <T extends Comparable<T>> Map<Channel, Timeline<T>> with(
            Map<Channel, Timeline<T>> all, Channel channel, Instant at, T value) {
        Map<Channel, Timeline<T>> changed = new EnumMap<>(Channel.class);
        changed.putAll(all);
        changed.put(channel, all.getOrDefault(channel, Timeline.empty()).with(at, value));
        return changed;
    }

    private static Timeline<String> with(Timeline<String> timeline, Instant at, Optional<String> value) {
        return value.map(text -> timeline.with(at, text)).orElse(timeline);
    }

    /** What the ledger says at a moment; the entries it has seen are known by then. */
    public ContactReading readingAt(Instant moment) {
        Map<Channel, ChannelReading> channels = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            ChannelReading reading = readingAt(channel, moment);
            if (!reading.equals(ChannelReading.UNKNOWN)) {
                channels.put(channel, reading);
            }
        }
        return new ContactReading(
                channels,
                timeZones.at(moment).filter(PersonContacts::isTimeZone),
                locales.at(moment),
                contacts.offers(moment, offer -> true),
                contacts.offers(moment, Contact::accepted));
    }

    private ChannelReading readingAt(Channel channel, Instant moment) {
        List<Contact> week = contacts.counting(channel, moment, Contacts.CAPS).toList();
        return new ChannelReading(
                consents.getOrDefault(channel, Timeline.empty()).at(moment).orElse(ConsentState.UNKNOWN),
                address(channel, moment).isPresent(),
                (int) contacts.counting(channel, moment, Duration.ofDays(1)).count(),
                week.size(),
                week.stream().map(Contact::at).max(Instant::compareTo));
    }

    /** The sealed address on a channel, field {@code address} of the vault. */
    public Optional<String> address(Channel channel, Instant moment) {
        return addresses.getOrDefault(channel, Timeline.empty()).at(moment);
    }

    /** The sealed first name, field {@code first_name} of the vault. */
    public Optional<String> firstName(Instant moment) {
        return firstNames.at(moment);
    }
}
