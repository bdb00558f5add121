package io.trendguard.channels.outbox;

import io.trendguard.channels.OutboundChannel;
import io.trendguard.channels.outbox.OutboxState.Job;
import io.trendguard.channels.outbox.Prepared.Never;
import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.AuditLog;
import io.trendguard.log.LogPlace;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.ByPerson;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.PayloadWriter;
import io.trendguard.log.payload.SnapshotPayload;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over the treatments of the log when they are due: each at most once, every doubt listed. It follows the log by
 * itself, so nobody has to tell it of new treatments, and nothing is sent whose entry is not durable.
 */
public final class Outbox implements AutoCloseable {
    /** Its name among projections. */
    public static final String PROJECTION = "outbox";

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final AuditLog log;
    private final OutboxLog writer;
    private final OutboxState state;
    private final Sending sending;
    private final Preparation preparation;
    private final OutboxSettings settings;
    private final InstantSource clock;
    private final OutboxThreads threads;
    private final Set<Channel> channels;

    /**
     * @param log to follow
     * @param appends to write to; what is appended must be visible to the contact book at once
     * @param channels the ways out, by channel
     */
    public Outbox(
            AuditLog log,
            PayloadWriter appends,
            Map<Channel, OutboundChannel> channels,
            Preparation preparation,
            OutboxSettings settings,
            InstantSource clock) {
        this.log = log;
        this.writer = new OutboxLog(appends);
        this.state = new OutboxState(settings);
        this.preparation = preparation;
        this.sending = new Sending(state, writer, preparation, channels, settings, clock);
        this.settings = settings;
        this.channels = Set.copyOf(channels.keySet());
        this.clock = clock;
        this.threads = new OutboxThreads(settings.followEvery());
    }

    /** Rebuilds the outbox from the log. An attempt whose result was never written is in doubt from now on. */
    public synchronized void rebuild() {
        state.follow(log);
        Instant now = clock.instant();
        for (Tenant tenant : state.tenants()) {
            for (Pending interrupted : state.attempting(tenant)) {
                DeliveryPayload doubt = DeliveryPayload.of(
                                interrupted.treatment(), interrupted.attempts(), Result.IN_DOUBT)
                        .because("The process ended before the result was written.");
                writer.write(tenant, doubt, now);
                state.take(tenant, doubt, now);
            }
        }
    }

    /** Rebuilds the outbox and begins to send. */
    public synchronized void start() {
        rebuild();
        threads.add("outbox-follow", this::followLog);
        for (int i = 0; i < settings.parallelism(); i++) {
            threads.add("outbox-" + i, this::sendNext);
        }
        threads.start();
    }

    /** Sends everything that is due now, in the caller's thread, and says how many treatments were looked at. */
    public int sendDue() {
        state.follow(log);
        int looked = 0;
        for (Optional<Job> job = state.takeDue(clock.instant());
                job.isPresent();
                job = state.takeDue(clock.instant())) {
            sending.send(job.get());
            looked++;
        }
        return looked;
    }

    /** How it stands now for one tenant; with it, a later start need not read the whole log. */
    public SnapshotPayload snapshot(Tenant tenant) {
        OutboxSnapshot snapshot = state.snapshot(tenant);
        return new SnapshotPayload(
                PROJECTION, snapshot.position() - 1, Json.mapper().valueToTree(snapshot));
    }

    /** Begins with a snapshot instead of the first entry of the log; called before {@link #start}. */
    public void restore(Tenant tenant, SnapshotPayload snapshot) {
        if (!snapshot.projection().equals(PROJECTION)) {
            throw new IllegalArgumentException(
                    "The snapshot of (%s) is none of the outbox.".formatted(snapshot.projection()));
        }
        state.restore(tenant, Json.mapper().convertValue(snapshot.state(), OutboxSnapshot.class));
    }

    /** Where it stands, all tenants together. */
    public OutboxStatus status() {
        return state.status();
    }

    /** Where it stands for one tenant. */
    public OutboxStatus status(Tenant tenant) {
        return state.status(tenant);
    }

