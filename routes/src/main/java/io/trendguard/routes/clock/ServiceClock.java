package io.trendguard.routes.clock;

import io.trendguard.routes.settings.ServiceSettings.ClockKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The one clock of the service. It is the system's, or, where history is played, it follows the latest known-at it was
 * shown and runs on from there at the pace of the system.
 */
public final class ServiceClock implements InstantSource {
    private final InstantSource system;
    private final boolean followsEvents;
    private volatile Duration offset = Duration.ZERO;
    private boolean shown;
    private volatile boolean present;

    public ServiceClock(ClockKind kind) {
        this(kind, Clock.systemUTC());
    }

    ServiceClock(ClockKind kind, InstantSource system) {
        this.system = system;
        this.followsEvents = kind == ClockKind.EVENTS;
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset);
    }

    /** Whether it is led by played events, so that senders may say when something was learnt. */
    public boolean followsEvents() {
        return followsEvents;
    }

    /** Tells it that what it was shown happens now, and is no history that is taken in. */
    public void reachPresent() {
        present = true;
    }

    /** Whether its time is the present. While history is taken in, a clock that follows events only passes through it. */
    public boolean isPresent() {
        return !followsEvents || present;
    }

    /** Moves forward to a played event; never back. The first event shown sets the time. */
    public synchronized void show(Instant knownAt) {
        if (followsEvents && (!shown || knownAt.isAfter(instant()))) {
            offset = Duration.between(system.instant(), knownAt);
            shown = true;
        }
    }
}
