package io.trendguard.model.point.cart;

import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.CatalogueFile;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.Neutral;
import io.trendguard.model.feature.PointFeatures;
import io.trendguard.model.feature.VectorBuilder;
import io.trendguard.model.feature.Zones;
import io.trendguard.model.history.PointInTime;
import io.trendguard.model.history.ShopSetup;
import io.trendguard.model.rule.ThresholdRule;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.text.CurrencyCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a cart before the checkout; {@code catalogue.yaml} lists the features. Nothing of the payment or of anything
 * later is among them.
 */
public final class CartFeatures implements PointFeatures {
    /** All of them, in order. */
    public static final FeatureSchema SCHEMA = CatalogueFile.beside(CartFeatures.class);

    /** "Predict 'abandoned' for all carts below $20 value"; amounts are in the cart's own currency, to the cent. */
    static final ThresholdRule BASELINE = new ThresholdRule(
            "cart_value",
            20,
            0.01,
            "The rule that a cart worth less than 20 is abandoned; it was not trained or measured.");

    private static final String NOT_STATED = "not stated";
    private static final String NO_SETUP = "the retailer has not said how its shop is set up";
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    @Override
    public DecisionPoint point() {
        return CartPoint.NAME;
    }

    @Override
    public FeatureSchema schema() {
        return SCHEMA;
    }

    @Override
    public List<FeatureVector> of(Event event, PointInTime past, Zones zones) {
        if (!(event.fact() instanceof CartCheck cart)) {
            throw new IllegalArgumentException("The event (%s) is no cart check.".formatted(event.id()));
        }
        VectorBuilder vector = new VectorBuilder(SCHEMA, event.time());
        long moment = vector.moment();
        long active = Math.min(moment, cart.lastActivityAt().toEpochMilli());
        double value = BigDecimal.valueOf(cart.valueMinor(), CurrencyCode.decimals(cart.currency()))
                .doubleValue();
        double hours = (moment - active) / MILLIS_PER_HOUR;
        vector.number("cart_value", value, moment);
        vector.number("cart_items", cart.itemCount(), moment);
        vector.number("inactivity_hours", hours, active);
        // "Large cart AND long inactivity": both count by their order of magnitude, so that neither drowns the other.
        vector.number("value_x_inactivity", StrictMath.log1p(value) * StrictMath.log1p(hours), active);
        word(vector, "cart_device", cart.deviceType());
        word(vector, "cart_shipping_speed", cart.shippingSpeed());
        shop(vector, past.shop());
        return List.of(vector.build());
    }

    private static void word(VectorBuilder vector, String name, Optional<String> word) {
        word.filter(text -> !text.isBlank())
                .ifPresentOrElse(
                        text -> vector.word(name, text.strip().toLowerCase(Locale.ROOT), vector.moment()),
                        () -> vector.missing(name, NOT_STATED));
    }

    private static void shop(VectorBuilder vector, Optional<PointInTime.Stamped<ShopSetup>> known) {
        known.ifPresentOrElse(
                setup -> {
                    long asOf = setup.asOf();
                    vector.number("requires_account", setup.value().requiresAccount() ? 1 : 0, asOf);
                    vector.number("payment_options_offered", setup.value().paymentOptions(), asOf);
                    vector.number("shipping_speeds_offered", setup.value().shippingSpeeds(), asOf);
                },
                () -> List.of("requires_account", "payment_options_offered", "shipping_speeds_offered")
                        .forEach(name -> vector.missing(name, NO_SETUP)));
    }

    /** The retailers' rule of thumb: carts of a low value are abandoned. */
    @Override
    public Optional<Map<String, byte[]>> baseline() {
        return Optional.of(BASELINE.files(CartPoint.NAME, SCHEMA));
    }

    /** None: no feature raises the risk of every cart, not even the time without activity. */
    @Override
    public Set<String> rising() {
        return Set.of();
    }

    @Override
    public Neutral neutral() {
        return new Neutral(
                "Carts like this one are bought less often than others.",
                "Carts like this one are bought more often than others.");
    }
}
