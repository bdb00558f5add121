package io.trendguard.model.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.trendguard.feature.FeatureValue;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureDefinition.FeedWord;
import io.trendguard.model.feature.FeatureSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a table becomes rows of features directly, without events: one row of the model for each row of the table, or for
 * each group of rows that lie together, as things stood at the last of them.
 *
 * @param delimiter between columns
 * @param missing words that stand for nothing
 * @param key names a row
 * @param group the column whose word brings rows together; without it each row stands alone
 * @param customer the column whose word brings rows of one customer together, so that uncertainty is not counted row by
 *     row; a row without a word counts as a customer of its own
 * @param clock a column of numbers that never falls within a group, for features of how long ago something was
 * @param time when a row happened
 * @param ignored columns that are known and not used
 * @param label the outcome; a file without its column has no outcomes
 * @param priceMinor what the decision is about, minor units; 0 without it
 * @param feed the feed that the features are of
 * @param features what the model may know
 * @param dialect how numbers, times and quotes are written, where that is unusual
 */
public record TableSpec(
        String delimiter,
        List<String> missing,
        FieldRule key,
        Optional<String> group,
        Optional<String> customer,
        Optional<String> clock,
        TimeRule time,
        Optional<List<String>> ignored,
        LabelRule label,
        Optional<FieldRule> priceMinor,
        FeedWord feed,
        List<FeatureRule> features,
        Optional<Dialect> dialect) {

    public TableSpec {
        MappingRules.delimiter(delimiter);
        MappingRules.features(features);
        time.zone().ifPresent(Zones::of);
        for (FeatureRule feature : features) {
            if (feature.of() == Aggregate.SINCE && clock.isEmpty()) {
                throw new InvalidFileException(
                        "The feature (%s) is (since), which needs a column of time. Name one under (clock)."
                                .formatted(feature.name()));
            }
        }
    }

    /** What is taken of the rows of a group. */
    public enum Aggregate {
        /** The value in the last row, known or not. */
        END,
        /** The last value that is known. */
        LAST,
        /** The first value that is known. */
        FIRST,
        /** The least number. */
        MIN,
        /** The greatest number. */
        MAX,
        /** The mean of the numbers. */
        MEAN,
        /** The sum of the numbers. */
        SUM,
        /** How many rows have a value, or one of the words. */
        COUNT,
        /** How many different values there are. */
        DISTINCT,
        /** The share of the rows that have a value, or one of the words. */
        SHARE,
        /** How long ago, by the clock, a row last had a value, or one of the words. */
        SINCE;

        @JsonCreator
        static Aggregate of(String word) {
            for (Aggregate aggregate : values()) {
                if (aggregate.name().equalsIgnoreCase(word)) {
                    return aggregate;
                }
            }
            throw new InvalidFileException("The feature is taken as (%s), which is none of %s."
                    .formatted(word, List.of(values()).toString().toLowerCase(Locale.ROOT)));
        }

        /** As a mapping says it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it tells something of the group that is a number whatever the column holds. */
        boolean counts() {
            return this == COUNT || this == DISTINCT || this == SHARE || this == SINCE;
        }
    }

    /**
     * The outcome.
     *
     * @param column the column
     * @param positive its words for what the model foretells
     * @param negative its words for the other case
     * @param means what the model foretells, in words
     * @param knownAfterDays days from the row until its outcome is known, whichever it is
     */
    public record LabelRule(
            String column,
            List<String> positive,
            List<String> negative,
            String means,
            Optional<Integer> knownAfterDays) {
        public LabelRule {
            MappingRules.words("label.positive", positive, "label.negative", negative);
            MappingRules.days("label.known_after_days", knownAfterDays);
        }
    }

    /**
     * A feature.
     *
     * @param name its name
     * @param column the column it is taken from
     * @param of what is taken of the rows of a group; {@code end} if it does not say
     * @param words for count, share and since: only rows with one of these
     * @param kind number or word
     * @param unit of the number; empty for plain ones
     * @param reasonCode the reason it stands for
     * @param raises what is said when it raises the probability
     * @param lowers what is said when it lowers the probability
     */
    public record FeatureRule(
            String name,
            String column,
            Aggregate of,
            Optional<List<String>> words,
            FeatureDefinition.Kind kind,
            Optional<String> unit,
            String reasonCode,
            FeatureDefinition.Sentences raises,
            FeatureDefinition.Sentences lowers) {
        public FeatureRule {
            of = Optional.ofNullable(of).orElse(Aggregate.END);
            if (of.counts() && kind != FeatureDefinition.Kind.NUMERIC) {
                throw new InvalidFileException(
                        "The feature (%s) counts something and is of kind (%s). It must be NUMERIC."
                                .formatted(name, kind));
            }
        }
    }

    /** How numbers, times and quotes are written. */
    Dialect writing() {
        return dialect.orElse(Dialect.PLAIN);
    }

    /** The features as a schema. */
    public FeatureSchema schema() {
        return new FeatureSchema(features.stream()
                .map(f -> new FeatureDefinition(
                        f.name(),
                        f.kind(),
                        feed,
                        f.unit().orElse(""),
                        f.reasonCode(),
                        f.raises(),
                        f.lowers(),
                        Optional.of(taken(f))))
                .toList());
    }

    /** All that settles the value of a feature, so that two mappings that mean different things have different schemas. */
    private String taken(FeatureRule feature) {
        StringBuilder words =
                new StringBuilder("%s of %s".formatted(feature.of().word(), feature.column()));
        feature.words().ifPresent(some -> words.append(", where it is one of ").append(some));
        group.ifPresent(column -> words.append(", over the rows of one ").append(column));
        if (feature.of() == Aggregate.SINCE) {
            words.append(", by ").append(clock.orElseThrow());
        }
        return words.append(", missing where it is one of ").append(missing).toString();
    }

    /** The columns that files need, the label and the price aside. */
    List<List<String>> needed() {
        List<List<String>> needed = new ArrayList<>(key.needed());
        group.ifPresent(column -> needed.add(List.of(column)));
        customer.ifPresent(column -> needed.add(List.of(column)));
        clock.ifPresent(column -> needed.add(List.of(column)));
        needed.add(List.of(time.column()));
        priceMinor.ifPresent(rule -> needed.addAll(rule.needed()));
        features.forEach(feature -> needed.add(List.of(feature.column())));
        return needed;
    }

    /** A value that the table does not have. */
    static final FeatureValue ABSENT = new FeatureValue.Missing("not in the table");
}
