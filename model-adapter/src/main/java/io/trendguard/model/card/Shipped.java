package io.trendguard.model.card;

import java.time.Instant;
import java.util.Optional;

/**
 * The model that a folder holds, which is not the one that was measured: once its size is settled it is grown again on
 * every row whose outcome is known, so that it knows the latest season too. No row is left to measure it on; the metrics
 * are those of the measured one.
 *
 * @param rows that it was grown on
 * @param from first purchase among them
 * @param to last purchase among them
 * @param rounds trees; those of the measured model times the root of how many more rows there are
 * @param measuredRounds trees of the measured model
 * @param regressionShare how much of the log-odds a logistic regression says beside the trees; empty if trees stand alone
 * @param calibration how log-odds become probabilities
 * @param calibrationRows rows that the measured model had not been grown on, whose log-odds the calibration was fitted to
 */
public record Shipped(
        int rows,
        Instant from,
        Instant to,
        int rounds,
        int measuredRounds,
        Optional<Double> regressionShare,
        String calibration,
        int calibrationRows) {}
