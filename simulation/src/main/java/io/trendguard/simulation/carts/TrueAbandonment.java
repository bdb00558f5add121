package io.trendguard.simulation.carts;

import java.util.Optional;

/**
 * The truth about abandonment in the synthetic shops: a logistic function of the cart and its shop, and a waiting time until
 * the purchase that is the shorter the larger the cart is. While a cart is quiet, its log-odds therefore rise by about
 * {@code haste(value) * log(1 + hours)}: a large cart AND long inactivity count more than each by itself.
 */
final class TrueAbandonment {
    /** A cart is abandoned if it is not bought so many hours after the last activity. */
    static final double HORIZON_HOURS = 24;

    private static final double USUAL = 1.37;
    private static final double ACCOUNT = 0.6;
    private static final double FOR_EACH_PAYMENT = -0.13;
    private static final double FOR_EACH_SPEED = -0.16;
    private static final double PHONE = 0.65;
    private static final double TABLET = 0.15;
    private static final double DESKTOP = -0.9;
    private static final double EXPRESS = -1.0;
    private static final double NO_SPEED = 0.5;
    private static final double SMALL = 1.8;
    private static final double VERY_LARGE = 0.7;
    private static final double FOR_EACH_ITEM = -0.12;
    private static final double CHECKOUT = -0.5;
    private static final double CAME_BACK = -0.3;

    private TrueAbandonment() {}

    /**
     * How a cart stands at its last activity.
     *
     * @param value in major units of its currency
     * @param items pieces
     * @param device of the customer
     * @param shippingSpeed if one was chosen
     * @param checkout whether the checkout was reached
     * @param cameBack whether the customer came back to it after hours
     * @param leaning of shop and customer together
     */
    record Standing(
            double value,
            int items,
            String device,
            Optional<String> shippingSpeed,
            boolean checkout,
            boolean cameBack,
            double leaning) {}

    /** What a shop's setup adds to the log-odds; zero for the average shop. */
    static double ofSetup(StoreSetup setup) {
        return ACCOUNT * ((setup.requiresAccount() ? 1 : 0) - 0.45)
                + FOR_EACH_PAYMENT * (setup.paymentOptions().size() - 4)
                + FOR_EACH_SPEED * (setup.shippingSpeeds().size() - 2.25);
    }

    /** The probability at the moment of the last activity. */
    static double probability(StoreSetup setup, Standing cart) {
        double ofDevice = switch (cart.device()) {
            case "phone" -> PHONE;
            case "tablet" -> TABLET;
            default -> DESKTOP;
        };
        double ofSpeed = cart.shippingSpeed()
                .map(speed -> speed.equals("express") || speed.equals("next_day") ? EXPRESS : 0.0)
                .orElse(NO_SPEED);
        double small = 1 / (1 + StrictMath.exp((cart.value() - 20) / 5));
        double veryLarge = Math.max(0, StrictMath.log(Math.max(1, cart.value()) / 150));
        double logOdds = USUAL
                + ofSetup(setup)
                + cart.leaning()
                + ofDevice
                + ofSpeed
                + SMALL * (small - 0.15)
                + VERY_LARGE * veryLarge
                + FOR_EACH_ITEM * (Math.min(8, cart.items()) - 3)
                + (cart.checkout() ? CHECKOUT : 0)
                + (cart.cameBack() ? CAME_BACK : 0);
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    /** The probability once a cart has been quiet for so long and has not been bought. */
    static double afterQuiet(double probability, double value, double hours) {
        double haste = haste(value);
        double end = left(haste, HORIZON_HOURS);
        double stillComes = (left(haste, Math.min(hours, HORIZON_HOURS)) - end) / (1 - end);
        return probability / (probability + (1 - probability) * stillComes);
    }

    /** After how many hours a cart is bought that is not abandoned, for a uniform draw: most within two hours. */
    static double hoursToPurchase(double value, double unit) {
        double haste = haste(value);
        double left = 1 - unit * (1 - left(haste, HORIZON_HOURS));
        return StrictMath.pow(left, -1 / haste) - 1;
    }

    /** The exponent of the waiting time (Lomax with a scale of one hour). */
    private static double haste(double value) {
        return Math.max(0.3, -1.0 + 0.45 * StrictMath.log1p(value));
    }

    private static double left(double haste, double hours) {
        return StrictMath.pow(1 + hours, -haste);
    }
}
