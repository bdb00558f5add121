package io.trendguard.simulation.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.simulation.carts.TrueAbandonment.Standing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrueAbandonmentTest {
    private static final StoreSetup OPEN =
            new StoreSetup(0, false, List.of("credit_card", "paypal"), List.of("standard", "express"));

    private static double ofSetup(StoreSetup setup) {
        return TrueAbandonment.probability(setup, cart(60, 3, "phone", "standard"));
    }

    private static double of(Standing cart) {
        return TrueAbandonment.probability(OPEN, cart);
    }

    private static Standing cart(double value, int items, String device, String speed) {
        return new Standing(value, items, device, Optional.of(speed), false, false, 0);
    }

    private static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }

    @Test
    void anAccountRaisesItAndMoreWaysToPayAndToDeliverLowerIt() {
        double usual = ofSetup(OPEN);

        assertThat(ofSetup(new StoreSetup(0, true, OPEN.paymentOptions(), OPEN.shippingSpeeds())))
                .isGreaterThan(usual);
        assertThat(ofSetup(new StoreSetup(0, false, List.of("a", "b", "c"), OPEN.shippingSpeeds())))
                .isLessThan(usual);
        assertThat(ofSetup(new StoreSetup(0, false, OPEN.paymentOptions(), List.of("a", "b", "c"))))
                .isLessThan(usual);
    }

    @Test
    void aPhoneASmallAndAVeryLargeValueRaiseItAndExpressAndMoreItemsLowerIt() {
        double usual = of(cart(60, 3, "desktop", "standard"));

        assertThat(of(cart(60, 3, "phone", "standard"))).isGreaterThan(usual);
        assertThat(of(cart(9, 3, "desktop", "standard"))).isGreaterThan(usual);
        assertThat(of(cart(600, 3, "desktop", "standard"))).isGreaterThan(usual);
        assertThat(of(cart(60, 3, "desktop", "express"))).isLessThan(usual);
        assertThat(of(cart(60, 6, "desktop", "standard"))).isLessThan(usual);
    }

    @Test
    void aLargeCartThatIsQuietForLongIsMoreLikelyAbandonedThanBothByThemselvesExplain() {
        double smallRises = logOdds(TrueAbandonment.afterQuiet(0.7, 15, 6)) - logOdds(0.7);
        double largeRises = logOdds(TrueAbandonment.afterQuiet(0.7, 250, 6)) - logOdds(0.7);

        assertThat(smallRises).isBetween(1.0, 2.0);
        assertThat(largeRises).isGreaterThan(smallRises + 0.8);
    }

    @Test
    void quietnessStartsFromTheProbabilityOfTheLastActivityAndEndsInCertainty() {
        assertThat(TrueAbandonment.afterQuiet(0.6, 50, 0)).isCloseTo(0.6, within(1e-12));
        assertThat(TrueAbandonment.afterQuiet(0.6, 50, 24)).isEqualTo(1.0);
        assertThat(TrueAbandonment.afterQuiet(0.6, 50, 2)).isLessThan(TrueAbandonment.afterQuiet(0.6, 50, 3));
    }

    @Test
    void mostPurchasesComeWithinTwoHoursAndAllWithinTwentyFour() {
        assertThat(TrueAbandonment.hoursToPurchase(60, 0.6)).isLessThan(2);
        assertThat(TrueAbandonment.hoursToPurchase(60, 0.999_999)).isBetween(20.0, 24.0);
        assertThat(TrueAbandonment.hoursToPurchase(60, 0)).isZero();
    }
}
