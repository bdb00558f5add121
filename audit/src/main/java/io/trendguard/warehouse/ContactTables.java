package io.trendguard.warehouse;

import static io.trendguard.warehouse.ColumnType.COUNT;
import static io.trendguard.warehouse.ColumnType.FLAG;
import static io.trendguard.warehouse.ColumnType.ID;
import static io.trendguard.warehouse.ColumnType.PLACE;
import static io.trendguard.warehouse.ColumnType.TEXT;
import static io.trendguard.warehouse.ColumnType.TIME;
import static io.trendguard.warehouse.ColumnType.WORD;

import io.trendguard.event.Channel;
import io.trendguard.event.Consent;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.log.payload.DispositionPayload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What customers allowed, and when they were contacted. Addresses and names are sealed elsewhere and not here. */
final class ContactTables {
    /**
     * One time that a customer allowed or refused messages.
     *
     * @param position of its entry
     * @param at when the customer said so
     * @param known when it became known
     * @param addressed whether an address came with it
     * @param source who reported it
     */
    record ConsentRow(
            long position,
            Instant at,
            Instant known,
            PersonRef person,
            Channel channel,
            boolean granted,
            boolean addressed,
            Optional<String> locale,
            Optional<String> timeZone,
            String source) {
        static ConsentRow of(long position, Event event, Consent consent) {
            return new ConsentRow(
                    position,
                    event.time(),
                    event.knownAt(),
                    consent.customerId(),
                    consent.channel(),
                    consent.granted(),
                    consent.address().isPresent(),
                    consent.locale(),
                    consent.timeZone(),
                    event.source());
        }

        /** A customer who opts out refuses the channel from then on. */
        static Optional<ConsentRow> of(long position, Instant known, DispositionPayload said) {
            return said.disposition() == Disposition.OPTED_OUT
                    ? Optional.of(new ConsentRow(
                            position,
                            said.happenedAt(),
                            known,
                            said.recipient(),
                            said.channel(),
                            false,
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            said.source()))
                    : Optional.empty();
        }
    }

    static final Table<ConsentRow> CONSENTS = Table.<ConsentRow>named(
                    "consents", "One time that a customer allowed or refused messages on a channel.")
            .with("position", PLACE, "The place of its entry on the log.", ConsentRow::position)
            .with("time", TIME, "When the customer said so.", ConsentRow::at)
            .with("known", TIME, "When it became known.", ConsentRow::known)
            .with(
                    "person",
                    ID,
                    "The customer's random reference.",
                    row -> row.person().id())
            .with("channel", WORD, "The channel.", row -> row.channel().name())
            .with("granted", FLAG, "Whether messages are allowed from then on.", ConsentRow::granted)
            .with("addressed", FLAG, "Whether an address came with it; it is sealed elsewhere.", ConsentRow::addressed)
            .with("locale", WORD, "The language wished for.", ConsentRow::locale)
            .with("time_zone", WORD, "The customer's time zone.", ConsentRow::timeZone)
            .with("source", TEXT, "Who reported it.", ConsentRow::source)
            .build();

    static final View CONTACTS = new View(
            "contacts",
            "One attempt at reaching a customer, which counts towards the limits unless it surely failed.",
            List.of(
                    new Column("position", PLACE, "The place of the attempt on the log."),
                    new Column("time", TIME, "When it was tried."),
                    new Column("message_id", ID, "The message."),
                    new Column("attempt", COUNT, "The number of the attempt."),
                    new Column("person", ID, "The customer's random reference."),
                    new Column("channel", WORD, "Where."),
                    new Column("kind", WORD, "What sort of intervention it was."),
                    new Column("result", WORD, "How it ended; IN_DOUBT while nobody knows."),
                    new Column("known", TIME, "When the result became known.")),
            """
            SELECT a.position, a.time, a.message_id, a.attempt, m.person, m.channel, m.kind,
              coalesce(r.word, 'IN_DOUBT') AS result, r.known
            FROM message_steps a
            JOIN messages m ON m.message_hash = a.message_hash AND m.message_id = a.message_id
            LEFT JOIN (
              SELECT message_hash, message_id, attempt, arg_max(word, position) AS word, max(known) AS known
              FROM message_steps WHERE step = 'DELIVERY' GROUP BY ALL
            ) r ON r.message_hash = a.message_hash AND r.message_id = a.message_id AND r.attempt = a.attempt
            WHERE a.step = 'ATTEMPT'""");

    private ContactTables() {}
}
