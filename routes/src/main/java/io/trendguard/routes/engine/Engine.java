package io.trendguard.routes.engine;

import io.trendguard.channels.CheckoutAnswers;
import io.trendguard.channels.outbox.Outbox;
import io.trendguard.channels.outbox.OutboxSettings;
import io.trendguard.channels.outbox.Preparation;
import io.trendguard.channels.reply.TreatmentBook;
import io.trendguard.decision.Decider;
import io.trendguard.event.EventReader;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Vault;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.PayloadWriter;
import io.trendguard.model.feature.Features;
import io.trendguard.model.history.Histories;
import io.trendguard.point.PointDefinitions;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.clock.Ticker;
import io.trendguard.routes.flow.Challengers;
import io.trendguard.routes.flow.DecisionAssets;
import io.trendguard.routes.flow.DecisionFlow;
import io.trendguard.routes.flow.FlowMetrics;
import io.trendguard.routes.flow.Guard;
import io.trendguard.routes.flow.Intake;
import io.trendguard.routes.flow.Lanes;
import io.trendguard.routes.flow.Recall;
import io.trendguard.routes.flow.Requests;
import io.trendguard.routes.flow.Submission;
import io.trendguard.routes.projection.FoldedRows;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.projection.SnapshotPolicy;
import io.trendguard.routes.projection.Snapshots;
import io.trendguard.routes.schedule.AllocationWindows;
import io.trendguard.routes.schedule.Escalations;
import io.trendguard.routes.schedule.TimedQuestions;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.state.BudgetBook;
import io.trendguard.routes.state.ContactBook;
import io.trendguard.routes.state.DecidedOrders;
import io.trendguard.routes.state.DecisionDays;
import io.trendguard.routes.state.DecisionTrail;
import io.trendguard.routes.state.EntryIndex;
import io.trendguard.routes.state.HistoryKeeper;
import io.trendguard.routes.state.HistoryState;
import io.trendguard.routes.state.OpenedHistories;
import io.trendguard.routes.state.OutboxSnapshotState;
import io.trendguard.routes.state.ProductNames;
import io.trendguard.routes.state.RetailerBook;
import io.trendguard.routes.state.SafeMode;
import io.trendguard.routes.state.Tally;
import io.trendguard.routes.treatment.CheckoutTreatments;
import io.trendguard.routes.treatment.Dispositions;
import io.trendguard.routes.treatment.Outbound;
import io.trendguard.routes.treatment.Replies;
import io.trendguard.routes.treatment.Treatments;
import io.trendguard.text.TimeZoneName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is derived from the log, and what acts upon it: projections, lanes, allocation windows, escalations. It
 * is made from the log at each start, and rebuilt if an append failed after projections had already seen it.
 */
public final class Engine implements AutoCloseable {
    private static final Duration BREAK = Duration.ofSeconds(10);
    private static final Duration FOR_ROOM = Duration.ofSeconds(10);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    /** Where events are played, hours may pass in a second. */
    private static final Duration BETWEEN_QUESTIONS_PLAYED = Duration.ofMillis(50);

    private static final Duration BETWEEN_SNAPSHOTS = Duration.ofSeconds(10);

    private final AuditLog auditLog;
    private final ProjectedLog log;
    private final OpenedHistories opened;
    private final Histories histories;
    private final Lanes lanes;
    private final Intake intake;
    private final AllocationWindows windows;
    private final Challengers challengers;
    private final Escalations escalations;
    private final List<TimedQuestions<?>> timedQuestions;
    private final DecisionAssets assets;
    private final ProductNames products = new ProductNames();
    private final RetailerBook retailers = new RetailerBook();
    private final DecisionDays days = new DecisionDays();
    private final Tally tally = new Tally();
    private final DecisionTrail trail;
    private final SafeMode safeMode = new SafeMode();
    private final ContactBook contacts;
    private final Outbox outbox;
    private final Snapshots snapshots;
    private final Replies replies;
    private final FlowMetrics metrics;
    private final ServiceClock clock;
    private volatile boolean abandoned;
    private final Ticker ticker = new Ticker("windows");
    private final Ticker timer = new Ticker("timed-questions");
    private final Ticker snapshotTicker = new Ticker("snapshots");
    private final HistoryKeeper keeper;

