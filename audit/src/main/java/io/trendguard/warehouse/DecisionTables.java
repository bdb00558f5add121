package io.trendguard.warehouse;

import static io.trendguard.warehouse.ColumnType.COUNT;
import static io.trendguard.warehouse.ColumnType.FLAG;
import static io.trendguard.warehouse.ColumnType.HASH;
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
import io.trendguard.warehouse.DecisionRow.CandidateRow;
import io.trendguard.warehouse.DecisionRow.ContributionRow;
import io.trendguard.warehouse.DecisionRow.LineRow;

/** The tables that decisions become. */
final class DecisionTables {
    /** So many of the strongest contributions to a risk are kept. */
    static final int TOP_CONTRIBUTIONS = 8;

    static final Table<DecisionRow> DECISIONS = Table.<DecisionRow>named("decisions", "One decision.")
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
            .with(
                    "product",
                    WORDS,
                    "The products, in the order of the lines.",
                    row -> row.request().lines().stream()
                            .map(line -> line.line().productId())
                            .toList())
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

    static final Table<LineRow> LINES = Table.<LineRow>named("lines", "One item of a decision.")
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
            .with("product", ID, "The product.", row -> row.line().line().productId())
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

    static final Table<CandidateRow> CANDIDATES = Table.<CandidateRow>named(
                    "candidates", "One action that was considered.")
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
            .with("cause", TEXT, "Why it could not be told.", CandidateRow::cause)
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

    static final Table<ContributionRow> CONTRIBUTIONS = Table.<ContributionRow>named(
                    "contributions", "One of the strongest contributions to a risk.")
            .with(
                    "position",
                    PLACE,
                    "The place of the decision on the log.",
                    row -> row.decided().position())
            .with("line_id", ID, "The line, or the order or cart as a whole.", ContributionRow::lineId)
            .with("rank", COUNT, "1 for the strongest.", ContributionRow::rank)
            .with("feature", WORD, "The feature.", ContributionRow::feature)
            .with("log_odds", NUMBER, "What it adds to the log-odds.", ContributionRow::logOdds)
            .build();

    private DecisionTables() {}
}
