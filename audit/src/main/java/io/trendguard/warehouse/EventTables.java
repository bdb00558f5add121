package io.trendguard.warehouse;

import static io.trendguard.warehouse.ColumnType.FLAG;
import static io.trendguard.warehouse.ColumnType.HASH;
import static io.trendguard.warehouse.ColumnType.ID;
import static io.trendguard.warehouse.ColumnType.MONEY;
import static io.trendguard.warehouse.ColumnType.PLACE;
import static io.trendguard.warehouse.ColumnType.TEXT;
import static io.trendguard.warehouse.ColumnType.TIME;
import static io.trendguard.warehouse.ColumnType.WORD;
import static io.trendguard.warehouse.ColumnType.WORDS;

import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.outcome.Awaited;
import io.trendguard.point.outcome.OutcomeReport;
import io.trendguard.point.outcome.OutcomeReport.Became;
import io.trendguard.point.outcome.OutcomeReport.Ends;
import io.trendguard.point.outcome.OutcomeReport.Happened;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables that events and rejections become, and what events say about outcomes. */
final class EventTables {
    /** An event with the place of its entry. */
    record EventRow(long position, Event event) {}

    /** A rejection with the place and the time of its entry. */
    record RejectionRow(long position, Instant loggedAt, RejectionPayload rejection) {}

    /** What an event says about outcomes at a decision point. */
    record ReportRow(long position, Event event, DecisionPoint point, OutcomeReport report) {
        Optional<Happened> happened() {
            return report.news() instanceof Happened news ? Optional.of(news) : Optional.empty();
        }

        Optional<Awaited> became() {
            return report.news() instanceof Became news ? Optional.of(news.next()) : Optional.empty();
        }

        Optional<Instant> ends() {
            return report.news() instanceof Ends news ? Optional.of(news.until()) : Optional.empty();
        }

        String kind() {
            return happened().isPresent() ? HAPPENED : became().isPresent() ? BECAME : ENDS;
        }
    }

    static final String HAPPENED = "HAPPENED";
    static final String BECAME = "BECAME";
    static final String ENDS = "ENDS";

    static final Table<EventRow> EVENTS = Table.<EventRow>named("events", "One event that was accepted.")
            .with("position", PLACE, "The place of its entry on the log.", EventRow::position)
            .with("time", TIME, "When it happened.", row -> row.event().time())
            .with("known", TIME, "When it became known.", row -> row.event().knownAt())
            .with("feed", WORD, "What it is about.", row -> row.event().feed().word())
            .with("source", TEXT, "Where it came from.", row -> row.event().source())
            .with("event_id", TEXT, "Its id at the source.", row -> row.event().id())
            .with(
                    "person",
                    ID,
                    "The customer's random reference.",
                    row -> row.event().person().map(PersonRef::id))
            .with(
                    "order_id",
                    TEXT,
                    "The order that it names.",
                    row -> Named.order(row.event().fact()))
            .with(
                    "cart_id",
                    TEXT,
                    "The cart that it names.",
                    row -> Named.cart(row.event().fact()))
            .with(
                    "message_id",
                    ID,
                    "The message that it names.",
                    row -> Named.message(row.event().fact()))
            .with(
                    "product",
                    WORDS,
                    "The products that it names.",
                    row -> Named.products(row.event().fact()))
            .searching("source", "event_id", "order_id", "cart_id", "message_id", "product")
            .build();

    static final Table<RejectionRow> REJECTIONS = Table.<RejectionRow>named(
                    "rejections", "Something that was not accepted.")
            .with("position", PLACE, "The place of its entry on the log.", RejectionRow::position)
            .with("time", TIME, "When it came in.", RejectionRow::loggedAt)
            .with(
                    "cause",
                    WORD,
                    "Why it was not accepted.",
                    row -> row.rejection().cause().name())
            .with(
                    "source",
                    TEXT,
                    "Where it came from, for example a file and line.",
                    row -> row.rejection().source())
            .with(
                    "fields",
                    WORDS,
                    "The fields that were wrong.",
                    row -> row.rejection().findings().stream()
                            .map(RejectionPayload.Problem::field)
                            .toList())
            .with(
                    "remedy",
                    TEXT,
                    "What must be sent instead.",
                    row -> row.rejection().findings().stream()
                            .map(problem -> problem.field() + " " + problem.remedy())
                            .collect(Collectors.joining("; ")))
            .with(
                    "fingerprint",
                    ID,
                    "Keyed hash of what was sent, by which its sender finds it.",
                    row -> row.rejection().fingerprint())
            .searching("source", "fields", "remedy", "fingerprint")
            .build();

    static final Table<ReportRow> REPORTS = Table.<ReportRow>named(
                    "outcomes",
                    "What an event says about the outcome of decisions; late and corrected reports are kept in addition to the first.")
            .with("position", PLACE, "The place of the event on the log.", ReportRow::position)
            .with(
                    "decision_point",
                    WORD,
                    "The decision point.",
                    row -> row.point().name())
            .with(
                    "key",
                    ID,
                    "What is meant, for example order:o-17.",
                    row -> row.report().key())
            .with(
                    "key_hash",
                    HASH,
                    "The hash of that.",
                    row -> Hash.of(row.point(), row.report().key()))
            .with(
                    "line_id",
                    ID,
                    "The line that is meant; all lines where it is missing.",
                    row -> row.report().lineId())
            .with(
                    "person",
                    ID,
                    "Whose it must be.",
                    row -> row.report().person().map(PersonRef::id))
            .with(
                    "kind",
                    WORD,
                    "It happened, the time for it ends at another moment, or it became something else.",
                    ReportRow::kind)
            .with("time", TIME, "When it happened.", row -> row.report().at())
            .with("known", TIME, "When it became known.", row -> row.event().knownAt())
            .with("word", WORD, "What happened.", row -> row.happened().map(Happened::word))
            .with(
                    "reason",
                    WORD,
                    "Why, in the reporter's word.",
                    row -> row.happened().flatMap(Happened::reason))
            .with(
                    "money",
                    MONEY,
                    "What was paid back, or paid.",
                    row -> row.happened().flatMap(Happened::money))
            .with(
                    "until",
                    TIME,
                    "Until when something may happen.",
                    row -> row.ends().or(() -> row.became().map(Awaited::until)))
            .with("became", ID, "What it became.", row -> row.became().map(Awaited::key))
            .with(
                    "became_hash",
                    HASH,
                    "The hash of that.",
                    row -> row.became().map(next -> Hash.of(row.point(), next.key())))
            .with(
                    "became_from",
                    TIME,
                    "From when on something of that counts.",
                    row -> row.became().map(Awaited::from))
            .with(
                    "became_lapses",
                    WORD,
                    "The outcome of that if nothing happens.",
                    row -> row.became().map(Awaited::lapses))
            .with(
                    "became_late",
                    FLAG,
                    "Whether what happens later counts as well.",
                    row -> row.became().map(Awaited::lateCounts))
            .build();

    private EventTables() {}
}
