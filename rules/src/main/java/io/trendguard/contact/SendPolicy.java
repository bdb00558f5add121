package io.trendguard.contact;

import java.time.Duration;
import java.time.LocalTime;

/**
 * What a rulebook version says about sending what it decided. It is read again at the moment of sending, from the version
 * that made the decision.
 *
 * @param quietHours in the customer's time zone
 * @param dailyContacts most messages on one channel in 24 hours
 * @param weeklyContacts most messages on one channel in 7 days
 * @param checkoutLife how long an answer at the checkout holds
 * @param messageLife how long after it is due a message may still go out
 * @param followUpLife how long after it is due a reminder or a review may still begin
 */
public record SendPolicy(
        QuietHours quietHours,
        int dailyContacts,
        int weeklyContacts,
        Duration checkoutLife,
        Duration messageLife,
        Duration followUpLife) {
    /** What held for every rulebook version that was published before rulebooks had to state it. */
    public static final SendPolicy UNSTATED = new SendPolicy(
            new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)),
            1,
            3,
            Duration.ofHours(1),
            Duration.ofHours(72),
            Duration.ofHours(48));

    public SendPolicy {
        if (dailyContacts < 0 || weeklyContacts < 0) {
            throw new IllegalArgumentException(
                    "The caps (%d a day, %d a week) must not be negative.".formatted(dailyContacts, weeklyContacts));
        }
        if (!isPositive(checkoutLife) || !isPositive(messageLife) || !isPositive(followUpLife)) {
            throw new IllegalArgumentException(
                    "What is sent must hold for some time, and not for (%s at the checkout, %s as a message, %s as a follow-up)."
                            .formatted(checkoutLife, messageLife, followUpLife));
        }
    }

    private static boolean isPositive(Duration life) {
        return !life.isZero() && !life.isNegative();
    }
}
