package io.trendguard.model.point.regret;

import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.line;
import static io.trendguard.model.history.Facts.product;
import static io.trendguard.model.history.Facts.purchase;
import static io.trendguard.model.history.Facts.resale;
import static io.trendguard.model.history.Facts.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.Event;
import io.trendguard.event.Line;
import io.trendguard.feature.FeatureVector;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ItemFeaturesTest extends FeatureWorld {
    @Test
    void resaleDropIsAgainstTheListPrice() {
        given(resale("leggings", 1_500, at("2026-04-20T10:00")));
        Event purchase = purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings", "M", 5_000, 5_000));
        assertThat(number(first(purchase), "resale_price_drop")).isCloseTo(0.7f, within(1e-6f));
    }

    @Test
    void discountIsTheShareOffTheListPrice() {
        FeatureVector vector =
                first(purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings", "M", 10_000, 4_000)));
        assertThat(number(vector, "discount_depth")).isCloseTo(0.6f, within(1e-6f));
        assertThat(number(vector, "deep_discount")).isEqualTo(1);
        FeatureVector half =
                first(purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings", "M", 10_000, 5_000)));
        assertThat(number(half, "deep_discount"))
                .as("half the price is not below half")
                .isEqualTo(0);
    }

    @Test
    void withoutAListPriceTheCatalogueTellsIt() {
        given(product("leggings", 8_000, at("2026-04-01T10:00")), product("leggings", 20_000, at("2026-06-01T10:00")));
        Line bare = new Line(
                "1",
                "leggings",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                6_000);
        FeatureVector vector = first(purchase("o", "c", at("2026-05-01T10:00"), bare));
        assertThat(number(vector, "discount_depth")).isCloseTo(0.25f, within(1e-6f));
        assertThat(word(vector, "category")).isEqualTo("leggings");
        assertThat(vector.get("discount_depth").asOf()).isEqualTo(at("2026-04-01T10:00"));
    }

    @Test
    void aListPriceOfZeroIsNoDiscount() {
        FeatureVector vector = first(purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings", "M", 0, 0)));
        assertThat(missing(vector, "discount_depth")).isEqualTo("no list price known");
    }

    @Test
    void reviewsAreAveraged() {
        given(review("leggings", 5, at("2026-04-20T10:00")), review("leggings", 2, at("2026-04-21T10:00")));
        assertThat(number(bought("leggings", at("2026-05-01")), "review_rating_mean"))
                .isEqualTo(3.5f);
    }

    @Test
    void volatilityIsTheSpreadOfWeeklySales() {
        for (int week = 0; week < 4; week++) {
            for (int i = 0; i < (week % 2 == 0 ? 3 : 1); i++) {
                given(purchase(
                        "o" + week + i,
                        "c" + i,
                        at("2026-04-30").minus(Duration.ofDays(7L * week)),
                        line("1", "leggings")));
            }
        }
        assertThat(number(bought("leggings", at("2026-05-01T10:00")), "category_volatility"))
                .isEqualTo(0.5f);
    }

    @Test
    void severalSizesOfOneItemInTheBasket() {
        Event purchase = purchase(
                "o",
                "c",
                at("2026-05-01T10:00"),
                line("1", "leggings", "m", 100, 100),
                line("2", "leggings", " M ", 100, 100),
                line("3", "leggings", "L", 100, 100),
                line("4", "coat", "L", 100, 100));
        FeatureVector vector = first(purchase);
        assertThat(number(vector, "sizes_of_item_in_basket")).isEqualTo(2);
        assertThat(number(vector, "items_of_product_in_basket")).isEqualTo(3);
        assertThat(number(vector, "colors_of_item_in_basket")).isEqualTo(1);
        assertThat(number(vector, "line_count")).isEqualTo(4);
        assertThat(number(vector, "products_in_basket")).isEqualTo(2);
        assertThat(number(vector, "share_of_basket_value")).isEqualTo(0.25f);
        assertThat(number(vector, "basket_value")).isEqualTo(400);
        assertThat(word(vector, "size")).isEqualTo("M");
    }

    @Test
    void thePriceIsComparedWithThePastOfTheItemAndOfItsBrand() {
        given(
                purchase("o1", "c1", at("2026-04-10T10:00"), line("1", "leggings", "M", 10_000, 8_000)),
                purchase("o2", "c2", at("2026-04-11T10:00"), line("1", "leggings", "L", 10_000, 8_000)));
        FeatureVector vector =
                first(purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings", "M", 10_000, 4_000)));
        assertThat(number(vector, "price_vs_past")).isEqualTo(0.5f);
        assertThat(number(vector, "price_vs_brand")).isEqualTo(0.5f);
        assertThat(missing(bought("skirt", at("2026-05-01T10:00")), "price_vs_brand"))
                .isEqualTo("no earlier price in 90 days");
    }
}
