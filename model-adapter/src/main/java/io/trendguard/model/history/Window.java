package io.trendguard.model.history;

/** The spans that are looked back on: whole days before the day of the purchase, and that day so far. */
public enum Window {
    DAYS_7(0, 7),
    DAYS_30(1, 30),
    DAYS_90(2, 90);

    private final int place;
    private final int days;

    Window(int place, int days) {
        this.place = place;
        this.days = days;
    }

    /** Its length in days. */
    public int days() {
        return days;
    }

    int place() {
        return place;
    }

    long millis() {
        return days * Buckets.DAY;
    }
}
