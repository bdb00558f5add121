package io.trendguard.model.evaluate;

import io.trendguard.model.card.Shipped;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trained;
import io.trendguard.model.train.Trainer;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How good a model would have been for a shop that trained it at an earlier moment and asked it in the months after,
 * while no further outcome came in (rolling origins; Tashman, "Out-of-sample tests of forecasting accuracy", 2000).
 * Beside the model stands one rate alone: if that falls or rises towards the present, so does everything that leans on it.
 */
public final class Rehearsal {
    /** The rate that is looked at alone. */
    public static final String RATE = "product_return_rate";

    private static final int RESAMPLES = 500;
    /** With fewer rows of either outcome no figure says anything. */
    private static final int FEWEST = 50;

    private Rehearsal() {}

    /**
     * One month after the last outcome.
     *
     * @param number 1 for the first
     * @param model how good the model was, with the interval of its AUC over resampled customers
     * @param meanProbability mean of the probabilities that the model gave
     * @param rate how good {@link #RATE} alone was, taken for a probability; empty where a row has none
     * @param meanRate its mean
     */
    public record Month(
            int number, PartMetrics model, double meanProbability, Optional<PartMetrics> rate, double meanRate) {}

    /**
     * One moment at which a model was trained.
     *
     * @param moment nothing that was learnt from then on is known to it
     * @param learntFrom rows that the model was grown on
     * @param trees how many it has
     * @param months after the moment, without those that have too few rows with an outcome
     */
    public record Origin(Instant moment, int learntFrom, int trees, List<Month> months) {}

    /**
     * One row that was asked.
     *
     * @param moment at which the model was trained
     * @param month after it, from 1
     * @param rowKey its name
     * @param customer the same number for rows of the same customer
     * @param returned whether it came back
     * @param probability that the model gave
     * @param rate {@link #RATE} as it was then; NaN where it was missing
     */
    public record Asked(
            Instant moment,
            int month,
            String rowKey,
            int customer,
            boolean returned,
            double probability,
            double rate) {}

    /**
     * The first days of the latest months that leave so many months after them.
     *
     * @param rows with all outcomes
     * @param zone of the shop
     */
    public static List<Instant> moments(TrainingSet rows, ZoneId zone, int count, int months) {
        long[] known = IntStream.range(0, rows.size())
                .filter(rows::labelled)
                .mapToLong(row -> rows.eventTimes()[row])
                .sorted()
                .toArray();
        if (known.length == 0) {
            throw new IllegalArgumentException("No row has an outcome. A rehearsal needs a history with outcomes.");
        }
        ZonedDateTime afterLast = Instant.ofEpochMilli(known[known.length - 1])
                .atZone(zone)
                .toLocalDate()
                .withDayOfMonth(1)
                .plusMonths(1)
                .atStartOfDay(zone);
        List<Instant> moments = new ArrayList<>();
        for (int back = months + count - 1; back >= months; back--) {
            Instant moment = afterLast.minusMonths(back).toInstant();
            if (moment.toEpochMilli() > known[0]) {
                moments.add(moment);
            }
        }
        return moments;
    }

    /** The end of a month after a moment. */
    public static Instant after(Instant moment, ZoneId zone, int months) {
        return moment.atZone(zone).plusMonths(months).toInstant();
    }

    /**
     * One moment rehearsed.
     *
     * @param all rows with all outcomes, which judge
     * @param asOf the rows up to so many months after the moment, with only what was known before it
     * @param each hears of every row that was asked
     * @throws IllegalArgumentException if too little was known to train
     */
    public static Origin at(
            TrainingSet all,
            TrainingSet asOf,
            Instant moment,
            ZoneId zone,
            int months,
            TrainSettings settings,
            Consumer<Asked> each,
            Progress progress)
            throws IOException {
        Trained trained = Trainer.train(asOf, settings, progress);
        Map<String, Integer> judges = new HashMap<>();
        IntStream.range(0, all.size())
                .filter(all::labelled)
                .forEach(row -> judges.put(all.rowKeys().get(row), row));
        List<Month> found = new ArrayList<>();
        for (int month = 1; month <= months; month++) {
            long from = after(moment, zone, month - 1).toEpochMilli();
            long to = after(moment, zone, month).toEpochMilli();
            int[] asked = IntStream.range(0, asOf.size())
                    .filter(row -> asOf.eventTimes()[row] >= from && asOf.eventTimes()[row] < to)
                    .filter(row -> judges.containsKey(asOf.rowKeys().get(row)))
                    .toArray();
            Judged judged = Judged.of(
                    all,
                    Arrays.stream(asked)
                            .map(row -> Objects.requireNonNull(
                                    judges.get(asOf.rowKeys().get(row))))
                            .toArray());
            if (enough(judged)) {
                double[] probabilities = trained.shipped().probabilities(trained.rows(), asked);
                double[] rates = rates(asOf, asked);
                found.add(month(month, probabilities, rates, judged, settings.seed()));
                for (int i = 0; i < asked.length; i++) {
                    String key = asOf.rowKeys().get(asked[i]);
                    int customer = asOf.customers()[asked[i]];
                    each.accept(
                            new Asked(moment, month, key, customer, judged.returned()[i], probabilities[i], rates[i]));
                }
            }
        }
        Shipped shipped = trained.summary();
        return new Origin(moment, shipped.rows(), shipped.rounds(), found);
    }

    private static boolean enough(Judged judged) {
        int returned = Measures.count(judged.returned());
        return returned >= FEWEST && judged.size() - returned >= FEWEST;
    }

    private static Month month(int number, double[] probabilities, double[] rates, Judged judged, long seed) {
        boolean rated = Arrays.stream(rates).noneMatch(Double::isNaN);
        return new Month(
                number,
                Measures.of(probabilities, judged, RESAMPLES, seed),
                mean(probabilities),
                rated ? Optional.of(Measures.of(rates, judged.returned())) : Optional.empty(),
                rated ? mean(rates) : Double.NaN);
    }

    /** The rate of each row; NaN where it is missing or the rows do not have it. */
    private static double[] rates(TrainingSet rows, int[] asked) {
        double[] rates = new double[asked.length];
        Arrays.fill(rates, Double.NaN);
        for (int i = 0; i < rows.schema().size(); i++) {
            if (rows.schema().definitions().get(i).name().equals(RATE)
                    && rows.columns().get(i) instanceof Column.Numbers numbers) {
                return Arrays.stream(asked)
                        .mapToDouble(row -> numbers.values()[row])
                        .toArray();
            }
        }
        return rates;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