    /**
     * Opens the histories, shows the whole log to the projections and begins to act. If it cannot, nothing stays open, so
     * that it can be made again.
     */
    public Engine(
            ServiceSettings settings,
            AuditLog auditLog,
            Vault vault,
            DecisionAssets assets,
            Outbound outbound,
            ServiceClock clock,
            FlowMetrics metrics,
            Runnable onLostAppend) {
        this.auditLog = auditLog;
        this.assets = assets;
        this.clock = clock;
        this.metrics = metrics;
        this.opened = OpenedHistories.caughtUp(settings.histories(), auditLog);
        this.histories = opened.histories();
        this.contacts = new ContactBook();
        BudgetBook budgets = new BudgetBook(settings.budget());
        EntryIndex index = new EntryIndex(settings.snapshots());
        DecidedOrders orders = new DecidedOrders(auditLog, index);
        this.trail = new DecisionTrail(index);
        this.escalations = new Escalations(assets::sendPolicy);
        Treatments treatments = new Treatments(products, assets::sendPolicy);
        TreatmentBook treated = new TreatmentBook(auditLog, index);
        Dispositions dispositions = new Dispositions(treated);
        this.windows = new AllocationWindows(auditLog, treatments, budgets);
        this.timedQuestions = TimedQuestions.installed();
        List<FoldedRows<?>> timedRows = new ArrayList<>();
        timedQuestions.forEach(questions -> timedRows.add(questions.rows()));
        List<LiveState> live = new ArrayList<>(List.of(
                new HistoryState(histories),
                index,
                contacts,
                budgets,
                products.rows(),
                retailers.rows(),
                days.rows(),
                treated,
                windows,
                escalations.rows(),
                safeMode.rows(),
                tally,
                assets));
        live.addAll(timedRows);
        this.log = new ProjectedLog(auditLog, live, onLostAppend);
        this.keeper =
                new HistoryKeeper(histories, auditLog, log, () -> abandoned, HistoryKeeper.Room.DEFAULTS, log::lose);
        this.lanes = new Lanes(settings.lanes(), settings.laneQueue(), keeper::hasRoom, FOR_ROOM);
        this.challengers = new Challengers(settings.lanes(), Challengers.PATIENCE);
        Requests requests = new Requests(
                PointDefinitions.installed(),
                new Features(
                        histories,
                        (tenant, customer, knownAt) -> contacts.reading(tenant, customer, knownAt)
                                .timeZone()
                                .flatMap(TimeZoneName::zone)
                                .orElse(settings.zones().of(tenant))),
                new Guard("history", 5, BREAK, settings.checkoutDeadline(), System::nanoTime),
                orders,
                contacts,
                budgets,
                settings.shares(),
                safeMode,
                settings.checkoutDeadline());
        CheckoutTreatments checkouts =
                new CheckoutTreatments(treatments, new CheckoutAnswers(outbound.links()), clock, log);
        DecisionFlow flow = new DecisionFlow(
                requests,
                new Decider(),
                challengers,
                assets,
                log,
                checkouts,
                dispositions,
                new Recall(auditLog, assets, checkouts),
                metrics);
        this.intake = new Intake(new EventReader(), vault, clock, lanes, flow, log, settings.checkoutDeadline());
        this.outbox = new Outbox(
                auditLog,
                log,
                outbound.channels(),
                new Preparation(
                        contacts,
                        new SentRulebooks(assets),
                        vault,
                        outbound.links(),
                        safeMode::isOn,
                        (tenant, treatment) ->
                                timedQuestions.stream().anyMatch(questions -> questions.isOver(tenant, treatment))),
                OutboxSettings.DEFAULTS,
                clock);
        this.replies = new Replies(outbound.links(), dispositions, contacts, log, assets::published, clock);
        List<SnapshotState> saved = new ArrayList<>(List.of(
                index,
                contacts,
                budgets,
                products.rows(),
                retailers.rows(),
                days.rows(),
                windows,
                escalations.rows(),
                safeMode.rows(),
                tally,
                assets,
                new OutboxSnapshotState(outbox)));
        saved.addAll(timedRows);
        this.snapshots = new Snapshots(settings.snapshots(), auditLog, log, saved, SnapshotPolicy.DEFAULTS);
        try {
            begin(settings.allocationWindow());
        } catch (RuntimeException | Error e) {
            abandon();
            try {
                close();
            } catch (RuntimeException whileClosing) {
                e.addSuppressed(whileClosing);
            }
            throw e;
        }
    }

