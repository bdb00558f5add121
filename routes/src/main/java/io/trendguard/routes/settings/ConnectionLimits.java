package io.trendguard.routes.settings;

import java.time.Duration;

/**
 * What connections may take.
 *
 * @param most connections at the same time
 * @param perAddress of these, connections of one address that have not brought a valid credential
 * @param unknownIdle how long a connection without a valid credential may wait between two requests
 * @param knownIdle how long one with a valid credential may
 * @param head how long the head of a request may take from its first byte
 * @param request how long a whole request may take from its first byte, and a whole answer from when it is ready
 */
public record ConnectionLimits(
        int most, int perAddress, Duration unknownIdle, Duration knownIdle, Duration head, Duration request) {
    /** Open files that the log, histories, channels and commands may need beside those of the start. */
    private static final int OTHER_FILES = 128;

    private static final int FEWEST = 16;

    public ConnectionLimits {
        if (most < 1 || perAddress < 1) {
            throw new IllegalArgumentException(
                    "The limits of connections (%d, %d of one address) must be above 0.".formatted(most, perAddress));
        }
    }

    /** The limits in use. */
    public static ConnectionLimits of(int most, int perAddress) {
        return new ConnectionLimits(
                most,
                perAddress,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60));
    }

    /** The same within what is left of the operating system's limit of open files. */
    public ConnectionLimits within(long fileLimit, long filesOpen) {
        long left = Math.max(FEWEST, fileLimit - filesOpen - OTHER_FILES);
        return new ConnectionLimits((int) Math.min(most, left), perAddress, unknownIdle, knownIdle, head, request);
    }

    /** How many connections without a valid credential there may be; the rest is kept for those with one. */
    public int mostUnknown() {
        return most - most / 4;
    }
}
