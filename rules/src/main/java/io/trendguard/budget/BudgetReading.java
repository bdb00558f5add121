package io.trendguard.budget;

/**
 * What is left of a tenant's budgets at one moment.
 *
 * @param checkoutLeftMinor of the share reserved for checkout calls, which cannot wait, minor units
 * @param windowLeftMinor of the share that windows of proposals compete for, minor units
 */
public record BudgetReading(long checkoutLeftMinor, long windowLeftMinor) {}
