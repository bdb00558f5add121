package io.trendguard.budget;

import java.time.Duration;

/**
 * What a tenant's interventions may cost.
 *
 * @param minor most that may be committed within the period, minor units
 * @param checkoutShare share of it reserved for checkout calls, which cannot wait, in [0, 1]
 * @param period rolling; what was committed longer ago is free again
 */
public record BudgetSettings(long minor, double checkoutShare, Duration period) {
    /** What a tenant starts with: 1,000.00 a day, 30 % of it for checkout calls. */
    public static final BudgetSettings DEFAULTS = new BudgetSettings(100_000, 0.30, Duration.ofDays(1));

    public BudgetSettings {
        if (minor < 0 || !(checkoutShare >= 0 && checkoutShare <= 1) || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException(
                    "The budget (%d, share %s, period %s) needs an amount of at least 0, a share within [0, 1] and a period."
                            .formatted(minor, checkoutShare, period));
        }
    }

    /** What checkout calls may commit within the period, minor units. */
    public long checkoutMinor() {
        return (long) Math.floor(minor * checkoutShare);
    }

    /** What windows may commit within the period, minor units. */
    public long windowMinor() {
        return minor - checkoutMinor();
    }
}
