package io.trendguard.routes.intake;

/** A body that is larger than what is read at once. */
final class TooLargeException extends RuntimeException {
    TooLargeException(int bytes, int most) {
        super("The body has (%,d) bytes and may have (%,d). Send fewer events at once, or put the file into the inbox."
                .formatted(bytes, most));
    }
}