    /**
     * Ends a doubt as a person found out. What the log says meanwhile, such as a receipt, wins. A message that was not taken
     * is sent again, after every check that any message goes through; an answer in the checkout is only closed.
     *
     * @return what is on the log now
     * @throws NotPossibleException if the treatment is not in doubt
     */
    public synchronized DeliveryPayload settle(Tenant tenant, String treatmentId, Settlement settlement) {
        state.follow(log);
        Pending doubt = state.find(tenant, treatmentId)
                .filter(pending -> state.doubtful(tenant, pending))
                .orElseThrow(() -> new NotPossibleException(
                        "The treatment (%s) is not in doubt. The outbox lists those that are.".formatted(treatmentId)));
        Instant now = clock.instant();
        boolean again = doubt.leavesByOutbox() && preparation.budgetAllowsAgain(tenant, doubt.treatment(), now);
        Result result = switch (settlement.outcome()) {
            case TAKEN -> Result.SETTLED_SENT;
            case NOT_TAKEN -> again ? Result.SEND_AGAIN : Result.SETTLED_NOT_SENT;
            case UNFINDABLE -> Result.SETTLED_UNKNOWN;
        };
        return say(tenant, DeliveryPayload.said(doubt.treatment(), doubt.attempts(), result, settlement.by()), now);
    }

    /**
     * Has a message sent again that failed for good, if it still may be sent.
     *
     * @return what is on the log now
     * @throws NotPossibleException if it did not fail, or may not be sent any more
     */
    public synchronized DeliveryPayload sendAgain(Tenant tenant, String treatmentId, ByPerson by) {
        state.follow(log);
        Failed failed = state.findFailed(tenant, treatmentId)
                .orElseThrow(() -> new NotPossibleException(
                        "The treatment (%s) is none that failed and may be sent again.".formatted(treatmentId)));
        Instant now = clock.instant();
        Treatment treatment = failed.treatment();
        List<String> reasons = sending.prepare(tenant, treatment, now) instanceof Never never
                ? never.reasons()
                : preparation.budgetAllowsAgain(tenant, treatment, now) ? List.of() : List.of(Reasons.BUDGET_USED_UP);
        if (!reasons.isEmpty()) {
            throw new NotPossibleException("It may not be sent any more: "
                    + reasons.stream().map(Reasons::inWords).collect(Collectors.joining(", ")) + ".");
        }
        return say(tenant, DeliveryPayload.said(treatment, failed.pending().attempts(), Result.SEND_AGAIN, by), now);
    }

    /** Only the log is followed here: an entry that makes a message wait again must be taken once and in its order. */
    private DeliveryPayload say(Tenant tenant, DeliveryPayload said, Instant now) {
        writer.write(tenant, said, now);
        state.follow(log);
        return said;
    }

    /** The place of the first entry of a tenant's log that it has not taken. */
    public LogPlace next(Tenant tenant) {
        return state.next(tenant);
    }

    /** The names of its threads. */
    public List<String> threads() {
        return threads.all();
    }

    /** The channels that it hands over by. */
    public Set<Channel> channels() {
        return channels;
    }

    /** Its threads that ended although nobody stopped them. */
    public List<String> deadThreads() {
        return threads.dead();
    }

    /** Begins nothing new and waits for what is being handed over. True if all of it came to its end. */
    public boolean stop() {
        return threads.stop(state::wakeAll, settings.drain());
    }

    @Override
    public void close() {
        if (!stop()) {
            LOG.warn("The outbox ended while messages were being handed over; they will be in doubt.");
        }
    }

    private void followLog() throws InterruptedException {
        state.follow(log);
        TimeUnit.NANOSECONDS.sleep(settings.followEvery().toNanos());
    }

    private void sendNext() throws InterruptedException {
        Optional<Job> job = state.takeDue(clock.instant());
        if (job.isPresent()) {
            sending.send(job.get());
        } else {
            state.waitForChange(settings.followEvery());
        }
    }
}
