package io.trendguard.model.measure;

/**
 * By how much one way's losses lie below another's on the same rows.
 *
 * @param mean of the differences, row by row
 * @param error standard error of that mean
 */
public record Gain(double mean, double error) {

    /** From the losses of each row. */
    public static Gain of(double[] before, double[] after) {
        double gain = mean(before) - mean(after);
        double squares = 0;
        for (int i = 0; i < before.length; i++) {
            double away = before[i] - after[i] - gain;
            squares += away * away;
        }
        return new Gain(gain, StrictMath.sqrt(squares) / before.length);
    }

    /**
     * Whether it is worth a way that is less simple: more than one standard error (Breiman et al., "Classification and
     * Regression Trees", 1984, section 3.4.3).
     */
    public boolean exceedsChance() {
        return mean > error;
    }

    /** What is lost on average. */
    public static double mean(double[] losses) {
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return sum / losses.length;
    }
}
