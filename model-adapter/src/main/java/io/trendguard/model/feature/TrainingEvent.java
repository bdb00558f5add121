package io.trendguard.model.feature;

import io.trendguard.event.Event;

/**
 * One event of a training or scoring run.
 *
 * @param event the event
 * @param row whether its lines are wanted as rows, if it is a purchase; otherwise it only becomes history
 */
public record TrainingEvent(Event event, boolean row) {}
