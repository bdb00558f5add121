package io.trendguard.warehouse.list;

/** A list could be read, and not now or not in this way: it took too long, or too much was asked for at once. */
public final class ListBusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean later;

    private ListBusyException(String message, boolean later) {
        super(message);
        this.later = later;
    }

    static ListBusyException tooSlow(int seconds) {
        return new ListBusyException(
                ("The answer took longer than %d seconds and was given up. Narrow the filters, for example the time, or try"
                                + " again later.")
                        .formatted(seconds),
                false);
    }

    static ListBusyException tooLarge() {
        return new ListBusyException(
                "The answer needs more memory than it may use. Narrow the filters or ask for fewer columns.", false);
    }

    static ListBusyException tooManyExports(int most) {
        return new ListBusyException(
                "%d exports of this shop are running already. Wait until one has ended and try again.".formatted(most),
                true);
    }

    /** Whether the same call will be answered later. */
    public boolean isLater() {
        return later;
    }
}
