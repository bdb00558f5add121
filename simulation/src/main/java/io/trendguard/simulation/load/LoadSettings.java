package io.trendguard.simulation.load;

import java.net.URI;
import java.time.Duration;

/**
 * A load run.
 *
 * @param to address of the service, without a path
 * @param apiKey key of the tenant who sends; it is never printed
 * @param rate checkout calls per second
 * @param duration of the measured part
 * @param warmUp before it, at the same rate, not measured
 * @param floorPath a page of the same server that does nothing; called once for every ten checkout calls in the same run
 * @param most calls at once; a call that finds no place counts as an error
 */
public record LoadSettings(
        URI to, String apiKey, int rate, Duration duration, Duration warmUp, String floorPath, int most) {
    public LoadSettings {
        if (rate < 1 || rate > 20_000) {
            throw new IllegalArgumentException(
                    "The rate (%d) must be within 1 and 20000 calls per second.".formatted(rate));
        }
        if (duration.isNegative() || duration.isZero() || duration.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("The duration (%s) must be up to an hour.".formatted(duration));
        }
    }

    /** A thousand calls per second for half a minute, after ten seconds of warming up. */
    public static LoadSettings to(URI to, String apiKey) {
        return new LoadSettings(
                to, apiKey, 1_000, Duration.ofSeconds(30), Duration.ofSeconds(10), "/q/health/live", 512);
    }

    /** The same at another rate for another time. */
    public LoadSettings with(int callsPerSecond, Duration measured, Duration before) {
        return new LoadSettings(to, apiKey, callsPerSecond, measured, before, floorPath, most);
    }

    @Override
    public String toString() {
        return "LoadSettings[to=%s, rate=%d, duration=%s, warmUp=%s, floorPath=%s, most=%d]"
                .formatted(to, rate, duration, warmUp, floorPath, most);
    }
}
