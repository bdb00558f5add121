package io.trendguard.asset;

import java.time.Instant;
import java.util.Optional;

/**
 * One publication entry of a log, as the life cycle reads it.
 *
 * @param time when it was known
 * @param asset whose life it changes
 * @param replaced the version that decided until then
 * @param actor who did it
 * @param note why, in their words
 * @param change what it changes
 */
public record AssetChange(
        Instant time, AssetId asset, Optional<String> replaced, String actor, String note, StateChange change) {
    /** Who acts where a setting and no person puts an asset into use. */
    public static final String SETTINGS = "settings";

    /** Whether a setting and no person did it. */
    public boolean bySettings() {
        return actor.equals(SETTINGS);
    }
}
