package io.trendguard.model.history;

/** The spans that are looked back on: whole days before the day of the purchase, and that day so far. */
public enum Window {
    DAYS_7(7),
    DAYS_30(30),
    DAYS_90(90);

    private final int days;

    Window(int days) {
        this.days = days;
    }

    /** Its length in days. */
    public int days() {
        return days;
    }

    long millis() {
        return days * Buckets.DAY;
    }
}
