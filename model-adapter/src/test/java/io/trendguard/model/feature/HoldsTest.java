package io.trendguard.model.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureValue.Category;
import io.trendguard.feature.FeatureValue.Missing;
import io.trendguard.feature.FeatureValue.Numeric;
import io.trendguard.json.Json;
import io.trendguard.model.point.regret.RegretFeatures;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HoldsTest {
    private static final Neutral RETURN = new RegretFeatures().neutral();

    @ParameterizedTest
    @CsvSource({
        ">= 0.3,                0.29,  false",
        ">= 0.3,                0.3,   true",
        ">= 0.3,                0.31,  true",
        "> 0.3,                 0.3,   false",
        "> 0.3,                 0.31,  true",
        "<= 2,                  2,     true",
        "<= 2,                  2.1,   false",
        "< 2,                   2,     false",
        "< 2,                   1.9,   true",
        "<= 0.9 or >= 1.1,      0.9,   true",
        "<= 0.9 or >= 1.1,      1,     false",
        "<= 0.9 or >= 1.1,      1.1,   true",
        "> -0.5 and < 0.5,      -0.5,  false",
        "> -0.5 and < 0.5,      0,     true",
        "> -0.5 and < 0.5,      0.5,   false",
        "known,                 -7,    true"
    })
    void aBoundIsPartOfAConditionOnlyIfItSaysSo(String condition, float value, boolean holds) {
        assertThat(Holds.of(condition).of(new Numeric(value))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"known", ">= 0.3", "< 2", "<= 0.9 or >= 1.1", "> -0.5 and < 0.5"})
    void nothingIsTrueOfAMissingValue(String condition) {
        assertThat(Holds.of(condition).of(new Missing("no session in the last day")))
                .isFalse();
        assertThat(Holds.of(condition).of(new Category("phone"))).isEqualTo(condition.equals("known"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.3", "=> 0.3", ">= a lot", ">= 0.3 and", ">= 1 and <= 2 or > 3", ">=0.3", "always"})
    void aConditionThatCannotBeReadIsRefusedInWords(String condition) {
        assertThatThrownBy(() -> Holds.of(condition))
                .hasMessageContaining("The condition (%s) of a sentence cannot be read", condition)
                .hasMessageContaining("Write (known)");
    }

    @Test
    void aWordIsNotComparedWithANumber() {
        ObjectNode stage = Json.mapper().valueToTree(RegretFeatures.SCHEMA.get("trend_stage"));
        stage.withObject("/raises").put("holds", ">= 2");
        assertThatThrownBy(() -> Json.mapper().treeToValue(stage, FeatureDefinition.class))
                .rootCause()
                .hasMessage("The feature (trend_stage) is a word, and (raises.holds) compares it with a number (>= 2)."
                        + " Say (known) there.");
    }

    @ParameterizedTest
    @CsvSource({
        "session_tabs_10min,   1,      2",
        "discount_depth,       0.29,   0.3",
        "trend_velocity_24h,   999,    1000",
        "deep_discount,        0,      1",
        "cart_to_purchase_seconds, 600, 599",
        "sizes_of_item_in_basket, 1,   2",
        "prior_return_rate_90d, 0.3,   0.34",
        "customer_return_rate, 0.667,  0.68"
    })
    void aFactIsToldOnlyWhereAShopWouldCallItTrue(String feature, float tooLittle, float enough) {
        FeatureDefinition definition = RegretFeatures.SCHEMA.get(feature);
        assertThat(definition.customerSentence(true, new Numeric(tooLittle), RETURN))
                .isEqualTo(RETURN.raises());
        assertThat(definition.customerSentence(true, new Numeric(enough), RETURN))
                .isEqualTo(definition.raises().customer());
    }

    @Test
    void whereNothingIsKnownNoFeatureClaimsAValueAndNoneOfThePersonIsHidden() {
        FeatureValue missing = new Missing("no session in the last day");
        assertThat(RegretFeatures.SCHEMA.definitions()).allSatisfy(feature -> {
            boolean ofThePerson = Set.of("customer_age", "salutation", "region").contains(feature.name());
            assertThat(feature.customerSentence(true, missing, RETURN))
                    .isEqualTo(
                            ofThePerson
                                    ? feature.raises().unknown().orElseThrow()
                                    : "Purchases like this one are sent back more often than others.");
            assertThat(feature.customerSentence(false, missing, RETURN))
                    .isEqualTo(
                            ofThePerson
                                    ? feature.lowers().unknown().orElseThrow()
                                    : "Purchases like this one are kept more often than others.");
        });
    }
}
