package io.trendguard.routes.point.cart;

import io.trendguard.routes.intake.HttpRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** What shops ask about carts over HTTP. */
@ApplicationScoped
public class CartRoutes extends RouteBuilder {
    @Override
    public void configure() {
        onException(Exception.class).handled(true).process(HttpRoutes::answerProblem);

        from("platform-http:/predict_cart?httpMethodRestrict=POST")
                .routeId("predict-cart")
                .bean(CartCalls.class, "predict")
                .process(HttpRoutes::answer);

        from("platform-http:/retailer?httpMethodRestrict=POST")
                .routeId("retailer-create")
                .bean(RetailerCalls.class, "create")
                .process(HttpRoutes::answer);

        from("platform-http:/retailer/{id}?httpMethodRestrict=GET")
                .routeId("retailer-read")
                .bean(RetailerCalls.class, "read")
                .process(HttpRoutes::answer);

        from("platform-http:/retailer/{id}?httpMethodRestrict=PATCH")
                .routeId("retailer-update")
                .bean(RetailerCalls.class, "update")
                .process(HttpRoutes::answer);
    }
}
