package io.trendguard.warehouse;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Moments as the warehouse stores them: UTC, in microseconds. */
public final class Times {
    private static final long MICROS = 1_000_000;

    private Times() {}

    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), MICROS), time.getNano() / 1_000);
    }

    /** As SQL takes it. */
    public static LocalDateTime stored(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** As SQL gives it. */
    public static Instant read(LocalDateTime stored) {
        return stored.toInstant(ZoneOffset.UTC);
    }
}
