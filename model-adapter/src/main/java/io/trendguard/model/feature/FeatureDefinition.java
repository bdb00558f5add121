package io.trendguard.model.feature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.trendguard.event.Feed;
import io.trendguard.feature.FeatureValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one feature means and how it is told to people.
 *
 * @param name its name, for example {@code trend_velocity_24h}
 * @param kind number or word
 * @param feed the feed that its facts come from
 * @param unit for example {@code views/h}; empty for plain ratios and words
 * @param reasonCode the reason it stands for, for example {@code TREND_FADING}
 * @param raises what is said when it raises the risk
 * @param lowers what is said when it lowers the risk
 * @param taken how it is taken from the columns of a table; empty for what the catalogue computes of events
 */
public record FeatureDefinition(
        String name,
        Kind kind,
        FeedWord feed,
        String unit,
        String reasonCode,
        Sentences raises,
        Sentences lowers,
        Optional<String> taken) {

    /** A feature that cannot be told to people is refused. */
    public FeatureDefinition {
        require(name, "", "name");
        require(kind, name, "kind");
        require(feed, name, "feed");
        require(unit, name, "unit");
        require(reasonCode, name, "reason_code");
        requireSentences(raises, name, kind, "raises");
        requireSentences(lowers, name, kind, "lowers");
    }

    private static void requireSentences(@Nullable Sentences sentences, String name, Kind kind, String field) {
        require(sentences, name, field);
        if (sentences != null) {
            require(sentences.customer(), name, field + ".customer");
            require(sentences.analyst(), name, field + ".analyst");
            if (kind == Kind.CATEGORY
                    && sentences.holds().filter(Holds::compares).isPresent()) {
                throw new IllegalArgumentException(
                        "The feature (%s) is a word, and (%s.holds) compares it with a number (%s). Say (known) there."
                                .formatted(name, field, sentences.holds().get()));
            }
        }
    }

    /** Told, and only a unit may be empty. */
    private static void require(@Nullable Object value, String name, String field) {
        if (value == null || (value instanceof String text && text.isBlank() && !field.equals("unit"))) {
            throw new IllegalArgumentException(
                    "The feature (%s) has no (%s). Every feature needs a reason code, a unit, and sentences for customers and analysts; add it to the catalogue."
                            .formatted(name, field));
        }
    }

    /** Whether a feature is a number or a word. */
    public enum Kind {
        NUMERIC,
        CATEGORY
    }

    /** A feed, written as its word. */
    public record FeedWord(Feed feed) {
        /** The feed of that word. Throws {@link IllegalArgumentException} if there is none. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static FeedWord of(String word) {
            return new FeedWord(Feed.ofType(Feed.TYPE_PREFIX + word)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "There is no feed (%s). Maybe the schema was written by a later version."
                                    .formatted(word))));
        }

        /** Its word, for example {@code resale-price}. */
        @JsonValue
        public String word() {
            return feed.word();
        }
    }

    /**
     * One finding in two voices. The placeholder <code>{value}</code> stands for the value with its unit.
     *
     * @param customer for the customer's page: about the item and the moment, never about the person's character
     * @param holds of which values the customer's sentence is true; absent if it claims nothing of the value
     * @param analyst for analysts and auditors
     * @param unknown the customer's sentence where the value is missing; a feature about the person has one, so that no
     *     sentence which would be true of any finding hides it
     */
    public record Sentences(String customer, Optional<Holds> holds, String analyst, Optional<String> unknown) {
        /** Without a sentence of its own for a missing value. */
        public Sentences(String customer, Optional<Holds> holds, String analyst) {
            this(customer, holds, analyst, Optional.empty());
        }
    }

    /**
     * The sentence for the customer's page.
     *
     * @param neutral that of the decision point, said where the feature's own is not true of the value
     */
    public String customerSentence(boolean raisesRisk, FeatureValue value, Neutral neutral) {
        Sentences told = raisesRisk ? raises : lowers;
        if (value instanceof FeatureValue.Missing && told.unknown().isPresent()) {
            return told.unknown().get();
        }
        return told.holds().filter(holds -> !holds.of(value)).isPresent()
                ? (taken.isPresent() ? Neutral.OUTCOME : neutral).sentence(raisesRisk)
                : told.customer();
    }

    /** The sentence for analysts as decisions of payload versions 1 and 2 recorded it; today's is of {@link FeatureWords}. */
    public String analystSentence(boolean raisesRisk, FeatureValue value) {
        if (value instanceof FeatureValue.Missing missing) {
            return "The value of %s is not known (%s), which %s the risk."
                    .formatted(name, missing.missing(), raisesRisk ? "raises" : "lowers");
        }
        return (raisesRisk ? raises : lowers).analyst().replace("{value}", words(value));
    }

    private String words(FeatureValue value) {
        if (value instanceof FeatureValue.Numeric numeric) {
            String number = new BigDecimal(Float.toString(numeric.number()))
                    .round(new MathContext(4))
                    .stripTrailingZeros()
                    .toPlainString();
            return unit.isEmpty() ? number : number + " " + unit;
        }
        return value instanceof FeatureValue.Category category ? category.category() : "";
    }
}
