package io.trendguard.channels.outbox;

/** A message is not in the state that a call is about, or may not be sent; the message says which and why. */
public final class NotPossibleException extends RuntimeException {
    NotPossibleException(String why) {
        super(why);
    }
}
