package io.trendguard.routes.intake;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.trendguard.event.Finding;
import io.trendguard.json.Json;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every call below {@code /v1} before anything reads its body: no cache keeps the answer, headers that say how the
 * body is to be read are looked at, and calls of the event routes have only the parameters they know.
 */
@ApplicationScoped
public class CallFilter {
    private static final int EARLY = 500;
    private static final String API = "/v1/";
    private static final Map<String, Set<String>> EVENT_CALLS = Map.of(
            "/v1/events",
            Set.of("history"),
            "/v1/checkout",
            Set.of(),
            "/predict_cart",
            Set.of(),
            "/retailer",
            Set.of());
    /** What is set up is read and changed by the methods of its own routes. */
    private static final String RETAILER = "/retailer/";

    private static final String ZIP = "/v1/models";

    void register(@Observes Filters filters) {
        filters.register(CallFilter::filter, EARLY);
    }

    private static void filter(RoutingContext call) {
        HttpServerRequest request = call.request();
        String path = call.normalizedPath();
        if (!path.startsWith(API) && !EVENT_CALLS.containsKey(path) && !path.startsWith(RETAILER)) {
            call.next();
            return;
        }
        call.response().putHeader("Cache-Control", "no-store").putHeader("X-Content-Type-Options", "nosniff");
        try {
            Set<String> parameters = EVENT_CALLS.get(path);
            if (parameters != null) {
                event(request, path, parameters);
            } else if (HttpMethod.POST.equals(request.method())) {
                change(request, path);
            }
        } catch (InvalidCallException | UnsupportedBodyException | NotAllowedException e) {
            answer(call.response(), e);
            return;
        }
        call.next();
    }

    private static void event(HttpServerRequest request, String path, Set<String> parameters) {
        if (!HttpMethod.POST.equals(request.method())) {
            throw new NotAllowedException(request.method().name(), path);
        }
        MultiMap sent = request.params();
        KnownParameters.check(
                parameters, sent.names().stream().distinct().collect(Collectors.toMap(name -> name, sent::getAll)));
        String history = sent.get("history");
        if (history != null && !Set.of("true", "false").contains(history)) {
            throw new InvalidCallException(
                    List.of(new Finding("history", history, "must be true or false, or left out")));
        }
        ContentEncoding.layers(header(request, "Content-Encoding"));
        request.headers().set("Content-Type", ContentType.readAs(header(request, "Content-Type")));
    }

    /** The few calls that change something read plain JSON; a model is packed by itself. */
    private static void change(HttpServerRequest request, String path) {
        String encoding = header(request, "Content-Encoding");
        if (encoding != null && !encoding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
            throw UnsupportedBodyException.encoding(encoding, "identity");
        }
        if (!ZIP.equals(path)) {
            request.headers().set("Content-Type", ContentType.readAs(header(request, "Content-Type")));
        }
    }

    private static @Nullable String header(HttpServerRequest request, String name) {
        List<String> values = request.headers().getAll(name);
        return values.isEmpty() ? null : String.join(", ", values);
    }

    static void answer(HttpServerResponse response, RuntimeException error) {
        Problem problem = Problem.from(error);
        Problem.headers(error).forEach(response::putHeader);
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.CONTENT_TYPE)
                .end(Json.mapper().valueToTree(problem).toString());
    }

    /** A call with another method than its own. */
    static final class NotAllowedException extends RuntimeException {
        NotAllowedException(String method, String path) {
            super("The call (%s %s) must be made with the method (POST).".formatted(method, path));
        }
    }
}
