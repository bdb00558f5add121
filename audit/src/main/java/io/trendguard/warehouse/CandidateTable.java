package io.trendguard.warehouse;

import static io.trendguard.warehouse.ColumnType.COUNT;
import static io.trendguard.warehouse.ColumnType.FLAG;
import static io.trendguard.warehouse.ColumnType.ID;
import static io.trendguard.warehouse.ColumnType.MONEY;
import static io.trendguard.warehouse.ColumnType.NUMBER;
import static io.trendguard.warehouse.ColumnType.PLACE;
import static io.trendguard.warehouse.ColumnType.SHARE;
import static io.trendguard.warehouse.ColumnType.TEXT;
import static io.trendguard.warehouse.ColumnType.TIME;
import static io.trendguard.warehouse.ColumnType.WORD;
import static io.trendguard.warehouse.ColumnType.WORDS;

import io.trendguard.contact.ContactReading.ChannelReading;
import io.trendguard.decision.CandidateReading;
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
            .with(
                    "due_hours",
                    NUMBER,
                    "Hours from the event until it would be due, as tables read it.",
                    row -> row.read().map(CandidateReading::dueHours))
            .with(
                    "local_hour",
                    COUNT,
                    "The hour of the customer's day when it would be due, 0 to 23; -1 where the time zone is unknown.",
                    row -> row.read().map(CandidateReading::localHour))
            .with(
                    "consent",
                    WORD,
                    "What the customer had said about its channel, as tables read it.",
                    row -> row.contact().map(contact -> contact.consent().name()))
            .with(
                    "reachable",
                    FLAG,
                    "Whether an address on its channel was known.",
                    row -> row.contact().map(ChannelReading::reachable))
            .with(
                    "contacts_24h",
                    COUNT,
                    "Contacts on its channel in the 24 hours before.",
                    row -> row.contact().map(ChannelReading::contactsLast24Hours))
            .with(
                    "contacts_7d",
                    COUNT,
                    "Contacts on its channel in the 7 days before.",
                    row -> row.contact().map(ChannelReading::contactsLast7Days))
            .with(
                    "last_contact",
                    TIME,
                    "The latest contact on its channel.",
                    row -> row.contact().flatMap(ChannelReading::lastContactAt))
            .with(
                    "budget_after",
                    MONEY,
                    "What the budget would have left after it; negative where it was not enough.",
                    row -> row.read().map(CandidateReading::budgetAfterMinor))
            .with(
                    "value",
                    MONEY,
                    "What the line or the whole basket was sold for.",
                    row -> row.read().map(CandidateReading::valueMinor))
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
