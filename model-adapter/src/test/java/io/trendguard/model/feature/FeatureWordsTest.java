package io.trendguard.model.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureValue.Numeric;
import io.trendguard.model.point.regret.RegretFeatures;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeatureWordsTest {
    private static final FeatureSchema SCHEMA = RegretFeatures.SCHEMA;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        discount_depth          | 0.55       | 55 % off
        discount_depth          | 0.2067     | 21 % off
        customer_return_rate    | 0.125      | 1 in 8 earlier items
        customer_return_rate    | 0.42       | 42 % of earlier items
        customer_excess_returns | 0.21       | 21 points more than similar shoppers
        customer_excess_returns | -0.08      | 8 points fewer than similar shoppers
        customer_excess_returns | 0          | no more than similar shoppers
        product_return_rate     | 0.49       | 49 % came back
        paid_price              | 4990       | 49.90 EUR
        basket_value            | 123456     | 1,234.56 EUR
        hour                    | 22         | 22:00 to 23:00
        weekday                 | 6          | Saturday
        day_of_year             | 338        | about 3 December
        deep_discount           | 1          | yes
        trend_fake_flag         | 0          | no
        price_vs_past           | 1.4        | 1.4 times the usual price
        cart_to_purchase_seconds| 540        | 9 minutes
        cart_to_purchase_seconds| 7200       | 2 hours
        recency_days            | 0.5        | 12 hours
        recency_days            | 90         | 90 days
        tenure_days             | 1100       | 3 years
        trend_half_life_hours   | 72         | halves in 3 days
        customer_age            | 34.6       | 34 years
        trend_velocity_24h      | 12345      | 12,345 views more per hour
        trend_velocity_24h      | -40        | 40 views fewer per hour
        trend_velocity_24h      | 0          | no change per hour
        discount_depth          | -0.05      | 5 % above the list price
        resale_price_drop       | -0.2       | 20 % above the list price
        comment_sentiment       | 1.7        | much better than usual
        comment_sentiment       | -0.9       | worse than usual
        comment_sentiment       | 0.1        | neither better nor worse than usual
        product_bought_before   | 0          | never
        product_bought_before   | 1          | once
        product_bought_before   | 2          | twice
        product_bought_before   | 5          | 5 times
        size_vs_usual           | -1         | 1 size below the usual one
        session_tabs_10min      | 3          | 3 within 10 minutes
        """)
    void aValueIsReadAsPeopleSayIt(String feature, float value, String said) {
        assertThat(FeatureWords.value(SCHEMA.get(feature), new Numeric(value), Optional.of("EUR")))
                .contains(said);
    }

    @Test
    void moneyIsSaidInItsCurrency() {
        assertThat(FeatureWords.value(SCHEMA.get("paid_price"), new Numeric(4990), Optional.of("JPY")))
                .contains("4,990 JPY");
        assertThat(FeatureWords.value(SCHEMA.get("paid_price"), new Numeric(4990), Optional.of("KWD")))
                .contains("4.990 KWD");
    }

    @Test
    void everyFeatureHasANameAndNoSentenceShowsWhatPeopleDoNotSay() {
        for (FeatureDefinition feature : SCHEMA.definitions()) {
            assertThat(FeatureWords.name(feature)).doesNotContain("_").isNotEqualTo(feature.name());
            for (float number : new float[] {0.2067f, 0, 1, -0.31f, 17, 1234.5f}) {
                FeatureValue value = feature.kind() == FeatureDefinition.Kind.NUMERIC
                        ? new Numeric(number)
                        : new FeatureValue.Category("a word");
                for (boolean raises : new boolean[] {true, false}) {
                    assertThat(FeatureWords.sentence(feature, raises, value, Optional.of("EUR")))
                            .as(feature.name())
                            .doesNotContain("share of 0", "0.2067", "minor units", "{", "_", feature.name() + " (");
                }
            }
            assertThat(FeatureWords.sentence(feature, true, new FeatureValue.Missing("not told"), Optional.empty()))
                    .startsWith(FeatureWords.name(feature) + " is not known")
                    .doesNotContain("_");
        }
    }

    @Test
    void sentencesSayTheValueToo() {
        assertThat(FeatureWords.sentence(SCHEMA.get("discount_depth"), true, new Numeric(0.2067f), Optional.empty()))
                .isEqualTo("The discount is 21 %, which raises the risk.");
        assertThat(FeatureWords.sentence(
                        SCHEMA.get("customer_excess_returns"), true, new Numeric(0.21f), Optional.empty()))
                .contains("21 points more came back than usual");
        assertThat(FeatureWords.sentence(SCHEMA.get("quantity"), false, new Numeric(1), Optional.empty()))
                .isEqualTo("1 piece of the item lowers the risk.");
        assertThat(FeatureWords.sentence(SCHEMA.get("paid_price"), true, new Numeric(4990), Optional.of("EUR")))
                .isEqualTo("The price of 49.90 EUR raises the risk.");
    }

    @Test
    void theMachinesLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("fa-IR"));
        try {
            assertThat(FeatureWords.value(SCHEMA.get("basket_value"), new Numeric(123456), Optional.of("EUR")))
                    .contains("1,234.56 EUR");
            assertThat(FeatureWords.value(SCHEMA.get("hour"), new Numeric(7), Optional.empty()))
                    .contains("07:00 to 08:00");
        } finally {
            Locale.setDefault(before);
        }
    }
}
