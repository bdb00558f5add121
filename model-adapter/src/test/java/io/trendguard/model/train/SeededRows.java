package io.trendguard.model.train;

import io.trendguard.event.Feed;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureDefinition.FeedWord;
import io.trendguard.model.feature.FeatureDefinition.Kind;
import io.trendguard.model.feature.FeatureDefinition.Sentences;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.TrainingSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Made-up rows with a known seed: a year of purchases whose outcome is known 30 days later, or when it comes back. */
public final class SeededRows {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final FeatureSchema SCHEMA = new FeatureSchema(List.of(
            number("discount_depth", "DEEP_DISCOUNT"),
            number("hours_since_peak", "TREND_FADING"),
            number("trend_velocity", "TREND_FADING"),
            number("order_value", "DEAR_ORDER"),
            number("prior_return_rate", "RETURNED_BEFORE"),
            word("device", "DEVICE"),
            word("category", "CATEGORY")));

    private static final List<String> DEVICES = List.of("phone", "tablet", "desktop");
    private static final long YEAR = Duration.ofDays(365).toMillis();

    private SeededRows() {}

    private static FeatureDefinition number(String name, String reason) {
        return definition(name, Kind.NUMERIC, reason);
    }

    private static FeatureDefinition word(String name, String reason) {
        return definition(name, Kind.CATEGORY, reason);
    }

    private static FeatureDefinition definition(String name, Kind kind, String reason) {
        return new FeatureDefinition(
                name,
                kind,
                new FeedWord(Feed.PURCHASE),
                "",
                reason,
                new Sentences(name + " speaks against it.", Optional.empty(), name + " ({value}) raises the risk."),
                new Sentences(name + " speaks for it.", Optional.empty(), name + " ({value}) lowers the risk."),
                Optional.empty());
    }

    public static TrainingSet rows(long seed, int rows) {
        Random random = new Random(seed);
        float[][] numbers = new float[5][rows];
        int[] devices = new int[rows];
        int[] categories = new int[rows];
        List<String> categoryWords = new ArrayList<>();
        for (int c = 0; c < 40; c++) {
            categoryWords.add("category-" + c);
        }
        long[] times = new long[rows];
        byte[] labels = new byte[rows];
        long[] knownAt = new long[rows];
        boolean[] imputed = new boolean[rows];
        long[] prices = new long[rows];
        List<String> keys = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            keys.add("row-" + row);
            times[row] = START.toEpochMilli() + YEAR * row / rows;
            numbers[0][row] = random.nextFloat();
            numbers[1][row] = random.nextInt(300);
            numbers[2][row] = random.nextInt(10) == 0 ? Float.NaN : (float) random.nextGaussian();
            numbers[3][row] = (float) Math.rint(StrictMath.exp(3 + 1.3 * random.nextGaussian()));
            numbers[4][row] = random.nextInt(4) == 0 ? Float.NaN : random.nextFloat() * random.nextFloat();
            devices[row] = random.nextInt(20) == 0 ? -1 : random.nextInt(3);
            categories[row] = Math.min(39, (int) Math.abs(random.nextGaussian() * 12));
            double logOdds = -1.6
                    + 1.8 * numbers[0][row]
                    + (numbers[1][row] > 120 ? 0.9 : 0)
                    + 2.5 * (Float.isNaN(numbers[4][row]) ? 0.2 : numbers[4][row])
                    + (categories[row] % 3 == 0 ? 0.6 : 0)
                    + (devices[row] == 0 ? 0.4 : 0);
            boolean returned = random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds));
            labels[row] = returned ? TrainingSet.REGRETTED : TrainingSet.KEPT;
            knownAt[row] = times[row]
                    + Duration.ofDays(returned ? 3 + random.nextInt(25) : 30).toMillis();
            imputed[row] = returned && random.nextInt(7) == 0;
            prices[row] = (long) (numbers[3][row] * 100);
            if (random.nextInt(50) == 0) {
                labels[row] = TrainingSet.EXCLUDED;
            } else if (knownAt[row] > START.toEpochMilli() + YEAR) {
                labels[row] = TrainingSet.UNKNOWN;
                knownAt[row] = Long.MAX_VALUE;
            }
        }
        List<Column> columns = new ArrayList<>();
        for (float[] values : numbers) {
            columns.add(new Column.Numbers(values));
        }
        columns.add(new Column.Words(devices, DEVICES));
        columns.add(new Column.Words(categories, categoryWords));
        return new TrainingSet(SCHEMA, keys, times, columns, labels, knownAt, imputed, prices);
    }

    /** The vector that a live event with the values of a row would have. */
    public static FeatureVector vector(TrainingSet rows, int row) {
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < rows.schema().size(); f++) {
            FeatureValue value = new FeatureValue.Missing("not told");
            if (rows.columns().get(f) instanceof Column.Numbers numbers) {
                if (!Float.isNaN(numbers.values()[row])) {
                    value = new FeatureValue.Numeric(numbers.values()[row]);
                }
            } else if (rows.columns().get(f) instanceof Column.Words words && words.codes()[row] >= 0) {
                value = new FeatureValue.Category(words.words().get(words.codes()[row]));
            }
            features.add(new Feature(
                    rows.schema().definitions().get(f).name(), value, Instant.ofEpochMilli(rows.eventTimes()[row])));
        }
        return new FeatureVector(rows.schema().version(), features);
    }
}
