package io.trendguard.routes.point.cart;

import io.trendguard.decision.Decision;
import io.trendguard.decision.Decision.LineRisk;
import io.trendguard.point.cart.CartPoint;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The answer of {@code POST /predict_cart}.
 *
 * @param prediction {@code abandoned} or {@code purchased}, as the rulebook's table of bands says of the probability
 * @param probability that the cart is abandoned: not bought within 24 hours of its last activity
 * @param retailerId whose cart it is
 */
record CartPrediction(String prediction, BigDecimal probability, String retailerId) {
    private static final String PURCHASED = "purchased";

    /** What was decided, as a prediction; absent if it could not be decided. */
    static Optional<CartPrediction> of(Decision decision, String retailerId) {
        Optional<LineRisk> risk = decision.risks().stream().findFirst();
        return decision.band()
                .flatMap(band -> risk.map(known -> new CartPrediction(
                        band.equals(CartPoint.ABANDONED) ? CartPoint.ABANDONED : PURCHASED,
                        known.risk().probability().stripTrailingZeros(),
                        retailerId)));
    }
}
