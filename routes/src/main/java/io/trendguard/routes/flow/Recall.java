package io.trendguard.routes.flow;

import io.trendguard.channels.CheckoutAnswer;
import io.trendguard.decision.Decision;
import io.trendguard.event.Event;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.routes.treatment.CheckoutTreatments;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Answers a repeated event with what was decided the first time; the decision stands right behind its event in the log. */
public final class Recall {
    private static final Executor SHORTLY = CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS);
    private static final int TRIES = 2_500;

    private final AuditLog log;
    private final DecisionAssets assets;
    private final CheckoutTreatments checkouts;

    /** @param log where the first decision about an event is read */
    public Recall(AuditLog log, DecisionAssets assets, CheckoutTreatments checkouts) {
        this.log = log;
        this.assets = assets;
        this.checkouts = checkouts;
    }

    /** The first outcome, as soon as it is durable. */
    CompletableFuture<Outcome> first(Event event, long position) {
        return first(event, position, TRIES);
    }

    private CompletableFuture<Outcome> first(Event event, long position, int tries) {
        Tenant tenant = event.tenant();
        if (log.head(tenant).size() > position) {
            Optional<Decision> decision = payload(tenant, position + 1)
                    .filter(p -> p instanceof DecisionPayload d
                            && d.decision().decisionId().equals(event.key().decisionId()))
                    .map(p -> ((DecisionPayload) p).decision());
            Optional<CheckoutAnswer> answer = decision.flatMap(d -> payload(tenant, position + 2))
                    .filter(p -> p instanceof TreatmentPayload t
                            && t.treatment().decisionId().equals(event.key().decisionId()))
                    .map(p -> ((TreatmentPayload) p).treatment())
                    .flatMap(t -> assets.published(t.rulebookVersion())
                            .flatMap(rulebook -> checkouts.answer(tenant, t, rulebook)));
            return CompletableFuture.completedFuture(
                    new Outcome.Repeated(event.id(), log.receipt(tenant, position), decision, answer));
        }
        if (tries == 0) {
            return CompletableFuture.failedFuture(new LogUnavailableException(
                    "The first copy of event (%s) did not become durable.".formatted(event.id()),
                    new IllegalStateException("position " + position)));
        }
        return CompletableFuture.supplyAsync(() -> first(event, position, tries - 1), SHORTLY)
                .thenCompose(Function.identity());
    }

    private Optional<LogPayload> payload(Tenant tenant, long position) {
        return log.read(tenant, position).flatMap(LogPayload::of);
    }
}
