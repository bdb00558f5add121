package io.trendguard.routes.engine;

import io.trendguard.channels.CheckoutAnswers;
import io.trendguard.channels.outbox.Outbox;
import io.trendguard.channels.outbox.OutboxSettings;
import io.trendguard.channels.outbox.Preparation;
import io.trendguard.decision.Decider;
import io.trendguard.event.EventReader;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Vault;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.PayloadWriter;
import io.trendguard.log.payload.Treatment;
import io.trendguard.model.feature.Features;
import io.trendguard.model.history.Histories;
import io.trendguard.point.PointDefinitions;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.flow.BreakerStatus;
import io.trendguard.routes.flow.Challengers;
import io.trendguard.routes.flow.DecisionAssets;
import io.trendguard.routes.flow.DecisionFlow;
import io.trendguard.routes.flow.EventCheck;
import io.trendguard.routes.flow.FlowMetrics;
import io.trendguard.routes.flow.Guard;
import io.trendguard.routes.flow.Intake;
import io.trendguard.routes.flow.Lanes;
import io.trendguard.routes.flow.Recall;
import io.trendguard.routes.flow.Requests;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.projection.SnapshotPolicy;
import io.trendguard.routes.projection.Snapshots;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.state.ContactBook;
import io.trendguard.routes.state.DecidedOrders;
import io.trendguard.routes.state.DecisionDays;
import io.trendguard.routes.state.DecisionTrail;
import io.trendguard.routes.state.HistoryKeeper;
import io.trendguard.routes.state.OpenedHistories;
import io.trendguard.routes.state.OutboxSnapshotState;
import io.trendguard.routes.state.ProductNames;
import io.trendguard.routes.state.Rejections;
import io.trendguard.routes.state.RetailerBook;
import io.trendguard.routes.state.SafeMode;
import io.trendguard.routes.state.Tally;
import io.trendguard.routes.treatment.CheckoutTreatments;
import io.trendguard.routes.treatment.Dispositions;
import io.trendguard.routes.treatment.Outbound;
import io.trendguard.routes.treatment.Replies;
import io.trendguard.text.TimeZoneName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is derived from the log, and what acts upon it: projections, lanes, allocation windows, escalations. It
 * is made from the log at each start, and rebuilt if an append failed after projections had already seen it.
 */
public final class Engine implements AutoCloseable {
    private static final Duration BREAK = Duration.ofSeconds(10);
    private static final Duration FOR_ROOM = Duration.ofSeconds(10);
    private final AuditLog auditLog;
    private final OpenedHistories opened;
    private final DerivedState state;
    private final ProjectedLog log;
    private final HistoryKeeper keeper;
    private final Lanes lanes;
    private final Challengers challengers;
    private final Intake intake;
    private final EventCheck check;
    private final Guard historyGuard;
    private final Outbox outbox;
    private final Replies replies;
    private final Snapshots snapshots;
    private final Turns turns;
    private final DecisionTrail trail;
    private final FlowMetrics metrics;
    private final ServiceClock clock;
    private volatile boolean abandoned;

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
        this.clock = clock;
        this.metrics = metrics;
        this.opened = OpenedHistories.caughtUp(settings.histories(), auditLog);
        this.state = DerivedState.empty(settings, auditLog, opened.histories(), assets);
        this.trail = new DecisionTrail(state.index());
        this.log = new ProjectedLog(auditLog, state.live(), onLostAppend);
        this.keeper = new HistoryKeeper(
                state.histories(), auditLog, log, () -> abandoned, HistoryKeeper.Room.DEFAULTS, log::lose);
        this.lanes = new Lanes(settings.lanes(), settings.laneQueue(), keeper::hasRoom, FOR_ROOM);
        this.challengers = new Challengers(settings.lanes(), Challengers.PATIENCE);
        this.historyGuard = new Guard("history", 5, BREAK, settings.checkoutDeadline(), System::nanoTime);
        ContactBook contacts = state.contacts();
        Dispositions dispositions = new Dispositions(state.treated());
        CheckoutTreatments checkouts =
                new CheckoutTreatments(state.treatments(), new CheckoutAnswers(outbound.links()), clock, log);
        DecisionFlow flow = new DecisionFlow(
                requests(settings),
                new Decider(),
                challengers,
                assets,
                log,
                checkouts,
                dispositions,
                new Recall(auditLog, assets, checkouts),
                metrics);
        this.intake = new Intake(new EventReader(), vault, clock, lanes, flow, log, settings.checkoutDeadline());
        this.check = EventCheck.of(vault, clock, log, dispositions);
        Preparation preparation = new Preparation(
                contacts,
                new SentRulebooks(assets),
                vault,
                outbound.links(),
                state.safeMode()::isOn,
                this::isOver,
                state.budgets()::allowsAgain);
        this.outbox = new Outbox(auditLog, log, outbound.channels(), preparation, OutboxSettings.DEFAULTS, clock);
        this.replies = new Replies(outbound.links(), dispositions, contacts, log, assets::published, clock);
        List<SnapshotState> saved = new ArrayList<>(state.saved());
        saved.add(new OutboxSnapshotState(outbox));
        this.snapshots = new Snapshots(settings.snapshots(), auditLog, log, saved, SnapshotPolicy.DEFAULTS);
        this.turns = new Turns(state, log, intake, snapshots, clock);
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

