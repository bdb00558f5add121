package io.trendguard.model.mapping;

import io.trendguard.event.Delivery;
import io.trendguard.event.Return;
import io.trendguard.model.feature.TrainingEvent;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Events as a shop would have met them whose outcomes stopped coming in at a moment: what was learnt of deliveries and
 * returns from then on is left out, and everything ends some time later.
 *
 * @see MappedFiles#withoutOutcomes
 */
final class NoOutcomesAfter implements Iterator<TrainingEvent> {
    private final Iterator<TrainingEvent> events;
    private final Instant moment;
    private final Instant end;
    private @Nullable TrainingEvent next;

    NoOutcomesAfter(Iterator<TrainingEvent> events, Instant moment, Instant end) {
        this.events = events;
        this.moment = moment;
        this.end = end;
        step();
    }

    private void step() {
        next = null;
        while (next == null && events.hasNext()) {
            TrainingEvent read = events.next();
            if (!read.event().knownAt().isBefore(end)) {
                return;
            }
            boolean outcome =
                    read.event().fact() instanceof Return || read.event().fact() instanceof Delivery;
            if (!outcome || read.event().knownAt().isBefore(moment)) {
                next = read;
            }
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public TrainingEvent next() {
        TrainingEvent given = next;
        if (given == null) {
            throw new NoSuchElementException("There are no more events.");
        }
        step();
        return given;
    }
}
