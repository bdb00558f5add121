package io.trendguard.contact.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.trendguard.event.Channel;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How a person was contacted lately: what frequency caps count, and which offers they took. */
record Contacts(@JsonValue List<Contact> list) {
    /** The window of offers. */
    static final Duration OFFERS = Duration.ofDays(365);

    /** The longest window of frequency caps. */
    static final Duration CAPS = Duration.ofDays(7);

    static final Contacts NONE = new Contacts(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Contacts {
        list = List.copyOf(list);
    }

    Contacts after(AttemptPayload attempt, Instant time) {
        return holds(attempt.treatmentId(), attempt.number())
                ? this
                : with(new Contact(
                        attempt.treatmentId(),
                        attempt.number(),
                        attempt.channel(),
                        attempt.offer(),
                        time,
                        Optional.empty(),
                        false));
    }

    Contacts after(DeliveryPayload delivery, Instant time) {
        if (holds(delivery.treatmentId(), delivery.attempt())) {
            return new Contacts(list.stream()
                    .map(contact -> contact.isOf(delivery.treatmentId(), delivery.attempt())
                            ? contact.ending(delivery.result())
                            : contact)
                    .toList());
        }
        boolean shownAtOnce = delivery.attempt() == 0 && delivery.result().mayHaveReached();
        return shownAtOnce
                ? with(new Contact(
                        delivery.treatmentId(),
                        0,
                        delivery.channel(),
                        delivery.offer(),
                        time,
                        Optional.of(delivery.result()),
                        false))
                : this; // an attempt that is too old to count any more was settled
    }

    Contacts after(DispositionPayload disposition) {
        return switch (disposition.disposition()) {
            case ACCEPTED ->
                new Contacts(list.stream()
                        .map(contact ->
                                contact.treatmentId().equals(disposition.treatmentId()) ? contact.taken() : contact)
                        .toList());
            case REFUSED, IGNORED, OPTED_OUT, RETURNED, KEPT -> this;
        };
    }

    /** Attempts on a channel that count at a moment, not older than the window. */
    Stream<Contact> counting(Channel channel, Instant moment, Duration window) {
        return within(moment, window).filter(contact -> contact.channel() == channel);
    }

    /** Different offers that count at a moment and of which something holds. */
    int offers(Instant moment, Predicate<Contact> which) {
        return (int) within(moment, OFFERS)
                .filter(Contact::offer)
                .filter(which)
                .map(Contact::treatmentId)
                .distinct()
                .count();
    }

    private Stream<Contact> within(Instant moment, Duration window) {
        Instant since = moment.minus(window);
        return list.stream()
                .filter(Contact::counts)
                .filter(contact -> contact.at().isAfter(since));
    }

    private boolean holds(String treatmentId, int attempt) {
        return list.stream().anyMatch(contact -> contact.isOf(treatmentId, attempt));
    }

    private Contacts with(Contact added) {
        List<Contact> kept = new ArrayList<>();
        for (Contact contact : list) {
            Duration useful = contact.offer() ? OFFERS : CAPS;
            if (contact.at().isAfter(added.at().minus(useful))) {
                kept.add(contact);
            }
        }
        kept.add(added);
        return new Contacts(kept);
    }
}
