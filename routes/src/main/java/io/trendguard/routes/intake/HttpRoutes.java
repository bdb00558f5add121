package io.trendguard.routes.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events over HTTP: one, many, or a checkout that waits for the decision. */
@ApplicationScoped
public class HttpRoutes extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(HttpRoutes.class);

    @Override
    public void configure() {
        onException(Exception.class).handled(true).process(HttpRoutes::answerProblem);

        from("platform-http:/v1/events?httpMethodRestrict=POST")
                .routeId("http-events")
                .bean(HttpIntake.class, "events")
                .process(HttpRoutes::answer);

        from("platform-http:/v1/checkout?httpMethodRestrict=POST")
                .routeId("http-checkout")
                .bean(HttpIntake.class, "checkout")
                .process(HttpRoutes::answer);
    }

    /** Ends a route with its reply. */
    public static void answer(Exchange exchange) {
        exchange.getMessage().getBody(HttpReply.class).into(exchange);
    }

    /** Ends a route that failed. */
    public static void answerProblem(Exchange exchange) {
        Throwable error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Problem problem = Problem.from(error);
        if (problem.status() >= 500) {
            LOG.error("A call failed.", error);
        }
        HttpReply.problem(error).into(exchange);
    }
}
