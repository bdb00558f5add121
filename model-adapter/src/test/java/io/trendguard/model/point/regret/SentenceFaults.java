package io.trendguard.model.point.regret;

import io.trendguard.model.feature.CustomerSentences;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureDefinition.Sentences;
import io.trendguard.model.feature.FeatureSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What is wrong with the sentences that customers are told: those that say nothing, and those that hide the reason. */
final class SentenceFaults {
    /** Words that would be true of any order. */
    private static final Pattern EMPTY = Pattern.compile(
            "some details|certain|something about|various|other reasons|purchases like this|einzelheiten");

    /** What a sentence about the person has to name. */
    private static final Map<String, Pattern> PERSONAL = Map.of(
            "customer_age", Pattern.compile("\\bage\\b|\\balter\\b"),
            "salutation", Pattern.compile("form of address|anrede"),
            "region", Pattern.compile("region"));

    private final Map<String, String> reasonOf = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private SentenceFaults() {}

    /** Those of a schema, each with the feature's name. */
    static List<String> of(FeatureSchema schema) {
        SentenceFaults found = new SentenceFaults();
        schema.definitions().forEach(found::look);
        return found.faults;
    }

    private void look(FeatureDefinition feature) {
        if (feature.raises().customer().equals(feature.lowers().customer())) {
            add(feature, "says the same whether it raises or lowers the risk");
        }
        for (Sentences told : List.of(feature.raises(), feature.lowers())) {
            look(feature, told.customer());
            told.unknown().ifPresent(sentence -> look(feature, sentence));
            if (PERSONAL.containsKey(feature.name()) && told.unknown().isEmpty()) {
                add(feature, "is hidden behind a sentence of any finding where its value is missing");
            }
        }
    }

    private void look(FeatureDefinition feature, String sentence) {
        String words = sentence.toLowerCase(Locale.ROOT);
        if (EMPTY.matcher(words).find() || !CustomerSentences.saysSomething(sentence)) {
            add(feature, "says nothing (%s)".formatted(sentence));
        }
        Pattern name = PERSONAL.get(feature.name());
        if (name != null && !name.matcher(words).find()) {
            add(feature, "is about the person and is not named (%s)".formatted(sentence));
        }
        String other = reasonOf.putIfAbsent(sentence, feature.reasonCode());
        if (other != null && !other.equals(feature.reasonCode())) {
            add(feature, "shares the sentence of another reason, %s (%s)".formatted(other, sentence));
        }
    }

    private void add(FeatureDefinition feature, String fault) {
        faults.add(feature.name() + " " + fault);
    }
}
