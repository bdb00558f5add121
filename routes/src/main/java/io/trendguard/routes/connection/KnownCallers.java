package io.trendguard.routes.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.trendguard.routes.settings.ConnectionLimits;
import io.trendguard.routes.settings.ServiceSettings;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the connections how many there may be, and which of them have brought a valid credential. */
@ApplicationScoped
class KnownCallers {
    private static final Logger LOG = LoggerFactory.getLogger(KnownCallers.class);
    private static final int FIRST = 1_000;
    private static final List<String> CALLS = List.of("/v1/", "/predict_cart", "/retailer");
    private static final List<String> FOR_EVERYBODY = List.of("/v1/schemas", "/v1/reports");

    void limit(@Observes StartupEvent start, ServiceSettings settings) {
        ConnectionLimits limits = settings.connections();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            limits = limits.within(system.getMaxFileDescriptorCount(), system.getOpenFileDescriptorCount());
        }
        LOG.info("There may be {} connections, {} of one address.", limits.most(), limits.perAddress());
        Connections.ofServer().limit(limits);
    }

    void register(@Observes Filters filters) {
        filters.register(KnownCallers::filter, FIRST);
    }

    private static void filter(RoutingContext call) {
        HttpServerRequest request = call.request();
        String path = String.valueOf(call.normalizedPath());
        boolean credential =
                request.headers().contains("X-Api-Key") || request.headers().contains("Authorization");
        boolean asksOnly = HttpMethod.OPTIONS.equals(request.method()); // answered without looking at the credential
        if (credential
                && !asksOnly
                && CALLS.stream().anyMatch(path::startsWith)
                && FOR_EVERYBODY.stream().noneMatch(path::startsWith)) {
            call.addHeadersEndHandler(answered -> {
                int status = call.response().getStatusCode();
                if (status < 300 && request.connection() instanceof ConnectionBase connection) {
                    Connections.ofServer().known(connection.channel());
                }
            });
        }
        call.next();
    }
}
