package io.trendguard.warehouse;

import static io.trendguard.warehouse.ColumnType.COUNT;
import static io.trendguard.warehouse.ColumnType.HASH;
import static io.trendguard.warehouse.ColumnType.ID;
import static io.trendguard.warehouse.ColumnType.MONEY;
import static io.trendguard.warehouse.ColumnType.PLACE;
import static io.trendguard.warehouse.ColumnType.TEXT;
import static io.trendguard.warehouse.ColumnType.TIME;
import static io.trendguard.warehouse.ColumnType.WORD;
import static io.trendguard.warehouse.ColumnType.WORDS;

import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables that messages become: how each stands now, and what happened to it. */
final class MessageTables {
    /** Nothing was tried yet. */
    static final String WAITING = "WAITING";

    /**
     * A treatment as it was planned.
     *
     * @param position of its entry
     */
    record MessageRow(long position, Instant loggedAt, Treatment treatment) {}

    /**
     * One thing that happened to a message.
     *
     * @param step ATTEMPT, DELIVERY or DISPOSITION
     * @param word its result
     * @param at when it happened
     */
    record StepRow(
            long position,
            Instant loggedAt,
            String treatmentId,
            String step,
            String word,
            Instant at,
            Optional<Integer> attempt,
            List<String> reasons,
            Optional<String> detail,
            Optional<String> providerId,
            Optional<String> source) {}

    static final Table<MessageRow> MESSAGES = Table.<MessageRow>named(
                    "messages", "One message, or something shown to a customer.")
            .with("position", PLACE, "The place of its entry on the log.", MessageRow::position)
            .with("message_id", ID, "Its id.", row -> row.treatment().treatmentId())
            .with(
                    "message_hash",
                    HASH,
                    "The hash of that.",
                    row -> Hash.of(row.treatment().treatmentId()))
            .with(
                    "decision_id",
                    ID,
                    "The decision behind it.",
                    row -> row.treatment().decisionId())
            .with(
                    "person",
                    ID,
                    "The customer's random reference.",
                    row -> row.treatment().person().id())
            .with("order_id", TEXT, "The order or cart.", row -> row.treatment().orderId())
            .with(
                    "channel",
                    WORD,
                    "Where it is shown or sent.",
                    row -> row.treatment().channel().name())
            .with("intervention", WORD, "What it is.", row -> row.treatment().intervention())
            .with(
                    "kind",
                    WORD,
                    "What sort of intervention it is.",
                    row -> row.treatment().interventionKind().name())
            .with(
                    "template",
                    WORD,
                    "The message of the rulebook.",
                    row -> row.treatment().template())
            .with(
                    "locale",
                    WORD,
                    "The language wished for.",
                    row -> row.treatment().locale())
            .with(
                    "rulebook",
                    ID,
                    "The version of the rulebook.",
                    row -> row.treatment().rulebookVersion())
            .with("credit", MONEY, "The credit offered.", row -> row.treatment().creditMinor())
            .with(
                    "cost",
                    MONEY,
                    "What it costs the shop if it is taken.",
                    row -> row.treatment().costMinor())
            .with("planned", TIME, "When it was planned.", MessageRow::loggedAt)
            .with("not_before", TIME, "When it is due.", row -> row.treatment().notBefore())
            .with(
                    "expires",
                    TIME,
                    "From when on it must not be sent any more.",
                    row -> row.treatment().expiresAt())
            .with("state", WORD, "How it stands.", row -> WAITING)
            .with("time", TIME, "The newest thing that happened to it.", MessageRow::loggedAt)
            .later("reasons", WORDS, "Why it was not sent, as reason codes.")
            .later("detail", TEXT, "What is known of the result, in words.")
            .later("attempts", COUNT, "How many hand-overs were tried.")
            .later("provider_id", ID, "The provider's name for it.")
            .later("answer", WORD, "What the customer did.")
            .later("answer_time", TIME, "When the customer did it.")
            .build();

    static final Table<StepRow> STEPS = Table.<StepRow>named("message_steps", "One thing that happened to a message.")
            .with("position", PLACE, "The place of its entry on the log.", StepRow::position)
            .with("message_id", ID, "The message.", StepRow::treatmentId)
            .with("message_hash", HASH, "The hash of that.", row -> Hash.of(row.treatmentId()))
            .with(
                    "step",
                    WORD,
                    "An attempt, its result (delivery) or what the customer did (disposition).",
                    StepRow::step)
            .with("word", WORD, "The result.", StepRow::word)
            .with("time", TIME, "When it happened.", StepRow::at)
            .with("known", TIME, "When it became known.", StepRow::loggedAt)
            .with("attempt", COUNT, "The number of the attempt.", StepRow::attempt)
            .with("reasons", WORDS, "Why it was not sent, as reason codes.", StepRow::reasons)
            .with("detail", TEXT, "What is known of it, in words.", StepRow::detail)
            .with("provider_id", ID, "The provider's name for the message.", StepRow::providerId)
            .with("source", TEXT, "Who reported what the customer did.", StepRow::source)
            .build();

    static StepRow attempt(long position, Instant at, AttemptPayload attempt) {
        return new StepRow(
                position,
                at,
                attempt.treatmentId(),
                "ATTEMPT",
                "ATTEMPT",
                at,
                Optional.of(attempt.number()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static StepRow delivery(long position, Instant at, DeliveryPayload delivery) {
        return new StepRow(
                position,
                at,
                delivery.treatmentId(),
                "DELIVERY",
                delivery.result().name(),
                at,
                Optional.of(delivery.attempt()),
                delivery.reasons(),
                delivery.detail(),
                delivery.providerId(),
                Optional.empty());
    }

    static StepRow disposition(long position, Instant at, DispositionPayload said) {
        return new StepRow(
                position,
                at,
                said.treatmentId(),
                "DISPOSITION",
                said.disposition().name(),
                said.happenedAt(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(said.source()));
    }

    private MessageTables() {}
}
