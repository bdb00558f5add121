package io.trendguard.simulation.play;

import java.net.URI;
import java.time.Duration;

/**
 * How events are played.
 *
 * @param to address of the service, without a path
 * @param apiKey key of the tenant who sends; it is never printed
 * @param rate events per second; 0 for as fast as the service takes them
 * @param batchSize most events in one call
 * @param inFlight calls at once; with 1 the service sees the events strictly in their order
 * @param patience how long one call is tried again while the service is busy or away
 * @param keepKnownAt whether events keep the time they were learnt at (a backfill) or count as learnt on arrival
 */
public record PlaySettings(
        URI to, String apiKey, double rate, int batchSize, int inFlight, Duration patience, boolean keepKnownAt) {
    public PlaySettings {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "The rate (%s) must be a number of events per second, or 0 for as fast as possible."
                            .formatted(rate));
        }
        if (batchSize < 1 || batchSize > 1_000) {
            throw new IllegalArgumentException("The batch size (%d) must be within 1 and 1000.".formatted(batchSize));
        }
        if (inFlight < 1 || inFlight > 256) {
            throw new IllegalArgumentException("The calls at once (%d) must be within 1 and 256.".formatted(inFlight));
        }
    }

    /** As fast as possible, up to four calls at once, five minutes of patience. */
    public static PlaySettings to(URI to, String apiKey) {
        return new PlaySettings(to, apiKey, 0, 200, 4, Duration.ofMinutes(5), true);
    }

    /** The same at a rate. */
    public PlaySettings atRate(double eventsPerSecond) {
        return new PlaySettings(to, apiKey, eventsPerSecond, batchSize, inFlight, patience, keepKnownAt);
    }

    /** The same with so many calls at once. */
    public PlaySettings withInFlight(int calls) {
        return new PlaySettings(to, apiKey, rate, batchSize, calls, patience, keepKnownAt);
    }

    /** The same with so much patience. */
    public PlaySettings withPatience(Duration longest) {
        return new PlaySettings(to, apiKey, rate, batchSize, inFlight, longest, keepKnownAt);
    }

    /** The same with events that count as learnt on arrival. */
    public PlaySettings learntOnArrival() {
        return new PlaySettings(to, apiKey, rate, batchSize, inFlight, patience, false);
    }

    @Override
    public String toString() {
        return "PlaySettings[to=%s, rate=%s, batchSize=%d, inFlight=%d, patience=%s, keepKnownAt=%s]"
                .formatted(to, rate, batchSize, inFlight, patience, keepKnownAt);
    }
}
