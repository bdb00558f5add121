package io.trendguard.routes.point.cart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.decision.Decision;
import io.trendguard.event.DescribedBody;
import io.trendguard.event.Feed;
import io.trendguard.event.Retailer;
import io.trendguard.event.Tenant;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.engine.Engine;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.flow.Outcome;
import io.trendguard.routes.flow.Submission;
import io.trendguard.routes.intake.HttpIntake;
import io.trendguard.routes.intake.HttpReply;
import io.trendguard.routes.intake.Problem;
import io.trendguard.routes.security.AccessDeniedException;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.security.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/** Predicts whether a cart will be abandoned; the question and its answer are on the log before the shop gets it. */
@Named
@ApplicationScoped
public class CartCalls {
    private static final String SOURCE = "/predict_cart";

    private final Credentials credentials;
    private final Supervisor supervisor;
    private final HttpIntake http;
    private final ServiceClock clock;

    CartCalls(Credentials credentials, Supervisor supervisor, HttpIntake http, ServiceClock clock) {
        this.credentials = credentials;
        this.supervisor = supervisor;
        this.http = http;
        this.clock = clock;
    }

    /** {@code POST /predict_cart}. */
    public CompletionStage<HttpReply> predict(
            @Header("X-Api-Key") @Nullable String key,
            @Header("Authorization") @Nullable String authorization,
            @Headers Map<String, Object> headers,
            @Body byte @Nullable [] body) {
        Caller caller = credentials.require(Caller.Role.SEND, key, authorization);
        return http.call(caller, headers, body, json -> predict(caller, json));
    }

    private CompletionStage<HttpReply> predict(Caller caller, JsonNode body) {
        Instant now = clock.instant();
        PredictCart cart = DescribedBody.read(body, PredictCart.class, now);
        requireOwn(caller, cart.retailerId());
        Engine engine = supervisor.accepting();
        return engine.intake()
                .submit(new Submission(
                        caller, event(cart, engine, caller.tenant(), now), "http", Submission.Purpose.LIVE))
                .thenApply(outcome -> answer(outcome, cart.retailerId()));
    }

    /** The credential decides who the retailer is. */
    static void requireOwn(Caller caller, String retailerId) {
        if (!retailerId.equals(caller.tenant().id())) {
            throw AccessDeniedException.foreign(caller, retailerId);
        }
    }

    private static ObjectNode event(PredictCart cart, Engine engine, Tenant tenant, Instant now) {
        String currency = engine.retailers()
                .of(tenant)
                .flatMap(setup -> setup.retailer().currency())
                .orElse(Retailer.USUAL_CURRENCY);
        String id = UUID.randomUUID().toString();
        ObjectNode event = cloudEvent(Feed.CART_CHECK, SOURCE, id, now);
        event.putObject("data")
                .put("cart_id", id)
                .put("value_minor", cart.valueMinor(currency))
                .put("currency", currency)
                .put("item_count", cart.itemCount())
                .put("last_activity_at", cart.lastActivity(now).toString())
                .put("device_type", cart.deviceType())
                .put("shipping_speed", cart.shippingSpeed());
        return event;
    }

    static ObjectNode cloudEvent(Feed feed, String source, String id, Instant now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", feed.type())
                .put("time", now.toString());
    }

    private static HttpReply answer(Outcome outcome, String retailerId) {
        List<Decision> decisions = decisions(outcome);
        return decisions.stream()
                .flatMap(decision -> CartPrediction.of(decision, retailerId).stream())
                .findFirst()
                .map(prediction -> HttpReply.json(200, prediction))
                .orElseGet(() -> HttpReply.problem(Problem.undecided(decisions.stream()
                        .flatMap(decision -> decision.cause().stream())
                        .findFirst()
                        .orElse("Nothing was decided."))));
    }

    private static List<Decision> decisions(Outcome outcome) {
        return outcome instanceof Outcome.Accepted accepted
                ? accepted.decisions().stream()
                        .filter(decided -> decided.point().equals(CartPoint.NAME))
                        .map(Outcome.Decided::decision)
                        .toList()
                : List.of();
    }
}
