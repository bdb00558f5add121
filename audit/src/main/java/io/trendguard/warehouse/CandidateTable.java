package io.trendguard.warehouse;

import static io.trendguard.warehouse.ColumnType.COUNT;
import static io.trendguard.warehouse.ColumnType.FLAG;
import static io.trendguard.warehouse.ColumnType.ID;
import static io.trendguard.warehouse.ColumnType.MONEY;
import static io.trendguard.warehouse.ColumnType.NUMBER;
import static io.trendguard.warehouse.ColumnType.PLACE;
import static io.trendguard.warehouse.ColumnType.SHARE;
import static io.trendguard.warehouse.ColumnType.TEXT;
import static io.trendguard.warehouse.ColumnType.WORD;
import static io.trendguard.warehouse.ColumnType.WORDS;

import io.trendguard.warehouse.DecisionRow.CandidateRow;

/** The table of the actions that were considered. */
final class CandidateTable {
    static final Table<CandidateRow> TABLE = Table.<CandidateRow>named("candidates", "One action that was considered.")
            .with(
                    "position",
                    PLACE,
                    "The place of the decision on the log.",
                    row -> row.decided().position())
            .with(
                    "candidate_id",
                    ID,
                    "Its id within the decision.",
                    row -> row.candidate().id())
            .with("intervention", WORD, "What it is.", row -> row.candidate().intervention())
            .with(
                    "channel",
                    WORD,
                    "Where it would be shown or sent.",
                    row -> row.candidate().channel().name())
            .with(
                    "kind",
                    WORD,
                    "What sort of intervention it is.",
                    row -> row.candidate().kind().name())
            .with(
                    "line_id",
                    ID,
                    "The line that it is about.",
                    row -> row.candidate().lineId())
            .with("credit", MONEY, "The credit offered.", row -> row.candidate().creditMinor())
            .with(
                    "credit_percent",
                    NUMBER,
                    "The credit offered, percent of the price.",
                    row -> row.candidate().creditPercent())
            .with(
                    "cost",
                    MONEY,
                    "What it costs the shop if it is taken.",
                    row -> row.candidate().costMinor())
            .with(
                    "delay_hours",
                    COUNT,
                    "Hours after the event at which it would be due.",
                    row -> row.candidate().delayHours())
            .with(
                    "proposed_by",
                    ID,
                    "The row that proposed it, as table#row.",
                    row -> row.candidate().policyRow())
            .with("verdict", WORD, "Whether it may be used: eligible, ineligible, undetermined.", CandidateRow::verdict)
            .with(
                    "reasons",
                    WORDS,
                    "Why not, as reason codes.",
                    row -> DecisionRow.reasons(row.outcome().verdict()))
            .with("cause", TEXT, "Why its eligibility could not be determined.", CandidateRow::cause)
            .with(
                    "uplift",
                    SHARE,
                    "The share of what is predicted that it is expected to prevent.",
                    row -> row.outcome().uplift())
            .with(
                    "priority",
                    NUMBER,
                    "Its expected net value, minor units.",
                    row -> row.outcome().priority())
            .with("chosen", FLAG, "Whether it was chosen.", CandidateRow::isChosen)
            .build();

    private CandidateTable() {}
}
