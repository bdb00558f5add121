package io.trendguard.routes.flow;

import io.trendguard.channels.CheckoutAnswer;
import io.trendguard.event.Event;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.routes.state.EventRecord;
import io.trendguard.routes.treatment.CheckoutTreatments;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Answers a repeated event with what was decided the first time; the decision entries follow their event entry on the log. */
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
            EventRecord record = EventRecord.after(log, tenant, position, event.key());
            List<Outcome.Decided> decisions = record.decisions().stream()
                    .map(recorded -> decided(tenant, record, recorded.decided()))
                    .toList();
            return CompletableFuture.completedFuture(
                    new Outcome.Repeated(event.id(), log.receipt(tenant, position), decisions));
        }
        if (tries == 0) {
            return CompletableFuture.failedFuture(new LogUnavailableException(
                    "The first copy of event (%s) did not become durable.".formatted(event.id()),
                    new IllegalStateException("position " + position)));
        }
        return CompletableFuture.supplyAsync(() -> first(event, position, tries - 1), SHORTLY)
                .thenCompose(Function.identity());
    }

    private Outcome.Decided decided(Tenant tenant, EventRecord record, DecisionPayload decided) {
        Optional<CheckoutAnswer> answer = record.shownFor(decided.decision().decisionId())
                .flatMap(treatment -> assets.published(treatment.rulebookVersion())
                        .flatMap(rulebook -> checkouts.answer(tenant, treatment, rulebook)));
        return new Outcome.Decided(decided.request().decisionPoint(), decided.decision(), answer);
    }
}
