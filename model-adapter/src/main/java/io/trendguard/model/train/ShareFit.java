package io.trendguard.model.train;

import io.trendguard.model.card.RegressionShare;
import io.trendguard.model.measure.Gain;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.Blend;
import io.trendguard.model.serve.Calibration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Chooses how much of the log-odds a logistic regression says beside the trees: on the validation part, each share
 * calibrated by Platt's way, the one with the least log-loss. Trees stay alone unless the gain over them is more than its
 * own standard error.
 */
final class ShareFit {
    /** Not more, whatever the validation part says: the later the rows, the further a line goes astray. */
    private static final double[] SHARES = {0, 0.1, 0.2, 0.3};

    private ShareFit() {}

    static RegressionShare of(double[] trees, double[] regression, boolean[] returned) {
        Map<String, Double> logLosses = new LinkedHashMap<>();
        double[] alone = losses(0, trees, regression, returned);
        double[] least = alone;
        double chosen = 0;
        for (double share : SHARES) {
            double[] losses = losses(share, trees, regression, returned);
            logLosses.put(Double.toString(share), Gain.mean(losses));
            if (Gain.mean(losses) < Gain.mean(least)) {
                least = losses;
                chosen = share;
            }
        }
        return new RegressionShare(Gain.of(alone, least).exceedsChance() ? chosen : 0, logLosses);
    }

    private static double[] losses(double share, double[] trees, double[] regression, boolean[] returned) {
        double[] logOdds = Blend.of(share, trees, regression);
        Calibration calibration =
                CalibrationFit.by(CalibrationFit.PLATT, logOdds, returned).orElseGet(Calibration.None::new);
        return Measures.losses(
                Arrays.stream(logOdds).map(calibration::probability).toArray(), returned);
    }
}
