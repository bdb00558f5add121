package io.trendguard.warehouse;

import static io.trendguard.warehouse.ColumnType.FLAG;
import static io.trendguard.warehouse.ColumnType.ID;
import static io.trendguard.warehouse.ColumnType.MONEY;
import static io.trendguard.warehouse.ColumnType.PLACE;
import static io.trendguard.warehouse.ColumnType.SHARE;
import static io.trendguard.warehouse.ColumnType.TEXT;
import static io.trendguard.warehouse.ColumnType.TIME;
import static io.trendguard.warehouse.ColumnType.WORD;

import io.trendguard.asset.StateChange;
import io.trendguard.budget.Grant;
import io.trendguard.budget.Proposal;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.point.DecisionPoint;
import java.time.Instant;
import java.util.Optional;

/** The tables of what is published and of what budgets gave. */
final class OperationTables {
    /** A publication with the place and the time of its entry. */
    record PublicationRow(long position, Instant loggedAt, PublicationPayload published) {}

    /** One proposal of a window and what it was given. */
    record GrantRow(long position, AllocationPayload window, Proposal proposal, Optional<Grant> grant) {}

    static final Table<PublicationRow> PUBLICATIONS = Table.<PublicationRow>named(
                    "publications",
                    "A step in the life of a rulebook, a model or another asset, or a switch of the shop.")
            .with("position", PLACE, "The place of its entry on the log.", PublicationRow::position)
            .with("time", TIME, "When it was done.", PublicationRow::loggedAt)
            .with(
                    "what",
                    WORD,
                    "The kind of asset, or the switch.",
                    row -> row.published().what().name())
            .with("name", WORD, "Its name.", row -> row.published().name())
            .with(
                    "decision_point",
                    WORD,
                    "Where it takes part.",
                    row -> row.published().decisionPoint().map(DecisionPoint::name))
            .with("version", ID, "Its version.", row -> row.published().version())
            .with("replaced", ID, "The version before.", row -> row.published().replaced())
            .with(
                    "state",
                    WORD,
                    "Its state from then on.",
                    row -> row.published().change().map(change -> change.state().name()))
            .with(
                    "share",
                    SHARE,
                    "The share of customers that it decides about as a canary.",
                    row -> row.published().change().flatMap(StateChange::share))
            .with(
                    "rollback",
                    FLAG,
                    "Whether the version before it went live again.",
                    row -> row.published().change().map(StateChange::rollback))
            .with("actor", TEXT, "Who did it.", row -> row.published().actor())
            .with("note", TEXT, "Why, in their words.", row -> row.published().note())
            .build();

    static final Table<GrantRow> GRANTS = Table.<GrantRow>named(
                    "budget_grants", "What a decision asked of a window's budget, and got.")
            .with("position", PLACE, "The place of the window's entry on the log.", GrantRow::position)
            .with(
                    "window_from",
                    TIME,
                    "The begin of the window.",
                    row -> row.window().from())
            .with(
                    "window_until",
                    TIME,
                    "The end of the window.",
                    row -> row.window().until())
            .with(
                    "left_before",
                    MONEY,
                    "What was left for the window.",
                    row -> row.window().budget().windowLeftMinor())
            .with("decision_id", ID, "The decision.", row -> row.proposal().decisionId())
            .with("asked", MONEY, "What it asked for.", row -> row.proposal().costMinor())
            .with("granted", MONEY, "What it got.", row -> row.grant().map(Grant::costMinor))
            .with(
                    "refusal",
                    WORD,
                    "Why it got nothing, as a reason code.",
                    row -> row.grant().flatMap(Grant::refusal))
            .build();

    private OperationTables() {}
}
