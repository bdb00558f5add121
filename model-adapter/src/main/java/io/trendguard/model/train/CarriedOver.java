package io.trendguard.model.train;

import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.Calibration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Calibrates the model that is shipped by the way chosen for the measured one, on rows that the measured one had not met.
 *
 * <p>How much too sure the measured model was of them, the shipped one will be as well. The level is not taken over, since the
 * shipped model has grown on the very rows that shifted it: the curve turns about the base rate of all rows. Where the measured
 * model was too timid, because few trees told things apart as well as many, its log-odds are stretched first as far as the
 * trees that were added will do.
 *
 * @param base log-odds of the base rate
 * @param growth how many times as many trees the shipped model has
 */
record CarriedOver(double base, double growth) {

    /**
     * The calibration, and the name of its way; none where the rows cannot tell.
     *
     * @param method the way that was chosen
     * @param logOdds what the measured model says of the rows
     */
    CalibrationFit of(String method, double[] logOdds, boolean[] returned) {
        Optional<Calibration.Platt> line = method.equals(CalibrationFit.NONE)
                ? Optional.empty()
                : CalibrationFit.platt(logOdds, returned, Measures.count(returned));
        return line.<Calibration>map(
                        platt -> method.equals(CalibrationFit.PLATT) ? turned(platt) : bent(platt, logOdds, returned))
                .map(calibration -> CalibrationFit.carried(calibration, method))
                .orElseGet(() -> CalibrationFit.carried(new Calibration.None(), CalibrationFit.NONE));
    }

    private double stretch(Calibration.Platt line) {
        return Math.max(1, Math.min(line.slope(), growth));
    }

    private Calibration turned(Calibration.Platt line) {
        double slope = line.slope() / stretch(line);
        return new Calibration.Platt(slope, base * (1 - slope));
    }

    /** Pools are rates of few rows, so how far the level had shifted is read from the line through all of them. */
    private Calibration bent(Calibration.Platt line, double[] logOdds, boolean[] returned) {
        double stretch = stretch(line);
        double shift = line.slope() * base + line.intercept() - base;
        double[] stretched =
                Arrays.stream(logOdds).map(x -> base + (x - base) * stretch).toArray();
        Calibration.Isotonic pools = CalibrationFit.isotonic(stretched, returned);
        return new Calibration.Isotonic(
                pools.logOdds(),
                Arrays.stream(pools.probabilities())
                        .map(p -> Calibration.sigmoid(StrictMath.log(p / (1 - p)) - shift))
                        .toArray());
    }
}
