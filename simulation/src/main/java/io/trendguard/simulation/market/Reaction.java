package io.trendguard.simulation.market;

import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.Return.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * What a customer does about a treatment of one line, beside what would have happened without it.
 *
 * @param disposition taken, refused, ignored or opted out
 * @param after how long after the hand-over
 * @param treated why the line comes back all the same; absent if it is kept
 * @param untreated why it would have come back without the treatment; absent if it would have been kept
 */
public record Reaction(Disposition disposition, Duration after, Optional<Reason> treated, Optional<Reason> untreated) {
    /** Whether the treatment saved the line from coming back. */
    public boolean prevented() {
        return untreated.isPresent() && treated.isEmpty();
    }
}
