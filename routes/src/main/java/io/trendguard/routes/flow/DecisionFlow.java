package io.trendguard.routes.flow;

import io.trendguard.channels.reply.UnknownTreatmentException;
import io.trendguard.decision.Decider;
import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Channel;
import io.trendguard.event.DispositionReport;
import io.trendguard.event.Event;
import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.Receipt;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.point.DecisionPoint;
import io.trendguard.risk.RiskModel;
import io.trendguard.routes.flow.Lanes.BusyException;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.treatment.CheckoutTreatments;
import io.trendguard.routes.treatment.Dispositions;
import io.trendguard.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to an event in its lane: gather what is known, decide, append event and decision together, let the
 * projections see them, and complete the outcome once they are durable. The lane never waits for the disk.
 */
public final class DecisionFlow {
    private final Requests requests;
    private final Decider decider;
    private final Challengers challengers;
    private final DecisionAssets assets;
    private final ProjectedLog log;
    private final CheckoutTreatments checkouts;
    private final Dispositions dispositions;
    private final Recall recall;
    private final FlowMetrics metrics;

    /** @param log where event and decision are appended together */
    public DecisionFlow(
            Requests requests,
            Decider decider,
            Challengers challengers,
            DecisionAssets assets,
            ProjectedLog log,
            CheckoutTreatments checkouts,
            Dispositions dispositions,
            Recall recall,
            FlowMetrics metrics) {
        this.requests = requests;
        this.decider = decider;
        this.challengers = challengers;
        this.assets = assets;
        this.log = log;
        this.checkouts = checkouts;
        this.dispositions = dispositions;
        this.recall = recall;
        this.metrics = metrics;
    }

    /**
     * Takes one event to its end; whatever goes wrong completes its outcome.
     *
     * @param room whether there is room for what the histories learn of it
     */
    void run(Prepared prepared, boolean room) {
        try {
            Optional<Appended> earlier = log.find(prepared.event().tenant(), prepared.identity());
            if (earlier.isPresent()) {
                answerEarlier(prepared, earlier.get());
            } else if (room) {
                decideOrRefuse(prepared);
            } else {
                throw new BusyException();
            }
        } catch (RuntimeException | Error e) {
            prepared.outcome().completeExceptionally(e);
        }
    }

    private void decideOrRefuse(Prepared prepared) {
        try {
            if (prepared.event().fact() instanceof DispositionReport report) {
                synchronized (dispositions.lock(prepared.event().tenant(), report.treatmentId())) {
                    decide(prepared);
                }
            } else {
                decide(prepared);
            }
        } catch (UnknownTreatmentException e) {
            UnknownTreatments.refuse(log, prepared, e);
        }
    }

    private void decide(Prepared prepared) {
        Event event = prepared.event();
        Tenant tenant = event.tenant();
        List<LogPayload> payloads = new ArrayList<>(4);
        payloads.add(new EventPayload(event));
        if (event.fact() instanceof DispositionReport report) {
            dispositions.payload(event, report).ifPresent(payloads::add);
        }
        List<Made> made = requests.about(prepared).stream()
                .map(request -> made(event, request))
                .toList();
        made.forEach(one -> payloads.add(one.decided()));
        made.forEach(
                one -> one.shown().ifPresent(s -> payloads.addAll(prepared.isAwaited() ? s.attempted() : s.unseen())));

        Appended appended = log.appendOnce(tenant, prepared.identity(), event.knownAt(), payloads);
        if (appended instanceof Appended.Sequenced sequenced) {
            sequenced.durable().whenComplete((receipt, error) -> {
                if (error == null) {
                    durable(prepared, receipt, made);
                } else {
                    prepared.outcome().completeExceptionally(error);
                }
            });
        } else {
            answerEarlier(prepared, appended);
        }
    }

