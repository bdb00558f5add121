package io.trendguard.model.report;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.Trained;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Finds pairs of features of which one changes what the other does: within a group of the one's values, its contribution
 * still moves with the other's. Always looks at speed × discount, which the exploratory phase asks for.
 */
final class Interactions {
    private static final int AMONG = 8;
    private static final int SHOWN = 3;
    private static final int BINS = 4;
    private static final int FEWEST = 20;
    private static final String VELOCITY = "trend_velocity_24h";
    private static final String DISCOUNT = "discount_depth";

    private final TrainingSet set;
    private final Contributions contributions;
    private final int[] test;
    private final double[] said;
    private final boolean[] returned;

    Interactions(Trained trained, Contributions contributions) {
        this.set = trained.rows();
        this.contributions = contributions;
        test = trained.split().test();
        said = trained.fit().probabilities(set, test);
        returned = set.regretted(test);
    }

    List<Explanation.Interaction> strongest(List<Integer> ranked) {
        List<Integer> among = ranked.subList(0, Math.min(AMONG, ranked.size()));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < among.size(); i++) {
            for (int j = i + 1; j < among.size(); j++) {
                pairs.add(pair(among.get(i), among.get(j)));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::strength).reversed());
        List<Pair> shown = new ArrayList<>(pairs.subList(0, Math.min(SHOWN, pairs.size())));
        asked(ranked).ifPresent(pair -> {
            shown.removeIf(other -> other.is(pair));
            shown.add(0, pair);
        });
        return shown.stream().map(this::interaction).toList();
    }

    private Optional<Pair> asked(List<Integer> ranked) {
        List<Integer> both = ranked.stream()
                .filter(f -> List.of(VELOCITY, DISCOUNT).contains(name(f)))
                .sorted(Comparator.comparing(this::name))
                .toList();
        return both.size() == 2 ? Optional.of(pair(both.get(0), both.get(1))) : Optional.empty();
    }

    private record Pair(int across, int up, double strength) {
        boolean is(Pair other) {
            return (across == other.across && up == other.up) || (across == other.up && up == other.across);
        }
    }

    private String name(int feature) {
        return set.schema().definitions().get(feature).name();
    }

    private Binning binning(int feature, int[] rows) {
        return Binning.of(set.columns().get(feature), set.schema().definitions().get(feature), rows, BINS);
    }

    private Pair pair(int a, int b) {
        Binning ofA = binning(a, contributions.rows());
        Binning ofB = binning(b, contributions.rows());
        return new Pair(a, b, Math.sqrt(moved(a, ofA, ofB) + moved(b, ofB, ofA)));
    }

    /** Variance of the mean contribution over the groups of the other feature, within groups of its own. */
    private double moved(int feature, Binning own, Binning other) {
        int others = other.labels().size();
        double[][] sums = new double[own.labels().size()][others];
        int[][] counts = new int[own.labels().size()][others];
        for (int i = 0; i < contributions.size(); i++) {
            if (own.bins()[i] >= 0 && other.bins()[i] >= 0) {
                sums[own.bins()[i]][other.bins()[i]] += contributions.phi()[feature][i];
                counts[own.bins()[i]][other.bins()[i]]++;
            }
        }
        double moved = 0;
        for (int bin = 0; bin < sums.length; bin++) {
            int all = Arrays.stream(counts[bin]).sum();
            double mean = all == 0 ? 0 : Arrays.stream(sums[bin]).sum() / all;
            for (int o = 0; o < others; o++) {
                if (counts[bin][o] >= FEWEST) {
                    double away = sums[bin][o] / counts[bin][o] - mean;
                    moved += away * away * counts[bin][o] / contributions.size();
                }
            }
        }
        return moved;
    }

    private Explanation.Interaction interaction(Pair pair) {
        Binning across = binning(pair.across, test);
        Binning up = binning(pair.up, test);
        List<List<Explanation.Cell>> cells = IntStream.range(0, up.labels().size())
                .mapToObj(r -> IntStream.range(0, across.labels().size())
                        .mapToObj(c -> cell(across, c, up, r))
                        .toList())
                .toList();
        return new Explanation.Interaction(
                name(pair.across), name(pair.up), pair.strength, across.labels(), up.labels(), cells);
    }

    private Explanation.Cell cell(Binning across, int column, Binning up, int row) {
        int[] places = IntStream.range(0, test.length)
                .filter(i -> across.bins()[i] == column && up.bins()[i] == row)
                .toArray();
        if (places.length < FEWEST) {
            return new Explanation.Cell(places.length, OptionalDouble.empty(), OptionalDouble.empty());
        }
        return new Explanation.Cell(
                places.length,
                OptionalDouble.of(Arrays.stream(places).filter(i -> returned[i]).count() / (double) places.length),
                Arrays.stream(places).mapToDouble(i -> said[i]).average());
    }
}
