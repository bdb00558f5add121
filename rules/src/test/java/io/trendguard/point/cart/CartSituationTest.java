package io.trendguard.point.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.point.InputValue;
import io.trendguard.point.Situation;
import io.trendguard.point.Stage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CartSituationTest {
    private static Situation situation(Stage stage, boolean known, int items, int quietHours) {
        return new CartPoint()
                .situation(
                        stage,
                        Map.of(
                                "customer_known", new InputValue.Flag(known),
                                "item_count", new InputValue.Numeric(items),
                                "quiet_hours", new InputValue.Numeric(quietHours)),
                        true);
    }

    @Test
    void aQuietCartIsToldWithItsHoursItemsAndPrice() {
        assertThat(situation(Stage.AWAY, true, 3, 12).happened())
                .isEqualTo("nothing had happened for 12 hours to a cart of 3 items worth {price} (cart {order})");
        assertThat(situation(Stage.AWAY, true, 1, 1).happened())
                .isEqualTo("nothing had happened for 1 hour to a cart of 1 item worth {price} (cart {order})");
        assertThat(situation(Stage.AWAY, true, 1, 0).happened())
                .startsWith("nothing had happened for less than an hour to a cart");
    }

    @Test
    void aCustomerOnThePageIsStillLooking() {
        Situation there = situation(Stage.BEFORE_PURCHASE, true, 2, 0);
        assertThat(there.happened())
                .isEqualTo("a customer was still looking at a cart of 2 items worth {price} (cart {order})");
        assertThat(there.contents()).as("in place of the items").contains("2 items");
        assertThat(there.nobody()).isEmpty();
        assertThat(there.leftAlone()).isEmpty();
    }

    @Test
    void ofAnUnknownVisitorTheShopGotThePrediction() {
        Situation unknown = situation(Stage.AWAY, false, 3, 12);
        assertThat(unknown.nobody()).contains("not known: nobody was logged in");
        assertThat(unknown.leftAlone().orElseThrow()).endsWith("The shop got the prediction: {risk}.");
    }
}
