package io.trendguard.routes.flow;

import io.trendguard.event.Event;
import io.trendguard.event.EventJson;
import io.trendguard.event.EventReader;
import io.trendguard.event.Feed;
import io.trendguard.event.InvalidEventException;
import io.trendguard.event.KnownAt;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.Vault;
import io.trendguard.log.VaultPeople;
import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.point.DecisionId;
import io.trendguard.point.PointDefinitions;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.security.AccessDeniedException;
import io.trendguard.routes.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one way in. An event is read and checked by the thread that brings it, decided in its lane, and answered once its
 * entries are durable. What is refused is answered with its findings and leaves a rejection in the log.
 */
public final class Intake {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventReader reader;
    private final Vault vault;
    private final ServiceClock clock;
    private final Lanes lanes;
    private final DecisionFlow flow;
    private final ProjectedLog log;
    private final Duration checkoutDeadline;

    /** @param checkoutDeadline after this a checkout is answered with nothing to do */
    public Intake(
            EventReader reader,
            Vault vault,
            ServiceClock clock,
            Lanes lanes,
            DecisionFlow flow,
            ProjectedLog log,
            Duration checkoutDeadline) {
        this.reader = reader;
        this.vault = vault;
        this.clock = clock;
        this.lanes = lanes;
        this.flow = flow;
        this.log = log;
        this.checkoutDeadline = checkoutDeadline;
    }

    /** Takes an event; throws {@link Lanes.BusyException} if its lane is full. */
    public CompletableFuture<Outcome> submit(Submission submission) {
        return take(submission, event -> {}, prepared -> {
            lanes.run(prepared.event().tenant(), prepared.laneKey(), room -> flow.run(prepared, room));
            return prepared.outcome();
        });
    }

    /** Takes an event, waiting for a place in its lane. */
    public CompletableFuture<Outcome> submitPatiently(Submission submission) {
        return take(submission, event -> {}, this::decidePatiently);
    }

    /** Takes an event that a mapping has read already, waiting for a place in its lane. */
    public CompletableFuture<Outcome> submitRead(Event event, String origin, Submission.Purpose purpose) {
        byte[] content = EventReader.contentBytes(EventJson.toJson(event));
        return decidePatiently(prepared(event, content, content, origin, purpose));
    }

    private CompletableFuture<Outcome> decidePatiently(Prepared prepared) {
        lanes.runPatiently(prepared.event().tenant(), prepared.laneKey(), room -> flow.run(prepared, room), PATIENCE);
        return prepared.outcome();
    }

    /** Takes a cart at checkout. After the deadline the answer is to do nothing, whatever is decided later. */
    public CompletableFuture<Outcome> checkout(Submission submission) {
        return take(submission, Intake::mustBeACheckout, prepared -> {
            prepared.await();
            lanes.runCheckout(prepared.event().tenant(), prepared.laneKey(), room -> flow.run(prepared, room));
            return prepared.outcome()
                    .copy()
                    .completeOnTimeout(
                            new Outcome.TooLate(prepared.event().id(), pending(prepared.event())),
                            checkoutDeadline.toMillis(),
                            TimeUnit.MILLISECONDS)
                    .whenComplete((outcome, error) -> prepared.answered(!(outcome instanceof Outcome.TooLate)));
        });
    }

    private static List<Outcome.Pending> pending(Event event) {
        return PointDefinitions.installed().all().stream()
                .filter(definition -> definition.about(event).isPresent())
                .map(definition -> new Outcome.Pending(
                        definition.point(), new DecisionId(event.key(), definition.point()).toString()))
                .toList();
    }

    private static void mustBeACheckout(Event event) {
        boolean awaited = PointDefinitions.installed().all().stream()
                .flatMap(definition -> definition.about(event).stream())
                .anyMatch(question -> question.stage().isAwaited());
        if (!awaited) {
            throw new InvalidEventException(
                    "type",
                    event.feed().type(),
                    "must be what a customer waits for here, such as %s at the stage (checkout); send everything else to"
                                    .formatted(Feed.CART.type())
                            + " /v1/events");
        }
    }

    /**
     * Logs that something could not be accepted.
     *
     * @return fails with the error as soon as that is durable
     */
    public CompletableFuture<Outcome> reject(
            Caller caller, String origin, byte[] content, InvalidEventException error) {
        return log.append(
                        caller.tenant(),
                        clock.instant(),
                        List.of(RejectionPayload.of(
                                origin, error, HexFormat.of().formatHex(vault.fingerprint(caller.tenant(), content)))))
                .durable()
                .thenCompose(receipt -> CompletableFuture.failedFuture(error));
    }

    private CompletableFuture<Outcome> take(
            Submission submission, Consumer<Event> check, Function<Prepared, CompletableFuture<Outcome>> decide) {
        Caller caller = submission.caller();
        if (submission.purpose() == Submission.Purpose.HISTORY && !caller.may(Caller.Role.BACKFILL)) {
            throw AccessDeniedException.forbidden(caller, Caller.Role.BACKFILL);
        }
        byte[] content = submission.cloudEvent().toString().getBytes(StandardCharsets.UTF_8);
        Prepared prepared;
        try {
            content = EventReader.contentBytes(submission.cloudEvent());
            EventReader.ReadEvent read = reader.readWithContent(
                    caller.tenant(), submission.cloudEvent(), knownAt(caller), new VaultPeople(vault, caller.tenant()));
            check.accept(read.event());
            prepared = prepared(read.event(), read.content(), content, submission.origin(), submission.purpose());
        } catch (InvalidEventException e) {
            return reject(caller, submission.origin(), content, e);
        }
        return decide.apply(prepared);
    }

    private Prepared prepared(Event event, byte[] content, byte[] asSent, String origin, Submission.Purpose purpose) {
        clock.show(event.knownAt());
        if (purpose == Submission.Purpose.LIVE) {
            clock.reachPresent();
        }
        EventIdentity identity = new EventIdentity(
                event.key(), vault.fingerprint(event.tenant(), content), vault.fingerprint(event.tenant(), asSent));
        return new Prepared(event, identity, origin, purpose, System.nanoTime());
    }

    private KnownAt knownAt(Caller caller) {
        Instant now = clock.followsEvents() ? Clock.systemUTC().instant() : clock.instant();
        return caller.may(Caller.Role.BACKFILL) ? new KnownAt.Backfill(now) : new KnownAt.Now(now);
    }
}