    private void begin(Duration window) {
        for (Tenant tenant : auditLog.tenants()) {
            log.replay(tenant, snapshots.restore(tenant));
            tally.of(tenant).newest().ifPresent(clock::show);
            auditLog.read(tenant, auditLog.head(tenant).size() - 1).ifPresent(last -> clock.show(last.time()));
        }
        outbox.start();
        ticker.every(window, this::act, "Proposals and escalations wait for the next window.");
        timer.every(
                clock.followsEvents() ? BETWEEN_QUESTIONS_PLAYED : BETWEEN_QUESTIONS,
                this::askWhatIsDue,
                "What has gone quiet is asked about at the next turn.");
        keeper.start();
        snapshotTicker.every(
                BETWEEN_SNAPSHOTS, () -> snapshots.writeDue(clock.instant()), "A start takes longer meanwhile.");
    }

    private void act() {
        windows.close(log, clock.instant());
        escalations.run(log, clock.instant());
    }

    private void askWhatIsDue() {
        if (!clock.isPresent()) {
            return; // nobody asks about what went quiet in the history that is taken in
        }
        for (TimedQuestions<?> questions : timedQuestions) {
            questions.run(
                    tenant -> assets.rulebook(tenant, questions.point()),
                    event -> intake.submitRead(event, TimedQuestions.ORIGIN, Submission.Purpose.LIVE),
                    clock.instant());
        }
    }

    /** How retailers' shops are set up. */
    public RetailerBook retailers() {
        return retailers;
    }

    /** How many decisions were made on each day. */
    public DecisionDays days() {
        return days;
    }

    /** What products are called. */
    public ProductNames products() {
        return products;
    }

    /** The way in. */
    public Intake intake() {
        return intake;
    }

    /** Where what is no event is appended. */
    public PayloadWriter log() {
        return log;
    }

    /** Counts and latest decisions. */
    public Tally tally() {
        return tally;
    }

    /** Where the log tells what came of a decision. */
    public DecisionTrail trail() {
        return trail;
    }

    /** Whether anybody may be contacted at all. */
    public SafeMode safeMode() {
        return safeMode;
    }

    /** What is known of customers and products. */
    public Histories histories() {
        return histories;
    }

    /** How long things take. */
    public FlowMetrics metrics() {
        return metrics;
    }

    /** What customers say by links. */
    public Replies replies() {
        return replies;
    }

    /** What is on its way to customers. */
    public Outbox outbox() {
        return outbox;
    }

    /** What keeps it from doing all it should, though it runs. */
    Optional<String> trouble() {
        List<String> dead = outbox.deadThreads();
        return dead.isEmpty()
                ? histories.damage().map(found -> "the stored histories are damaged: " + found)
                : Optional.of("the threads %s have ended".formatted(dead));
    }

    /** What was found damaged when it was made, and was made again from the log. */
    List<String> remarks() {
        return Stream.concat(opened.remarks().stream(), snapshots.remarks().stream())
                .toList();
    }

    /** Whether what was derived holds something that never became durable. */
    boolean isLost() {
        return log.isLost();
    }

    /** From now on nothing is kept of what was derived, since it holds something that never became durable. */
    void abandon() {
        abandoned = true;
    }

    /** Finishes what was accepted, then stops; the log stays open. */
    @Override
    public void close() {
        timer.close();
        lanes.close();
        challengers.close();
        ticker.close();
        snapshotTicker.close();
        outbox.close();
        keeper.close();
        if (!abandoned) {
            snapshots.writeAtTheEnd(clock.instant());
        }
        histories.close();
        contacts.close();
    }
}
