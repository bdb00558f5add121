package io.trendguard.warehouse;

import static io.trendguard.warehouse.ColumnType.COUNT;
import static io.trendguard.warehouse.ColumnType.FLAG;
import static io.trendguard.warehouse.ColumnType.HASH;
import static io.trendguard.warehouse.ColumnType.ID;
import static io.trendguard.warehouse.ColumnType.MONEY;
import static io.trendguard.warehouse.ColumnType.PLACE;
import static io.trendguard.warehouse.ColumnType.SHARE;
import static io.trendguard.warehouse.ColumnType.TIME;
import static io.trendguard.warehouse.ColumnType.WORD;

import io.trendguard.point.outcome.Awaited;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.warehouse.DecisionRow.LineRow;

/** The table of the items of decisions, with what became of each. */
final class LineTable {
    static final Table<LineRow> TABLE = Table.<LineRow>named("lines", "One item of a decision.")
            .with(
                    "position",
                    PLACE,
                    "The place of the decision on the log.",
                    row -> row.decided().position())
            .with(
                    "line_id",
                    ID,
                    "The line of the order or cart.",
                    row -> row.line().line().lineId())
            .with("product", ID, "The product.", DecisionRow.LineRow::product)
            .with(
                    "size",
                    WORD,
                    "The size, as the shop writes it.",
                    row -> row.line().line().size())
            .with(
                    "color",
                    WORD,
                    "The colour, as the shop writes it.",
                    row -> row.line().line().color())
            .with("brand", WORD, "The brand.", row -> row.line().line().brand())
            .with("category", WORD, "The category.", row -> row.line().line().category())
            .with("quantity", COUNT, "How many.", row -> row.line().line().quantity())
            .with(
                    "list_price",
                    MONEY,
                    "The price before discount, each.",
                    row -> row.line().line().listPriceMinor())
            .with(
                    "paid_price",
                    MONEY,
                    "The price paid, each.",
                    row -> row.line().line().paidPriceMinor())
            .with(
                    "currency",
                    WORD,
                    "The currency, ISO 4217.",
                    row -> row.decided().request().currency())
            .with(
                    "risk",
                    SHARE,
                    "The predicted probability for this item.",
                    row -> row.risk().map(RiskAssessment::probability))
            .with(
                    "decision_point",
                    WORD,
                    "The decision point.",
                    row -> row.decided().request().decisionPoint().name())
            .with(
                    "person",
                    ID,
                    "The customer's random reference.",
                    row -> row.decided().request().person().id())
            .with(
                    "awaits",
                    ID,
                    "What its outcome is reported of.",
                    row -> row.decided().awaited().map(Awaited::key))
            .with(
                    "awaits_hash",
                    HASH,
                    "The hash of that.",
                    row -> row.decided()
                            .awaited()
                            .map(awaited -> Hash.of(row.decided().request().decisionPoint(), awaited.key())))
            .with(
                    "awaits_from",
                    TIME,
                    "From when on something counts.",
                    row -> row.decided().awaited().map(Awaited::from))
            .with(
                    "awaits_until",
                    TIME,
                    "When the time for it ends, before anything was reported.",
                    row -> row.decided().awaited().map(Awaited::until))
            .with(
                    "awaits_lapses",
                    WORD,
                    "The outcome if nothing happens by then.",
                    row -> row.decided().awaited().map(Awaited::lapses))
            .with(
                    "awaits_late",
                    FLAG,
                    "Whether what happens later counts as well.",
                    row -> row.decided().awaited().map(Awaited::lateCounts))
            .later("became", ID, "What it became, whose outcome is awaited since.")
            .later("became_hash", HASH, "The hash of that.")
            .later("became_from", TIME, "From when on something of that counts.")
            .later("became_until", TIME, "When the time for that ends.")
            .later("became_lapses", WORD, "The outcome if nothing happens by then.")
            .later("became_late", FLAG, "Whether what happens later counts as well.")
            .later("outcome_word", WORD, "What happened, once it is known.")
            .later("outcome_time", TIME, "When that happened.")
            .later("outcome_known", TIME, "When it became known.")
            .later("outcome_reason", WORD, "Why, in the reporter's word.")
            .later("outcome_money", MONEY, "What was paid back, or paid.")
            .with(
                    "outcome_until",
                    TIME,
                    "Until when something may happen, as far as is reported.",
                    row -> row.decided().awaited().map(Awaited::until))
            .with(
                    "outcome_lapses",
                    WORD,
                    "The outcome if nothing happens by then.",
                    row -> row.decided().awaited().map(Awaited::lapses))
            .later("outcome_report", PLACE, "The place of the event that said so.")
            .build();

    private LineTable() {}
}
