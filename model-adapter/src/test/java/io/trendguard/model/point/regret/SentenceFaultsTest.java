package io.trendguard.model.point.regret;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.feature.CustomerSentences;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureDefinition.Sentences;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.mapping.MappingFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A feature that may not be named may not decide. */
final class SentenceFaultsTest {
    private static final FeatureSchema CATALOGUE = RegretFeatures.SCHEMA;

    @Test
    void everyFeatureOfTheCatalogueIsNamedToCustomers() {
        assertThat(SentenceFaults.of(CATALOGUE)).isEmpty();
    }

    @Test
    void soItIsInGerman() {
        List<FeatureDefinition> german = CATALOGUE.definitions().stream()
                .map(feature -> with(feature, german(feature, feature.raises()), german(feature, feature.lowers())))
                .toList();
        assertThat(SentenceFaults.of(new FeatureSchema(german))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop-sessions", "shoppers-intention"})
    void everyFeatureOfAShippedMappingIsNamed(String mapping) {
        assertThat(SentenceFaults.of(
                        MappingFile.load(mapping).table().orElseThrow().schema()))
                .isEmpty();
    }

    /** As they were, and others of their kind. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        customer_age  | Some details of this order speak for a second look.           | says nothing
        hour          | Purchases like this one are sent back more often than others. | says nothing
        region        | Deliveries like this one are sent back more often.            | not named
        customer_age  | This order is sent back more often.                           | not named
        salutation    | The account speaks for a second look.                         | not named
        device_type   | Purchases at this time of day are sent back more often.       | shares the sentence of another reason, HOUR
        weekday       | Purchases on this day of the week are kept more often.        | says the same whether
        """)
    void aSentenceThatHidesItsReasonIsRefused(String feature, String sentence, String fault) {
        FeatureDefinition known = CATALOGUE.get(feature);
        Sentences worse = new Sentences(
                sentence,
                known.raises().holds(),
                known.raises().analyst(),
                known.raises().unknown());
        List<FeatureDefinition> all = CATALOGUE.definitions().stream()
                .map(one -> one.equals(known) ? with(known, worse, known.lowers()) : one)
                .toList();
        assertThat(SentenceFaults.of(new FeatureSchema(all)))
                .anySatisfy(found -> assertThat(found).startsWith(feature).contains(fault));
    }

    @Test
    void aMissingAgeIsNotToldAsPurchasesLikeThisOne() {
        FeatureDefinition age = CATALOGUE.get("customer_age");
        Sentences without = new Sentences(
                age.raises().customer(), age.raises().holds(), age.raises().analyst());
        assertThat(SentenceFaults.of(new FeatureSchema(List.of(with(age, without, age.lowers())))))
                .singleElement()
                .asString()
                .contains("customer_age is hidden");
    }

    private static Sentences german(FeatureDefinition feature, Sentences told) {
        return new Sentences(
                german(feature, told.customer()),
                told.holds(),
                told.analyst(),
                told.unknown().map(sentence -> german(feature, sentence)));
    }

    private static String german(FeatureDefinition feature, String english) {
        return CustomerSentences.in("de", feature.name(), english);
    }

    private static FeatureDefinition with(FeatureDefinition feature, Sentences raises, Sentences lowers) {
        return new FeatureDefinition(
                feature.name(),
                feature.kind(),
                feature.feed(),
                feature.unit(),
                feature.reasonCode(),
                raises,
                lowers,
                Optional.empty());
    }
}
