package io.trendguard.routes.intake;

/** A body that is larger than what is read at once. */
final class TooLargeException extends RuntimeException {
    TooLargeException(int bytes, int most) {
        this("The body has (%,d) bytes and may have (%,d)".formatted(bytes, most));
    }

    TooLargeException(String what) {
        super(what + ". Send fewer events at once, or put the file into the inbox.");
    }
}