    private Requests requests(ServiceSettings settings) {
        Features features = new Features(
                state.histories(),
                (tenant, customer, knownAt) -> state.contacts()
                        .reading(tenant, customer, knownAt)
                        .timeZone()
                        .flatMap(TimeZoneName::zone)
                        .orElse(settings.zones().of(tenant)));
        return new Requests(
                PointDefinitions.installed(),
                features,
                historyGuard,
                new DecidedOrders(auditLog, state.index()),
                state.contacts(),
                state.budgets(),
                settings.shares(),
                state.safeMode(),
                settings.checkoutDeadline());
    }

    private boolean isOver(Tenant tenant, Treatment treatment) {
        return state.timedQuestions().stream().anyMatch(question -> question.isOver(tenant, treatment));
    }

    private void begin(Duration window) {
        for (Tenant tenant : auditLog.tenants()) {
            log.replay(tenant, snapshots.restore(tenant));
            state.tally().of(tenant).newest().ifPresent(clock::show);
            auditLog.read(tenant, auditLog.head(tenant).size() - 1).ifPresent(last -> clock.show(last.time()));
        }
        outbox.start();
        keeper.start();
        turns.begin(window);
    }

    /** How retailers' shops are set up. */
    public RetailerBook retailers() {
        return state.retailers();
    }

    /** How many decisions were made on each day. */
    public DecisionDays days() {
        return state.days();
    }

    /** How many events were rejected for which reason. */
    public Rejections rejections() {
        return state.rejections();
    }

    /** What would become of an event. */
    public EventCheck check() {
        return check;
    }

    /** The breaker before the histories. */
    public BreakerStatus historyBreaker() {
        return historyGuard.status();
    }

    /** The breakers before models that are asked beside the one that decides, by their versions. */
    public Map<String, BreakerStatus> challengerBreakers() {
        return challengers.breakers();
    }

    /** What products are called. */
    public ProductNames products() {
        return state.products();
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
        return state.tally();
    }

    /** Where the log tells what came of a decision. */
    public DecisionTrail trail() {
        return trail;
    }

    /** Whether anybody may be contacted at all. */
    public SafeMode safeMode() {
        return state.safeMode();
    }

    /** What is known of customers and products. */
    public Histories histories() {
        return state.histories();
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
                ? state.histories().damage().map(found -> "the stored histories are damaged: " + found)
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
        turns.endQuestions();
        lanes.close();
        challengers.close();
        turns.end();
        outbox.close();
        keeper.close();
        if (!abandoned) {
            snapshots.writeAtTheEnd(clock.instant());
        }
        state.histories().close();
        state.contacts().close();
    }
}
