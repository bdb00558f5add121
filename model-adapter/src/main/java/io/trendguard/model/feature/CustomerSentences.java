package io.trendguard.model.feature;

import io.trendguard.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What customers are told about a finding, in their language. Decisions carry the English sentence, which a model's schema
 * gives; its wording in another language is no part of any model. A sentence that the catalogue does not know, of a model
 * of another time, stays English.
 */
public final class CustomerSentences {
    /** All wordings that are not English. */
    static final CustomerSentences GERMAN = read("customer-sentences.de.yaml");

    private final Map<PointFeatures, Wording> wordings;

    private CustomerSentences(Map<PointFeatures, Wording> wordings) {
        this.wordings = wordings;
    }

    /**
     * One finding in two directions.
     *
     * @param unknown the same where the value is missing
     */
    record Pair(String raises, String lowers, Optional<Pair> unknown) {
        String sentence(boolean raisesRisk) {
            return raisesRisk ? raises : lowers;
        }
    }

    /** A file of them. */
    record Wording(Pair neutral, Map<String, Pair> features) {}

    private static CustomerSentences read(String file) {
        return new CustomerSentences(InstalledFeatures.files(file, Json.mapper().readerFor(Wording.class)));
    }

    /** Whether a sentence says something of its feature, rather than what is true of any finding. */
    public static boolean saysSomething(String sentence) {
        return !Neutral.OUTCOME.says(sentence)
                && InstalledFeatures.all().stream()
                        .noneMatch(features -> features.neutral().says(sentence));
    }

    /** A feature's sentence, given in English, in a customer's language; in English where there is no other wording. */
    public static String in(String locale, String feature, String english) {
        return Locale.forLanguageTag(locale).getLanguage().equals("de")
                ? GERMAN.of(feature, english).orElse(english)
                : english;
    }

    /** The wording of a sentence; absent if the catalogue does not have it. */
    Optional<String> of(String feature, String english) {
        return wordings.entrySet().stream()
                .flatMap(wording -> of(wording.getKey().neutral(), wording.getValue(), feature, english).stream())
                .findFirst();
    }

    private static Optional<String> of(Neutral neutral, Wording wording, String feature, String english) {
        for (boolean raisesRisk : new boolean[] {true, false}) {
            if (english.equals(neutral.sentence(raisesRisk))) {
                return Optional.of(wording.neutral().sentence(raisesRisk));
            }
            Pair pair = wording.features().get(feature);
            if (pair == null) {
                continue;
            }
            FeatureDefinition definition = InstalledFeatures.definition(feature).orElseThrow();
            FeatureDefinition.Sentences sentences = raisesRisk ? definition.raises() : definition.lowers();
            if (english.equals(sentences.customer())) {
                return Optional.of(pair.sentence(raisesRisk));
            }
            if (sentences.unknown().equals(Optional.of(english))) {
                return pair.unknown().map(missing -> missing.sentence(raisesRisk));
            }
        }
        return Optional.empty();
    }
}
