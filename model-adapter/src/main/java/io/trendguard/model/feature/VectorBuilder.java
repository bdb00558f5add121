package io.trendguard.model.feature;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the features of one line; refuses a value that is later than the moment, and a vector with holes. */
public final class VectorBuilder {
    /** Why a value is missing that once was known. */
    public static final String FORGOTTEN = "older than what is kept";

    private final FeatureSchema schema;
    private final long moment;
    private final Instant momentAsInstant;
    private final @Nullable Feature[] features;
    private Instant lastAsOf;

    public VectorBuilder(FeatureSchema schema, Instant moment) {
        this.schema = schema;
        this.moment = moment.toEpochMilli();
        this.momentAsInstant = moment;
        this.lastAsOf = moment;
        this.features = new Feature[schema.size()];
    }

    public long moment() {
        return moment;
    }

    public void number(String name, double value, long asOf) {
        set(name, new FeatureValue.Numeric((float) value), asOf);
    }

    public void number(String name, long value, long asOf) {
        set(name, new FeatureValue.Numeric((float) value), asOf);
    }

    public void word(String name, String word, long asOf) {
        set(name, new FeatureValue.Category(word), asOf);
    }

    public void missing(String name, String cause) {
        set(name, new FeatureValue.Missing(cause), moment);
    }

    private void set(String name, FeatureValue value, long asOf) {
        if (asOf > moment) {
            throw new IllegalStateException("The feature (%s) is of (%s), after the moment of the decision (%s)."
                    .formatted(name, Instant.ofEpochMilli(asOf), momentAsInstant));
        }
        // Where no fact is behind a value (no order in 90 days is 0 orders), it is true of the moment itself.
        features[schema.indexOf(name)] =
                new Feature(name, value, asOf == moment || asOf <= 0 ? momentAsInstant : asOf(asOf));
    }

    /** Neighbours are mostly of the same time. */
    private Instant asOf(long millis) {
        if (lastAsOf.toEpochMilli() != millis) {
            lastAsOf = Instant.ofEpochMilli(millis);
        }
        return lastAsOf;
    }

    public FeatureVector build() {
        for (int i = 0; i < features.length; i++) {
            if (features[i] == null) {
                throw new IllegalStateException("The feature (%s) was not computed."
                        .formatted(schema.definitions().get(i).name()));
            }
        }
        return new FeatureVector(schema.version(), Arrays.asList(features));
    }
}
