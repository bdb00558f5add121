package io.trendguard.routes.point.cart;

import io.trendguard.event.Describe;
import io.trendguard.text.CurrencyCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** The body of {@code POST /predict_cart}. */
public record PredictCart(
        @Describe("The retailer: that of the credential") String retailerId,

        @Describe(value = "What the items cost together, in the shop's currency", min = 0, max = 1e10)
        double cartValue,

        @Describe(value = "How many items the cart holds", min = 1, max = 1e6)
        int itemCount,

        @Describe(value = "Since when nothing has happened to it", unit = "hours", min = 0, max = 8_784)
        double inactivityHours,

        @Describe("mobile, desktop or another word of the shop")
        String deviceType,

        @Describe("How fast the customer wants it delivered, for example standard or express")
        String shippingSpeed) {
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    /** What the items cost together, minor units of a currency. */
    long valueMinor(String currency) {
        return BigDecimal.valueOf(cartValue)
                .movePointRight(CurrencyCode.decimals(currency))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** When something last happened to it. */
    Instant lastActivity(Instant now) {
        return now.minusMillis(Math.round(inactivityHours * MILLIS_PER_HOUR));
    }
}
