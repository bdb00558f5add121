package io.trendguard.model.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureValue.Numeric;
import io.trendguard.model.feature.FeatureDefinition.Sentences;
import io.trendguard.point.cart.CartPoint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Carts are spoken of as carts, in English and in German. */
final class CartWordsTest {
    private static final PointFeatures CARTS = InstalledFeatures.of(CartPoint.NAME);

    @Test
    void everyFeatureOfCartsHasANameAndReadableSentences() {
        for (FeatureDefinition feature : CARTS.schema().definitions()) {
            assertThat(FeatureWords.name(feature)).doesNotContain("_").isNotEqualTo(feature.name());
            for (float number : new float[] {0, 0.2067f, 1, 17, 1234.5f}) {
                FeatureValue value = feature.kind() == FeatureDefinition.Kind.NUMERIC
                        ? new Numeric(number)
                        : new FeatureValue.Category("a word");
                for (boolean raises : new boolean[] {true, false}) {
                    String sentence = FeatureWords.sentence(feature, raises, value, Optional.of("EUR"));
                    assertThat(sentence)
                            .as(feature.name())
                            .endsWith(raises ? "raises the risk." : "lowers the risk.")
                            .doesNotContain("{", "_", "minor units", "0.2067");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cart_items              | 3    | 3
        inactivity_hours        | 8    | 8 hours
        inactivity_hours        | 0.25 | 15 minutes
        cart_value              | 19.99| 19.99 EUR
        cart_value              | 1234.5| 1,234.50 EUR
        requires_account        | 1    | yes
        requires_account        | 0    | no
        payment_options_offered | 4    | 4
        """)
    void aValueIsReadAsPeopleSayIt(String feature, float value, String said) {
        assertThat(FeatureWords.value(CARTS.schema().get(feature), new Numeric(value), Optional.of("EUR")))
                .contains(said);
    }

    @Test
    void anAmountIsInItsCurrencyAndOneOfAKindIsOne() {
        FeatureDefinition value = CARTS.schema().get("cart_value");
        assertThat(FeatureWords.value(value, new Numeric(1999), Optional.of("JPY")))
                .contains("1,999 JPY");
        assertThat(FeatureWords.value(value, new Numeric(19.99f), Optional.empty()))
                .contains("19.99");
        for (String name : List.of("payment_options_offered", "shipping_speeds_offered", "cart_items")) {
            assertThat(FeatureWords.sentence(CARTS.schema().get(name), true, new Numeric(1), Optional.empty()))
                    .containsPattern(" 1 (way|delivery speed|item)[ ,]");
        }
    }

    @Test
    void everySentenceForCustomersHasAGermanOne() {
        assertThat(CARTS.schema().definitions()).allSatisfy(feature -> {
            for (Sentences told : List.of(feature.raises(), feature.lowers())) {
                String german = CustomerSentences.GERMAN
                        .of(feature.name(), told.customer())
                        .orElse("");
                assertThat(german).endsWith(".").isNotEqualTo(told.customer()).doesNotContain(" Ihr", " Sie ");
                assertThat(german.toLowerCase(Locale.ROOT)).doesNotContain("risiko", "zurück", "profil");
            }
        });
    }

    @Test
    void aNeutralFindingAboutACartDoesNotSpeakOfSendingBack() {
        FeatureDefinition device = CARTS.schema().get("cart_device");
        FeatureValue missing = new FeatureValue.Missing("not stated");
        for (boolean raises : new boolean[] {true, false}) {
            String english = device.customerSentence(raises, missing, CARTS.neutral());
            assertThat(english)
                    .isEqualTo(
                            "Carts like this one are bought %s often than others.".formatted(raises ? "less" : "more"));
            assertThat(CustomerSentences.saysSomething(english)).isFalse();
            assertThat(CustomerSentences.in("de", "cart_device", english))
                    .isEqualTo("Warenkörbe wie dieser werden %s gekauft als andere."
                            .formatted(raises ? "seltener" : "öfter"));
        }
    }

    @Test
    void eachDecisionPointHasNeutralSentencesOfItsOwn() {
        assertThat(InstalledFeatures.all()).extracting(PointFeatures::neutral).doesNotHaveDuplicates();
        assertThat(InstalledFeatures.neutral(CartPoint.NAME)).isEqualTo(CARTS.neutral());
    }

    @ParameterizedTest
    @CsvSource({"inactivity_hours, 0.25, 3", "value_x_inactivity, 2.1, 9"})
    void aCartIsSaidToBeWaitingOnlyAfterAWhile(String name, float tooShort, float enough) {
        FeatureDefinition feature = CARTS.schema().get(name);
        assertThat(feature.customerSentence(true, new Numeric(tooShort), CARTS.neutral()))
                .isEqualTo(CARTS.neutral().raises());
        assertThat(feature.customerSentence(true, new Numeric(enough), CARTS.neutral()))
                .contains("waiting for a while");
    }

    @Test
    void aCartThatHasWaitedForHoursWasNotUsedAShortWhileAgo() {
        FeatureDefinition quiet = CARTS.schema().get("inactivity_hours");
        assertThat(quiet.customerSentence(false, new Numeric(16), CARTS.neutral()))
                .isEqualTo(CARTS.neutral().lowers());
        assertThat(quiet.customerSentence(false, new Numeric(1), CARTS.neutral()))
                .contains("a short while ago");
    }
}
