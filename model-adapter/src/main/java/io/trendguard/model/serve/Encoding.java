package io.trendguard.model.serve;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/**
 * How feature values become the numbers that trees compare and a regression weighs, as it was settled on the training part.
 *
 * @param schemaVersion of the schema that it belongs to
 * @param features one for each feature, in the order of the schema
 */
public record Encoding(String schemaVersion, List<OfFeature> features) {
    public Encoding {
        features = List.copyOf(features);
    }

    /** How one feature is encoded. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OfNumber.class, name = "number"),
        @JsonSubTypes.Type(value = OfWord.class, name = "word")
    })
    public sealed interface OfFeature {
        String feature();
    }

    /**
     * A number stays what it is, up to a cap.
     *
     * @param cap 99th percentile of the training part where the tail is heavy: what is above counts as this
     */
    public record OfNumber(String feature, Optional<Float> cap) implements OfFeature {}

    /**
     * A word counts as its place in the list; a word outside the list counts as missing.
     *
     * @param words most frequent first
     */
    public record OfWord(String feature, List<String> words) implements OfFeature {
        public OfWord {
            words = List.copyOf(words);
        }
    }
}
