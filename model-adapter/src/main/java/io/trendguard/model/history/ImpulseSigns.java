package io.trendguard.model.history;

import io.trendguard.event.Line;
import io.trendguard.event.Purchase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Outward signs that a line was bought on impulse. Beatty and Ferrell (1998, doi 10.1016/S0022-4359(99)80092-X) find that
 * impulse buying goes with in-the-moment urge, little deliberation and promotion; what a shop can see of it is a short way
 * from cart to purchase, a deep discount, a visit that came from short videos, and late hours. The impulse score is the
 * mean share of these four over the lines of the last 90 days and the present one.
 */
public final class ImpulseSigns {
    /** How many signs there are. */
    public static final int COUNT = 4;

    private static final Duration QUICK = Duration.ofMinutes(10);
    private static final double DISCOUNTED = 0.3;
    private static final int LATE_FROM = 22;
    private static final int LATE_TO = 5;
    private static final Set<String> VIDEO_CHANNELS =
            Set.of("tiktok", "instagram", "youtube", "snapchat", "short-video");

    private ImpulseSigns() {}

    /** The signs of a line as bits. */
    public static int of(Instant time, Optional<Instant> cartStartedAt, Optional<String> channelSource, Line line) {
        int signs = 0;
        if (cartStartedAt.isPresent()
                && !cartStartedAt.get().isAfter(time)
                && Duration.between(cartStartedAt.get(), time).compareTo(QUICK) < 0) {
            signs |= 1;
        }
        if (line.listPriceMinor().isPresent()
                && line.listPriceMinor().get() > 0
                && 1.0 - (double) line.paidPriceMinor() / line.listPriceMinor().get() >= DISCOUNTED) {
            signs |= 2;
        }
        if (channelSource.isPresent()
                && VIDEO_CHANNELS.contains(channelSource.get().toLowerCase(Locale.ROOT))) {
            signs |= 4;
        }
        int hour = time.atOffset(ZoneOffset.UTC).getHour();
        if (hour >= LATE_FROM || hour < LATE_TO) {
            signs |= 8;
        }
        return signs;
    }

    static int of(Instant time, Purchase purchase, Line line) {
        return of(time, purchase.cartStartedAt(), purchase.channelSource(), line);
    }
}
