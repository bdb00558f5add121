package io.trendguard.model.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.feature.FeatureDefinition.Sentences;
import io.trendguard.model.point.regret.RegretFeatures;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class CustomerSentencesTest {

    @Test
    void everySentenceOfTheCatalogueHasAGermanOne() {
        assertThat(RegretFeatures.SCHEMA.definitions()).allSatisfy(feature -> {
            for (Sentences told : List.of(feature.raises(), feature.lowers())) {
                String german = CustomerSentences.GERMAN
                        .of(feature.name(), told.customer())
                        .orElse("");
                assertThat(german).endsWith(".").isNotEqualTo(told.customer());
                assertThat(german).doesNotContain(" Ihr", " Sie ");
                assertThat(german.toLowerCase(Locale.ROOT))
                        .doesNotContain("risiko", "impuls", "betrug", "missbrauch", "profil");
            }
        });
    }

    @Test
    void theLanguageIsThatOfTheCustomerAndEnglishIsSpokenToTheRest() {
        String english = "The item is heavily reduced; a second look at size and use helps.";
        String german = "Der Artikel ist stark herabgesetzt; ein zweiter Blick auf Größe und Nutzen hilft.";
        assertThat(CustomerSentences.in("de", "discount_depth", english)).isEqualTo(german);
        assertThat(CustomerSentences.in("de-AT", "discount_depth", english)).isEqualTo(german);
        assertThat(CustomerSentences.in("en", "discount_depth", english)).isEqualTo(english);
        assertThat(CustomerSentences.in("fr", "discount_depth", english)).isEqualTo(english);
    }

    @Test
    void whatIsTrueOfAnyFindingIsSaidInGermanToo() {
        String neutral = new RegretFeatures().neutral().raises();
        assertThat(CustomerSentences.in("de", "a_feature_of_another_time", neutral))
                .isEqualTo("Käufe wie dieser werden öfter zurückgeschickt als andere.");
        assertThat(CustomerSentences.saysSomething(neutral)).isFalse();
    }

    @Test
    void theSentenceOfAModelOfAnotherTimeIsNotTranslatedIntoSomethingElse() {
        String old = "This item is sent back more often than others.";
        assertThat(CustomerSentences.in("de", "product_return_rate_90d", old)).isEqualTo(old);
        assertThat(CustomerSentences.in("de", "a_feature_of_another_time", old)).isEqualTo(old);
        assertThat(CustomerSentences.saysSomething(old)).isTrue();
    }
}