    private Made made(Event event, DecisionRequest request) {
        Tenant tenant = request.tenant();
        announce(tenant, request.decisionPoint(), event);
        Optional<Rulebook> rulebook = assets.rulebook(tenant, request.decisionPoint());
        DecisionPayload decided =
                judged(request, rulebook, assets.judges(tenant, request.decisionPoint(), request.person()));
        return new Made(
                decided, shownAtCheckout(decided) ? checkouts.of(decided, rulebook.orElseThrow()) : Optional.empty());
    }

    private DecisionPayload judged(DecisionRequest request, Optional<Rulebook> rulebook, Judges judges) {
        Optional<RiskModel> champion = judges.champion().map(model -> model);
        List<Challengers.Asked> asked = challengers.ask(request, judges.challengers());
        return new DecisionPayload(request, decide(request, rulebook, champion), challengers.answers(asked));
    }

    private Decision decide(DecisionRequest request, Optional<Rulebook> rulebook, Optional<RiskModel> model) {
        return rulebook.map(live -> decider.decide(request, live, model))
                .orElseGet(() -> decider.decideWithoutRulebook(request, model));
    }

    /** What decides is on the log before the first decision it makes. */
    private void announce(Tenant tenant, DecisionPoint point, Event event) {
        if (!assets.toAnnounce(tenant, point).isEmpty()) {
            synchronized (this) {
                List<LogPayload> news = assets.toAnnounce(tenant, point);
                if (!news.isEmpty()) {
                    log.append(tenant, event.knownAt(), news);
                }
            }
        }
    }

    private void durable(Prepared prepared, Receipt receipt, List<Made> made) {
        Event event = prepared.event();
        metrics.accepted(
                made.stream().map(one -> one.decided().request().stage()).findFirst(), prepared.ageNanos());
        List<Outcome.Decided> decisions = new ArrayList<>(made.size());
        for (Made one : made) {
            Optional<CheckoutTreatments.Shown> given = one.shown().filter(s -> prepared.isAwaited());
            given.ifPresent(s -> prepared.answered()
                    .thenAccept(withDecision -> checkouts.handedOver(event.tenant(), s, withDecision)));
            decisions.add(new Outcome.Decided(
                    one.decided().request().decisionPoint(),
                    one.decided().decision(),
                    given.map(CheckoutTreatments.Shown::answer)));
        }
        prepared.outcome().complete(new Outcome.Accepted(event.id(), receipt, decisions));
    }

    private void answerEarlier(Prepared prepared, Appended earlier) {
        Event event = prepared.event();
        if (earlier instanceof Appended.Conflict conflict) {
            metrics.conflict();
            refuse(prepared, conflict);
        } else if (earlier instanceof Appended.Repeated repeated) {
            metrics.repeated(event.tenant());
            recall.first(event, repeated.position()).whenComplete((outcome, error) -> {
                if (error == null) {
                    prepared.outcome().complete(outcome);
                } else {
                    prepared.outcome().completeExceptionally(error);
                }
            });
        }
    }

    /** The first stands, and that another was sent under its name is on the log before its sender hears of it. */
    private void refuse(Prepared prepared, Appended.Conflict conflict) {
        Event event = prepared.event();
        log.append(
                        event.tenant(),
                        event.knownAt(),
                        List.of(RejectionPayload.conflict(
                                prepared.origin(), conflict.position(), prepared.fingerprint())))
                .durable()
                .whenComplete((receipt, error) -> {
                    if (error == null) {
                        prepared.outcome().complete(new Outcome.Conflict(event.id()));
                    } else {
                        prepared.outcome().completeExceptionally(error);
                    }
                });
    }

    private static boolean shownAtCheckout(DecisionPayload decided) {
        DecisionRequest request = decided.request();
        Decision decision = decided.decision();
        return request.stage().isAwaited()
                && decision.chosen()
                        .filter(c -> c.channel() == Channel.CHECKOUT)
                        .isPresent();
    }

    /** A decision with what it shows at the checkout. */
    private record Made(DecisionPayload decided, Optional<CheckoutTreatments.Shown> shown) {}
}
