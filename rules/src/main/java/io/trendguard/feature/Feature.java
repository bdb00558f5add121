package io.trendguard.feature;

import java.time.Instant;

/**
 * One named value and the time of the latest fact in it.
 *
 * @param name name in the feature schema, for example {@code trend_velocity_24h}
 * @param value what is known
 * @param asOf event time of the latest fact behind the value; never after the event that is decided
 */
public record Feature(String name, FeatureValue value, Instant asOf) {}
