package io.trendguard.model.mapping;

import io.trendguard.event.Event;
import io.trendguard.model.feature.TrainingEvent;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events as a shop would have met them whose outcomes stopped coming in at a moment: what was learnt of outcomes
 * from then on is left out, and everything ends some time later.
 *
 * @see MappedFiles#withoutOutcomes
 */
final class NoOutcomesAfter implements Iterator<TrainingEvent> {
    private final Iterator<TrainingEvent> events;
    private final Predicate<Event> isOutcome;
    private final Instant moment;
    private final Instant end;
    private @Nullable TrainingEvent next;

    NoOutcomesAfter(Iterator<TrainingEvent> events, Predicate<Event> isOutcome, Instant moment, Instant end) {
        this.events = events;
        this.isOutcome = isOutcome;
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
            if (!isOutcome.test(read.event()) || read.event().knownAt().isBefore(moment)) {
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
