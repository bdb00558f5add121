package io.trendguard.routes.point.cart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.DescribedBody;
import io.trendguard.event.Feed;
import io.trendguard.event.InvalidEventException;
import io.trendguard.event.Retailer;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.flow.Submission;
import io.trendguard.routes.intake.HttpIntake;
import io.trendguard.routes.intake.HttpReply;
import io.trendguard.routes.intake.Problem;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.security.Credentials;
import io.trendguard.routes.state.RetailerBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How a retailer's shop is set up. Each change is an event; what is read comes from memory, where the events keep it up to
 * date.
 */
@Named
@ApplicationScoped
public class RetailerCalls {
    private static final String SOURCE = "/retailer";

    private final Credentials credentials;
    private final Supervisor supervisor;
    private final HttpIntake http;
    private final ServiceClock clock;
    /** Changes follow one another, so that none is lost that was made of what another one changed. */
    private CompletionStage<?> lastChange = CompletableFuture.completedFuture(null);

    RetailerCalls(Credentials credentials, Supervisor supervisor, HttpIntake http, ServiceClock clock) {
        this.credentials = credentials;
        this.supervisor = supervisor;
        this.http = http;
        this.clock = clock;
    }

    /** {@code POST /retailer}: the whole setup. */
    public CompletionStage<HttpReply> create(
            @Header("X-Api-Key") @Nullable String key,
            @Header("Authorization") @Nullable String authorization,
            @Headers Map<String, Object> headers,
            @Body byte @Nullable [] body) {
        Caller caller = credentials.require(Caller.Role.SEND, key, authorization);
        return http.call(caller, headers, body, json -> {
            NewRetailer retailer = DescribedBody.read(json, NewRetailer.class, clock.instant());
            CartCalls.requireOwn(caller, retailer.retailerId());
            return change(caller, before -> Optional.of(retailer.retailer()));
        });
    }

    /** {@code GET /retailer/{id}}. */
    public HttpReply read(
            @Header("X-Api-Key") @Nullable String key,
            @Header("Authorization") @Nullable String authorization,
            @Header("id") String id) {
        Caller caller = credentials.identify(key, authorization);
        CartCalls.requireOwn(caller, id);
        return setup(caller)
                .map(setup -> HttpReply.json(200, RetailerSetup.of(id, setup)))
                .orElseGet(() -> unknown(id));
    }

    /** {@code PATCH /retailer/{id}}: what is named changes, all else stays. */
    public CompletionStage<HttpReply> update(
            @Header("X-Api-Key") @Nullable String key,
            @Header("Authorization") @Nullable String authorization,
            @Header("id") String id,
            @Headers Map<String, Object> headers,
            @Body byte @Nullable [] body) {
        Caller caller = credentials.require(Caller.Role.SEND, key, authorization);
        CartCalls.requireOwn(caller, id);
        return http.call(caller, headers, body, json -> {
            RetailerPatch patch = DescribedBody.read(json, RetailerPatch.class, clock.instant());
            if (patch.isEmpty()) {
                throw new InvalidEventException(
                        "body", "no field", "must name what changes, for example requires_account");
            }
            return change(caller, before -> before.map(patch::of));
        });
    }

    private Optional<RetailerBook.Setup> setup(Caller caller) {
        return supervisor.accepting().retailers().of(caller.tenant());
    }

    private synchronized CompletionStage<HttpReply> change(Caller caller, UnaryOperator<Optional<Retailer>> change) {
        CompletionStage<HttpReply> reply =
                lastChange.handle((result, error) -> error).thenCompose(ignored -> changed(caller, change));
        lastChange = reply;
        return reply;
    }

    private CompletionStage<HttpReply> changed(Caller caller, UnaryOperator<Optional<Retailer>> change) {
        String id = caller.tenant().id();
        Optional<RetailerBook.Setup> before = setup(caller);
        Optional<Retailer> after = change.apply(before.map(RetailerBook.Setup::retailer));
        if (after.isEmpty()) {
            return CompletableFuture.completedFuture(unknown(id));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode event =
                CartCalls.cloudEvent(Feed.RETAILER, SOURCE, UUID.randomUUID().toString(), now);
        write(after.get(), event.putObject("data"));
        return supervisor
                .accepting()
                .intake()
                .submit(new Submission(caller, event, "http", Submission.Purpose.LIVE))
                .thenApply(outcome ->
                        HttpReply.json(before.isPresent() ? 200 : 201, RetailerSetup.of(id, after.get(), now)));
    }

    private static void write(Retailer retailer, ObjectNode data) {
        data.put("requires_account", retailer.requiresAccount());
        ArrayNode payments = data.putArray("payment_options");
        retailer.paymentOptions().forEach(payments::add);
        ArrayNode speeds = data.putArray("shipping_speeds");
        retailer.shippingSpeeds().forEach(speeds::add);
        retailer.currency().ifPresent(currency -> data.put("currency", currency));
        retailer.pooledTraining().ifPresent(takesPart -> data.put("pooled_training", takesPart));
    }

    private static HttpReply unknown(String id) {
        return HttpReply.problem(Problem.notFound(
                "The retailer (%s) has not said yet how its shop is set up. Send it with POST /retailer first."
                        .formatted(id)));
    }
}
