package io.trendguard.routes.engine;

import io.trendguard.event.Cart;
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
import io.trendguard.routes.security.AccessDeniedException;
import io.trendguard.routes.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

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
        Prepared prepared = prepare(submission);
        lanes.run(prepared.laneKey(), () -> flow.run(prepared));
        return prepared.outcome();
    }

    /** Takes an event, waiting for a place in its lane. */
    public CompletableFuture<Outcome> submitPatiently(Submission submission) {
        Prepared prepared = prepare(submission);
        lanes.runPatiently(prepared.laneKey(), () -> flow.run(prepared), PATIENCE);
        return prepared.outcome();
    }

    /** Takes an event that a mapping has read already, waiting for a place in its lane. */
    public CompletableFuture<Outcome> submitRead(Event event, String origin, Submission.Purpose purpose) {
        byte[] content = EventReader.contentBytes(EventJson.toJson(event));
        Prepared prepared = prepared(event, content, origin, purpose);
        lanes.runPatiently(prepared.laneKey(), () -> flow.run(prepared), PATIENCE);
        return prepared.outcome();
    }

    /** Takes a cart at checkout. After the deadline the answer is to do nothing, whatever is decided later. */
    public CompletableFuture<Outcome> checkout(Submission submission) {
        Prepared prepared = prepare(submission);
        if (!(prepared.event().fact() instanceof Cart cart && cart.stage() == Cart.Stage.CHECKOUT)) {
            InvalidEventException noCheckout = new InvalidEventException(
                    "type",
                    prepared.event().feed().type(),
                    "must be %s at the stage (checkout) here; send everything else to /v1/events"
                            .formatted(Feed.CART.type()));
            log.append(
                    submission.caller().tenant(),
                    clock.instant(),
                    List.of(RejectionPayload.of(submission.origin(), noCheckout, prepared.fingerprint())));
            throw noCheckout;
        }
        lanes.run(prepared.laneKey(), () -> flow.run(prepared));
        return prepared.outcome()
                .copy()
                .completeOnTimeout(
                        new Outcome.TooLate(
                                prepared.event().id(), prepared.event().key().decisionId()),
                        checkoutDeadline.toMillis(),
                        TimeUnit.MILLISECONDS)
                .whenComplete((outcome, error) -> prepared.answered(!(outcome instanceof Outcome.TooLate)));
    }

    /** Logs that something could not be accepted. */
    public void reject(Caller caller, String origin, byte[] content, InvalidEventException error) {
        log.append(
                caller.tenant(),
                clock.instant(),
                List.of(RejectionPayload.of(
                        origin, error, HexFormat.of().formatHex(vault.fingerprint(caller.tenant(), content)))));
    }

    private Prepared prepare(Submission submission) {
        Caller caller = submission.caller();
        if (submission.purpose() == Submission.Purpose.HISTORY && !caller.may(Caller.Role.BACKFILL)) {
            throw AccessDeniedException.forbidden(caller, Caller.Role.BACKFILL);
        }
        byte[] content = EventReader.contentBytes(submission.cloudEvent());
        try {
            Event event = reader.read(
                    caller.tenant(), submission.cloudEvent(), knownAt(caller), new VaultPeople(vault, caller.tenant()));
            return prepared(event, content, submission.origin(), submission.purpose());
        } catch (InvalidEventException e) {
            reject(caller, submission.origin(), content, e);
            throw e;
        }
    }

    private Prepared prepared(Event event, byte[] content, String origin, Submission.Purpose purpose) {
        clock.show(event.knownAt());
        EventIdentity identity = new EventIdentity(event.key(), vault.fingerprint(event.tenant(), content));
        return new Prepared(event, identity, origin, purpose, System.nanoTime());
    }

    private KnownAt knownAt(Caller caller) {
        Instant now = clock.followsEvents() ? Clock.systemUTC().instant() : clock.instant();
        return caller.may(Caller.Role.BACKFILL) ? new KnownAt.Backfill(now) : new KnownAt.Now(now);
    }
}
