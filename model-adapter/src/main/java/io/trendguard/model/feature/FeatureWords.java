package io.trendguard.model.feature;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trendguard.feature.FeatureValue;
import io.trendguard.json.Json;
import io.trendguard.model.feature.ValueText.Style;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How people speak of a feature: its name, its value and the sentence for analysts. The one place where a value becomes words.
 * It is no part of any model, so it may be improved without training.
 */
public final class FeatureWords {
    private static final Map<String, Entry> CATALOGUE = read();

    private FeatureWords() {}

    /** How one feature of the catalogue is spoken of. */
    record Entry(String name, Style style, Optional<String> value) {}

    private static Map<String, Entry> read() {
        Map<String, Entry> words = new HashMap<>();
        InstalledFeatures.<Map<String, Entry>>files(
                        "feature-words.yaml", Json.mapper().readerFor(new TypeReference<Map<String, Entry>>() {}))
                .values()
                .forEach(words::putAll);
        return words;
    }

    /** What a feature is called. */
    public static String name(FeatureDefinition definition) {
        Entry entry = entry(definition);
        return entry == null ? plain(definition.name()) : entry.name();
    }

    /** What a feature of that name is called, where nothing else is known of it. */
    public static String name(String feature) {
        Entry entry = CATALOGUE.get(feature);
        return entry == null ? plain(feature) : entry.name();
    }

    private static String plain(String feature) {
        String words = feature.replace('_', ' ').replace('-', ' ').strip();
        return words.isEmpty() ? "A feature" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Its value beside its name; absent where nothing is known. */
    public static Optional<String> value(FeatureDefinition definition, FeatureValue known, Optional<String> currency) {
        if (known instanceof FeatureValue.Category word) {
            return Optional.of(word.category());
        }
        if (!(known instanceof FeatureValue.Numeric numeric)) {
            return Optional.empty();
        }
        Entry entry = entry(definition);
        String template = entry == null ? "{value}" : entry.value().orElse("{value}");
        double value = numeric.number();
        if (entry != null && entry.style() == Style.SHARE && value < 0 && !template.equals("{value}")) {
            template = "{value} above the list price"; // of what is otherwise off or below it
            value = -value;
        }
        String said = entry == null || entry.style() == Style.OFFSET || entry.style() == Style.CLOCK
                ? number(definition, entry, numeric, currency)
                : ValueText.of(entry.style(), value, entry.style() == Style.CHANGE ? "views" : "", currency);
        return Optional.of((said.startsWith("1 in ") ? template.replace("{value} of ", "{value} ") : template)
                .replace("{value}", said));
    }

    /** The sentence for analysts and auditors, with the value as people say it. */
    public static String sentence(
            FeatureDefinition definition, boolean raisesRisk, FeatureValue value, Optional<String> currency) {
        if (value instanceof FeatureValue.Missing missing) {
            return "%s is not known (%s), which %s the risk."
                    .formatted(name(definition), missing.missing(), raisesRisk ? "raises" : "lowers");
        }
        FeatureDefinition worded = entry(definition) == null
                ? definition
                : InstalledFeatures.definition(definition.name()).orElse(definition);
        String template = (raisesRisk ? worded.raises() : worded.lowers()).analyst();
        if (value instanceof FeatureValue.Category word) {
            return template.replace("{value}", word.category());
        }
        FeatureValue.Numeric numeric = (FeatureValue.Numeric) value;
        String said = number(definition, entry(definition), numeric, currency);
        String sentence = template.replace("{value}", said);
        return numeric.number() == 1 // one of them raises, several raise
                ? sentence.replace(" raise the risk", " raises the risk").replace(" lower the risk", " lowers the risk")
                : sentence;
    }

    private static String number(
            FeatureDefinition definition,
            @Nullable Entry entry,
            FeatureValue.Numeric numeric,
            Optional<String> currency) {
        Style style = entry == null ? Style.of(definition.unit()) : entry.style();
        Style within = // as decisions recorded their sentences
                switch (style) {
                    case TIMES, OFTEN, CHANGE -> Style.NUMBER;
                    case MOOD -> Style.OFFSET;
                    default -> style;
                };
        return ValueText.of(within, numeric.number(), definition.unit(), currency);
    }

    /** The words of the catalogue's feature, if this is that feature and not another of the same name. */
    private static @Nullable Entry entry(FeatureDefinition definition) {
        Entry entry = CATALOGUE.get(definition.name());
        if (entry == null || definition.taken().isPresent()) {
            return null;
        }
        return InstalledFeatures.definition(definition.name())
                        .filter(known -> known.kind() == definition.kind()
                                && known.unit().equals(definition.unit()))
                        .isPresent()
                ? entry
                : null;
    }
}
