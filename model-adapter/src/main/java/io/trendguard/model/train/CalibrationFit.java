package io.trendguard.model.train;

import io.trendguard.model.measure.Gain;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses how log-odds become probabilities. Each way is fitted on the earlier half of the validation part and judged
 * on the later half. The simplest one stands unless the least log-loss lies below its own by more than the standard error
 * of that; it is fitted again on the whole part.
 *
 * @param chosen fitted on the whole validation part
 * @param method its name
 * @param logLosses of each way on the later half, the simplest first
 * @param gains how far the least log-loss lies below each way's
 */
public record CalibrationFit(
        Calibration chosen, String method, Map<String, Double> logLosses, Map<String, Gain> gains) {
    public static final String NONE = "none";
    public static final String PLATT = "platt";
    public static final String ISOTONIC = "isotonic";

    /** Every way: nothing to fit, two numbers, a curve. */
    public static final List<String> BY_SIMPLICITY = List.of(NONE, PLATT, ISOTONIC);

    /** A way as people call it. */
    public static String words(String method) {
        return switch (method) {
            case PLATT -> "Platt scaling";
            case ISOTONIC -> "isotonic regression";
            default -> "the log-odds as they come";
        };
    }

    /** One that was not chosen among others, but carried over. */
    static CalibrationFit carried(Calibration calibration, String method) {
        return new CalibrationFit(calibration, method, Map.of(), Map.of());
    }

    /** Rows in time order. */
    public static CalibrationFit of(double[] logOdds, boolean[] returned) {
        List<Way> ways = BY_SIMPLICITY.stream()
                .flatMap(method -> Way.of(method, logOdds, returned).stream())
                .toList();
        Way least = Collections.min(ways, Comparator.comparingDouble(way -> Gain.mean(way.losses)));
        Way simplest = ways.stream()
                .filter(way -> !Gain.of(way.losses, least.losses).exceedsChance())
                .findFirst()
                .orElse(least);
        Map<String, Double> logLosses = new LinkedHashMap<>();
        Map<String, Gain> gains = new LinkedHashMap<>();
        for (Way way : ways) {
            logLosses.put(way.method, Gain.mean(way.losses));
            gains.put(way.method, Gain.of(way.losses, least.losses));
        }
        return new CalibrationFit(simplest.whole, simplest.method, logLosses, gains);
    }

    /** A way fitted on the whole, and what it loses on each row of the later half when fitted on the earlier. */
    private record Way(String method, Calibration whole, double[] losses) {
        static Optional<Way> of(String method, double[] logOdds, boolean[] returned) {
            int half = logOdds.length / 2;
            Optional<Calibration> earlier = by(method, Arrays.copyOf(logOdds, half), Arrays.copyOf(returned, half));
            return earlier.flatMap(fitted -> by(method, logOdds, returned)
                    .map(whole -> new Way(
                            method,
                            whole,
                            Measures.losses(
                                    Arrays.stream(logOdds, half, logOdds.length)
                                            .map(fitted::probability)
                                            .toArray(),
                                    Arrays.copyOfRange(returned, half, returned.length)))));
        }
    }

    /** The way of the least log-loss; of equals, the first. */
    public static String least(Map<String, Double> logLosses) {
        return Collections.min(logLosses.entrySet(), Map.Entry.comparingByValue())
                .getKey();
    }

    /** One way, fitted on all of the rows; empty if they cannot tell. */
    public static Optional<Calibration> by(String method, double[] logOdds, boolean[] returned) {
        int positives = Measures.count(returned);
        if (method.equals(NONE)) {
            return Optional.of(new Calibration.None());
        }
        if (positives == 0 || positives == returned.length) {
            return Optional.empty();
        }
        return method.equals(PLATT)
                ? platt(logOdds, returned, positives).map(Calibration.class::cast)
                : Optional.of(isotonic(logOdds, returned));
    }

    /** Newton's method with Platt's smoothed targets (Lin, Lin and Weng, "A note on Platt's probabilistic outputs", 2007). */
    static Optional<Calibration.Platt> platt(double[] logOdds, boolean[] returned, int positives) {
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (returned.length - positives + 2.0);
        double slope = 1;
        double intercept = 0;
        for (int step = 0; step < 100; step++) {
            double gradientSlope = 0;
            double gradientIntercept = 0;
            double ss = 1e-9;
            double si = 0;
            double ii = 1e-9;
            for (int i = 0; i < logOdds.length; i++) {
                double p = Calibration.sigmoid(slope * logOdds[i] + intercept);
                double error = p - (returned[i] ? high : low);
                double weight = p * (1 - p);
                gradientSlope += error * logOdds[i];
                gradientIntercept += error;
                ss += weight * logOdds[i] * logOdds[i];
                si += weight * logOdds[i];
                ii += weight;
            }
            double determinant = ss * ii - si * si;
            double stepSlope = (ii * gradientSlope - si * gradientIntercept) / determinant;
            double stepIntercept = (ss * gradientIntercept - si * gradientSlope) / determinant;
            slope -= stepSlope;
            intercept -= stepIntercept;
            if (Math.abs(stepSlope) < 1e-10 && Math.abs(stepIntercept) < 1e-10) {
                return slope > 0 ? Optional.of(new Calibration.Platt(slope, intercept)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Pools neighbours that fall (Ayer et al. 1955); each pool becomes a point at its mean log-odds. Nobody is certain, so
     * one of each outcome stands at either end beside the rows (Laplace's rule of succession).
     */
    static Calibration.Isotonic isotonic(double[] logOdds, boolean[] returned) {
        int[] order = IntStream.range(0, logOdds.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> logOdds[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Pool> pools = new ArrayList<>();
        add(pools, Pool.ofEach(logOdds[order[0]]));
        for (int i : order) {
            add(pools, new Pool(1, logOdds[i], returned[i] ? 1 : 0, logOdds[i], logOdds[i]));
        }
        add(pools, Pool.ofEach(logOdds[order[order.length - 1]]));
        return new Calibration.Isotonic(
                pools.stream().mapToDouble(Pool::mean).toArray(),
                pools.stream().mapToDouble(Pool::rate).toArray());
    }

    private static void add(List<Pool> pools, Pool next) {
        Pool pool = next;
        while (!pools.isEmpty() && pools.get(pools.size() - 1).mustJoin(pool)) {
            pool = pools.remove(pools.size() - 1).with(pool);
        }
        pools.add(pool);
    }

    private record Pool(double rows, double logOdds, double returned, double first, double last) {
        static Pool ofEach(double logOdds) {
            return new Pool(2, 2 * logOdds, 1, logOdds, logOdds);
        }

        double rate() {
            return returned / rows;
        }

        boolean mustJoin(Pool next) {
            return rate() >= next.rate() || last == next.first;
        }

        Pool with(Pool next) {
            return new Pool(rows + next.rows, logOdds + next.logOdds, returned + next.returned, first, next.last);
        }

        double mean() {
            return Math.min(Math.max(logOdds / rows, first), last);
        }
    }
}
