package io.trendguard.channels.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when the test says so. */
final class HandClock implements InstantSource {
    private volatile Instant now;

    HandClock(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void forward(Duration by) {
        now = now.plus(by);
    }

    void to(Instant then) {
        now = then;
    }
}
