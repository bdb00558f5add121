package io.trendguard.routes.intake;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.trendguard.event.Finding;
import io.trendguard.text.Excerpt;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses in words, before anything else reads it, an address that is none by RFC 3986. The server itself would say nothing. */
@ApplicationScoped
public class AddressFilter {
    private static final int BEFORE_ALL = 10_000;
    private static final int LONGEST_SHOWN = 80;
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** Keeps the server from answering by itself; must be called before it starts. */
    public static void switchOn() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    void register(@Observes Filters filters) {
        filters.register(AddressFilter::filter, BEFORE_ALL);
    }

    /** A path that cannot be decoded reaches no filter: the router gives up before. */
    void register(@Observes Router router) {
        router.errorHandler(400, AddressFilter::failed);
    }

    private static void failed(RoutingContext call) {
        String address = String.valueOf(call.request().uri());
        if (STRAY_PERCENT.matcher(address).find()) {
            CallFilter.answer(call.response(), refusal(address));
        } else {
            call.response().setStatusCode(400).end();
        }
    }

    private static void filter(RoutingContext call) {
        String address = String.valueOf(call.request().uri());
        try {
            new URI(address);
        } catch (URISyntaxException e) {
            CallFilter.answer(call.response(), refusal(address));
            return;
        }
        call.next();
    }

    private static InvalidCallException refusal(String address) {
        String remedy = STRAY_PERCENT.matcher(address).find()
                ? "a percent sign that two hexadecimal digits do not follow. Write a percent sign itself as (%25)."
                : "a character that must be percent-encoded there, such as (%20) for a space.";
        return new InvalidCallException(List.of(Finding.whole(
                "address", "The address (%s) holds %s".formatted(Excerpt.of(address, LONGEST_SHOWN), remedy))));
    }
}
