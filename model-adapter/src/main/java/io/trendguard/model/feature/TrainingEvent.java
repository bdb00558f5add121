package io.trendguard.model.feature;

import io.trendguard.event.Event;
import java.util.Iterator;

/**
 * One event of a training or scoring run.
 *
 * @param event the event
 * @param row whether what it asks about is wanted as rows; otherwise it only becomes history
 */
public record TrainingEvent(Event event, boolean row) {
    /** Events that are all wanted as rows. */
    public static Iterator<TrainingEvent> all(Iterator<Event> events) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return events.hasNext();
            }

            @Override
            public TrainingEvent next() {
                return new TrainingEvent(events.next(), true);
            }
        };
    }
}
