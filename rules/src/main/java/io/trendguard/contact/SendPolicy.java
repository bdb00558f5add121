package io.trendguard.contact;

import java.time.LocalTime;

/**
 * What is checked again at the moment of sending.
 *
 * @param quietHours in the customer's time zone
 * @param dailyContacts most messages on one channel in 24 hours
 * @param weeklyContacts most messages on one channel in 7 days
 */
public record SendPolicy(QuietHours quietHours, int dailyContacts, int weeklyContacts) {
    /** What holds where a rulebook says nothing else. */
    public static final SendPolicy DEFAULTS =
            new SendPolicy(new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)), 1, 3);

    public SendPolicy {
        if (dailyContacts < 0 || weeklyContacts < 0) {
            throw new IllegalArgumentException(
                    "The caps (%d a day, %d a week) must not be negative.".formatted(dailyContacts, weeklyContacts));
        }
    }
}
