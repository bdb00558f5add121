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

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision.CandidateOutcome;
import io.trendguard.point.outcome.Awaited;
import io.trendguard.risk.Reason;
import io.trendguard.risk.RiskAssessment;

/** The table of decisions. */
final class DecisionTable {
    static final Table<DecisionRow> TABLE = Table.<DecisionRow>named("decisions", "One decision.")
            .with("position", PLACE, "Its place on the log.", DecisionRow::position)
            .with("time", TIME, "When it was decided.", row -> row.request().decidedAt())
            .with(
                    "event_time",
                    TIME,
                    "When the purchase, checkout or other event happened.",
                    row -> row.request().eventTime())
            .with("decision_id", ID, "Its id.", row -> row.decision().decisionId())
            .with(
                    "decision_point",
                    WORD,
                    "What it is about: regret, cart or another decision point.",
                    row -> row.request().decisionPoint().name())
            .with(
                    "stage",
                    WORD,
                    "Before the purchase, after it, or after the customer left.",
                    row -> row.request().stage().name())
            .with("order_id", TEXT, "The order or cart.", row -> row.request().orderId())
            .with(
                    "person",
                    ID,
                    "The customer's random reference.",
                    row -> row.request().person().id())
            .with(
                    "items",
                    COUNT,
                    "How many lines the order or cart has.",
                    row -> row.request().lines().size())
            .with("value", MONEY, "What the items cost together.", DecisionRow::valueMinor)
            .with(
                    "currency",
                    WORD,
                    "The currency of all money in the row, ISO 4217.",
                    row -> row.request().currency())
            .with("product", WORDS, "The products, in the order of the lines.", DecisionRow::products)
            .with(
                    "category",
                    WORDS,
                    "The products' categories, each once.",
                    row -> row.request().lines().stream()
                            .flatMap(line -> line.line().category().stream())
                            .distinct()
                            .toList())
            .with(
                    "result",
                    WORD,
                    "Whether TrendGuard stepped in, did nothing or could not tell.",
                    row -> row.decision().outcome().name())
            .with("cause", TEXT, "Why it could not tell.", row -> row.decision().cause())
            .with(
                    "segment",
                    WORD,
                    "The policy's word for the customer.",
                    row -> row.decision().segment())
            .with(
                    "band",
                    WORD,
                    "The policy's word for how high the risk is.",
                    row -> row.decision().band())
            .with(
                    "focus_line",
                    ID,
                    "The line that was looked at, the one with the highest risk.",
                    row -> row.decision().focusLine())
            .with(
                    "risk",
                    SHARE,
                    "The predicted probability of what the point is about, of what was looked at.",
                    row -> row.risk().map(RiskAssessment::probability))
            .with(
                    "reason",
                    WORD,
                    "The code of the strongest reason for the risk.",
                    row -> row.strongest().map(Reason::code))
            .with(
                    "reason_words",
                    TEXT,
                    "The strongest reason in words.",
                    row -> row.strongest().map(Reason::analystSentence))
            .with("intervention", WORD, "What was chosen.", row -> row.chosen().map(Candidate::intervention))
            .with(
                    "channel",
                    WORD,
                    "Where it is shown or sent.",
                    row -> row.chosen().map(chosen -> chosen.channel().name()))
            .with(
                    "kind",
                    WORD,
                    "What sort of intervention it is.",
                    row -> row.chosen().map(chosen -> chosen.kind().name()))
            .with(
                    "credit",
                    MONEY,
                    "The credit that was offered.",
                    row -> row.chosen().map(Candidate::creditMinor))
            .with(
                    "credit_percent",
                    NUMBER,
                    "The credit that was offered, percent of the price.",
                    row -> row.chosen().map(Candidate::creditPercent))
            .with(
                    "cost",
                    MONEY,
                    "What it costs the shop if it is taken.",
                    row -> row.chosen().map(Candidate::costMinor))
            .with(
                    "uplift",
                    SHARE,
                    "The share of what is predicted that the choice is expected to prevent.",
                    row -> row.chosenOutcome().flatMap(CandidateOutcome::uplift))
            .with(
                    "priority",
                    NUMBER,
                    "The expected net value of the choice, minor units.",
                    row -> row.chosenOutcome().flatMap(CandidateOutcome::priority))
            .with(
                    "candidates",
                    COUNT,
                    "How many candidates were considered.",
                    row -> row.decision().candidates().size())
            .with(
                    "held_back",
                    WORDS,
                    "Reason codes of the candidates that were not allowed, each once.",
                    DecisionRow::heldBack)
            .with(
                    "marks",
                    WORDS,
                    "Internal marks that go along.",
                    row -> row.decision().marks())
            .with(
                    "rows",
                    WORDS,
                    "The rows of tables that matched, as table#row, each once.",
                    row -> row.decision().matchedRows().stream()
                            .map(matched -> matched.table() + "#" + matched.row())
                            .distinct()
                            .toList())
            .with(
                    "rules",
                    WORDS,
                    "The rules that fired, each once.",
                    row -> row.decision().firedRules().stream()
                            .map(rule -> rule.name())
                            .distinct()
                            .toList())
            .with(
                    "arm",
                    WORD,
                    "The customer's arm of the experiment.",
                    row -> row.request().arm().arm().name())
            .with(
                    "propensity",
                    SHARE,
                    "The probability with which that arm was drawn.",
                    row -> row.request().arm().propensity())
            .with(
                    "safe_mode",
                    FLAG,
                    "Whether nobody was to be contacted.",
                    row -> row.request().safeMode())
            .with("faults", WORDS, "What was unavailable.", row -> row.request().faults())
            .with(
                    "offers_made",
                    COUNT,
                    "Offers to the customer in the year before.",
                    row -> row.request().contact().offersMade())
            .with(
                    "offers_accepted",
                    COUNT,
                    "How many of them the customer took.",
                    row -> row.request().contact().offersAccepted())
            .with(
                    "locale",
                    WORD,
                    "The customer's language.",
                    row -> row.request().contact().locale())
            .with(
                    "time_zone",
                    WORD,
                    "The customer's time zone.",
                    row -> row.request().contact().timeZone())
            .with(
                    "rulebook",
                    ID,
                    "The version of the rulebook.",
                    row -> row.decision().rulebookVersion())
            .with(
                    "model",
                    ID,
                    "The version of the model.",
                    row -> row.decision().modelVersion())
            .later("outcome_word", WORD, "What happened, once it is known.")
            .later("outcome_time", TIME, "When that happened.")
            .later("outcome_known", TIME, "When it became known.")
            .later("outcome_reason", WORD, "Why, in the reporter's word.")
            .later("outcome_money", MONEY, "What was paid back, or paid.")
            .with(
                    "outcome_until",
                    TIME,
                    "Until when something may happen.",
                    row -> row.awaited().map(Awaited::until))
            .with(
                    "outcome_lapses",
                    WORD,
                    "The outcome if nothing happens by then.",
                    row -> row.awaited().map(Awaited::lapses))
            .searching(
                    "decision_id",
                    "order_id",
                    "product",
                    "category",
                    "cause",
                    "segment",
                    "reason",
                    "reason_words",
                    "intervention")
            .build();

    private DecisionTable() {}
}
