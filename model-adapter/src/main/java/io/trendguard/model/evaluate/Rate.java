package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Judged;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A share with its 95 % interval (Wilson 1927). Several lines of one customer tell less than as many customers, so the
 * number of rows counts as if it were divided by the design effect (Kish 1965), which is estimated from the rows.
 *
 * @param rows how many lines
 * @param share that came back; 0 without rows
 * @param low lower end
 * @param high upper end
 */
public record Rate(int rows, double share, double low, double high) {
    private static final double Z = 1.959964;

    /** The return share of some rows. */
    public static Rate of(Judged judged, int[] places) {
        if (places.length == 0) {
            return new Rate(0, 0, 0, 1);
        }
        double share = IntStream.of(places).filter(i -> judged.returned()[i]).count() / (double) places.length;
        Map<Integer, Double> residuals = new HashMap<>();
        for (int i : places) {
            residuals.merge(judged.customers()[i], (judged.returned()[i] ? 1 : 0) - share, Double::sum);
        }
        // the order of a map of ints is fixed by their values, so the sum is the same each time
        double squares =
                residuals.values().stream().mapToDouble(sum -> sum * sum).sum();
        double independent = places.length * share * (1 - share);
        double effect = independent > 0 ? Math.max(1, squares / independent) : 1;
        return wilson(places.length, share, places.length / effect);
    }

    static Rate wilson(int rows, double share, double counted) {
        double centre = (share + Z * Z / (2 * counted)) / (1 + Z * Z / counted);
        double half =
                Z / (1 + Z * Z / counted) * Math.sqrt(share * (1 - share) / counted + Z * Z / (4 * counted * counted));
        return new Rate(rows, share, Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
