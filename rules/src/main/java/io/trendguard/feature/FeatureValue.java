package io.trendguard.feature;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What is known of one feature: a number, a word, or that it is missing and why. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(FeatureValue.Numeric.class),
    @JsonSubTypes.Type(FeatureValue.Category.class),
    @JsonSubTypes.Type(FeatureValue.Missing.class)
})
public sealed interface FeatureValue {

    /** A finite number, already in the precision that trees compare (float32). */
    record Numeric(float number) implements FeatureValue {
        public Numeric {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException(
                        "The feature value (%s) must be finite. Use Missing where nothing is known.".formatted(number));
            }
            number = number + 0.0f; // one zero only
        }
    }

    /** A word of an open list, for example a device type. */
    record Category(String category) implements FeatureValue {}

    /** Nothing is known, and why; never the same as zero. */
    record Missing(String missing) implements FeatureValue {
        /** What an assessment notes of a feature that is missing. */
        public String note(String feature) {
            return feature + ": missing (" + missing + ")";
        }
    }
}
