package io.trendguard.simulation.market;

import io.trendguard.event.Return.Reason;

/** That and when a line comes back, and what is really the cause, whether or not the customer says so. */
record PlannedReturn(Reason cause, long at, boolean reasonGiven, boolean resaleEligible) {}
