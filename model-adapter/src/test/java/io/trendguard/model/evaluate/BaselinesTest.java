package io.trendguard.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.linear.Design;
import io.trendguard.model.linear.LogisticRegression;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.SourceRule;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.serve.Encoder;
import io.trendguard.model.serve.Encoding;
import io.trendguard.model.train.Fit;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TimeSplit;
import io.trendguard.model.train.TrainSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final TrainSettings SETTINGS =
            TrainSettings.of("seeded rows", true).withThreads(1).withMaxRounds(60);

    private static final SourceRule RULE = new SourceRule(
            "One point each",
            "a book, page 3",
            List.of(
                    new SourceRule.Point("views_per_hour", Optional.empty(), Optional.of(0.1)),
                    new SourceRule.Point("discount_depth", Optional.of(0.5), Optional.empty())));

    /** Rows whose log-odds are a line: -0.5 + 1.5 x0 − 2 x1, and 1 more for the word "b". */
    private static TrainingSet planted(int count) {
        TrainingSet rows = SeededRows.rows(1, count);
        Random random = new Random(5);
        List<Column> columns = rows.columns();
        for (int row = 0; row < count; row++) {
            for (int f = 0; f < 5; f++) {
                ((Column.Numbers) columns.get(f)).values()[row] = (float) random.nextGaussian();
            }
            ((Column.Words) columns.get(5)).codes()[row] = random.nextInt(3);
            double logOdds = -0.5
                    + 1.5 * ((Column.Numbers) columns.get(0)).values()[row]
                    - 2 * ((Column.Numbers) columns.get(1)).values()[row]
                    + (((Column.Words) columns.get(5)).codes()[row] == 1 ? 1 : 0);
            rows.labels()[row] = (byte) (random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0);
        }
        return rows;
    }

    private static Encoder encoder(TrainingSet rows) {
        return new Encoder(
                rows.schema(),
                new Encoding(
                        rows.schema().version(),
                        IntStream.range(0, rows.schema().size())
                                .mapToObj(f -> rows.columns().get(f) instanceof Column.Words words
                                        ? (Encoding.OfFeature) new Encoding.OfWord(
                                                rows.schema()
                                                        .definitions()
                                                        .get(f)
                                                        .name(),
                                                words.words())
                                        : new Encoding.OfNumber(
                                                rows.schema()
                                                        .definitions()
                                                        .get(f)
                                                        .name(),
                                                Optional.empty()))
                                .toList()));
    }

    @Test
    void logisticRegressionFindsThePlantedLine() {
        TrainingSet rows = planted(20_000);
        int[] all = IntStream.range(0, rows.size()).toArray();
        LogisticRegression regression =
                LogisticRegression.fit(Design.of(rows, all, encoder(rows)), rows.regretted(all), 0);
        List<String> names =
                regression.terms().all().stream().map(Design.Term::name).toList();
        double[] weights = regression.weights();
        assertThat(weights[names.indexOf("discount_depth")]).isCloseTo(1.5, within(0.08));
        assertThat(weights[names.indexOf("hours_since_peak")]).isCloseTo(-2, within(0.08));
        assertThat(weights[names.indexOf("trend_velocity")]).isCloseTo(0, within(0.08));
        double phone = weights[names.indexOf("device = phone")];
        double tablet = weights[names.indexOf("device = tablet")];
        double desktop = weights[names.indexOf("device = desktop")];
        assertThat(tablet - phone).isCloseTo(1, within(0.12));
        assertThat(desktop - phone).isCloseTo(0, within(0.12));
        // what it says of rows is the line through them
        double mean = 0;
        double[] logOdds = regression.logOdds(rows, all);
        for (int row : all) {
            mean += 1 / (1 + Math.exp(-logOdds[row])) - (rows.labels()[row] == 1 ? 1 : 0);
        }
        assertThat(mean / rows.size()).isCloseTo(0, within(0.002));
    }

    @Test
    void aPenaltyDrawsWeightsToZero() {
        TrainingSet rows = planted(3_000);
        int[] all = IntStream.range(0, rows.size()).toArray();
        Design design = Design.of(rows, all, encoder(rows));
        double free = LogisticRegression.fit(design, rows.regretted(all), 0).weights()[0];
        double held = LogisticRegression.fit(design, rows.regretted(all), 1).weights()[0];
        assertThat(Math.abs(held)).isLessThan(Math.abs(free) / 2);
    }

    @Test
    void everyBaselineKnowsMoreThanTheMajorityAndTheRuleSaysWhatItMisses() {
        TrainingSet rows = SeededRows.rows(1, 8000);
        TimeSplit split = TimeSplit.of(rows, SETTINGS);
        Fit fit = Fit.of(rows, split.train(), split.validation(), SETTINGS, Progress.SILENT);
        List<Baseline> baselines = Baselines.of(Optional.of(RULE), rows, split, fit, Effort.brief(1));
        List<Score> scores = new Comparison(Judged.of(rows, split.test()), Effort.brief(1))
                .of(fit.probabilities(rows, split.test()), "trees", baselines);
        assertThat(scores)
                .extracting(Score::name)
                .containsExactly("model", "majority", "the source's rule", "logistic regression", "random forest");
        assertThat(figures(scores, 1).auc().value()).isEqualTo(0.5);
        assertThat(scores.get(2).says())
                .isEqualTo(
                        "One point each (a book, page 3); each number of points has its share of the training part. Without a point, since this data does not tell the views per hour.");
        assertThat(figures(scores, 2).auc().low())
                .isGreaterThan(0.5); // a discount of more than half is one of the drivers
        for (int better : new int[] {3, 4}) {
            assertThat(figures(scores, better).auc().value()).isGreaterThan(0.6);
            assertThat(figures(scores, better).logLoss().value())
                    .isLessThan(figures(scores, 1).logLoss().value());
        }
        assertThat(figures(scores, 0).aucGain()).isEqualTo(new Interval(0, 0, 0));
        assertThat(figures(scores, 1).aucGain().excludesZero()).isTrue();
        assertThat(figures(scores, 1).logLossGain().low()).isPositive();
    }

    private static Score.Figures figures(List<Score> scores, int place) {
        return scores.get(place).figures().orElseThrow();
    }

    @Test
    void aRuleWhoseFeaturesTheDataDoesNotTellIsAbsentAndSaysSo() {
        TrainingSet rows = SeededRows.rows(1, 1000);
        Arrays.fill(((Column.Numbers) rows.columns().get(0)).values(), Float.NaN);
        Baseline rule = SourceBaseline.on(Optional.of(RULE), rows, TimeSplit.of(rows, SETTINGS));
        assertThat(rule.absent()).hasValue("this data does not tell the views per hour, the discount depth.");
        assertThat(SourceBaseline.on(Optional.empty(), rows, TimeSplit.of(rows, SETTINGS))
                        .absent())
                .hasValue("the mapping names none under (source_rule).");
    }

    @Test
    void aPointIsForANumberFromAnEdgeOnOrAmongTheHighest() {
        TrainingSet rows = SeededRows.rows(1, 4000);
        TimeSplit split = TimeSplit.of(rows, SETTINGS);
        float[] depths = ((Column.Numbers) rows.columns().get(0)).values();
        for (SourceRule.Point point : List.of(
                new SourceRule.Point("discount_depth", Optional.of(0.9), Optional.empty()),
                new SourceRule.Point("discount_depth", Optional.empty(), Optional.of(0.1)))) {
            SourceRule rule = new SourceRule("One point", "a book", List.of(point));
            double[] said = SourceBaseline.on(Optional.of(rule), rows, split).probabilities();
            double more = Arrays.stream(said).max().orElseThrow();
            for (int i = 0; i < said.length; i++) {
                float depth = depths[split.test()[i]];
                if (depth > 0.92 || depth < 0.88) {
                    assertThat(said[i] == more).as("at %s", depth).isEqualTo(depth > 0.9);
                }
            }
        }
    }

    @Test
    void everyMappingThatShipsNamesTheRuleOfItsSourceAndWhereItStands() {
        for (String name : List.of("trendguard", "fashion-returns", "shoppers-intention", "shop-sessions")) {
            SourceRule rule = MappingFile.load(name).sourceRule().orElseThrow();
            assertThat(rule.source()).as(name).containsPattern("(phase|section) \\d");
        }
        assertThatThrownBy(() -> new SourceRule.Point("age", Optional.empty(), Optional.empty()))
                .hasMessageContaining("The point for (age) needs either (at_least), a number, or (highest)");
        assertThatThrownBy(() -> new SourceRule.Point("age", Optional.empty(), Optional.of(10.0)))
                .hasMessageContaining("(highest: 10.0) needs a share between 0 and 1");
    }

    @Test
    void eachOriginIsTestedOnWhatCameNextAndLearntFromWhatWasKnown() {
        TrainingSet rows = SeededRows.rows(2, 6000);
        Effort effort = new Effort(50, 100, 3, 100_000, 1, 10, 1);
        List<RollingOrigin.Origin> origins = RollingOrigin.of(rows, SETTINGS, effort, Progress.SILENT);
        assertThat(origins).hasSize(3);
        for (int i = 0; i < 3; i++) {
            RollingOrigin.Origin origin = origins.get(i);
            assertThat(origin.model().auc().value()).isGreaterThan(0.58);
            assertThat(origin.from()).isBefore(origin.to());
            if (i > 0) {
                assertThat(origin.from()).isAfter(origins.get(i - 1).to());
                assertThat(origin.trainRows()).isGreaterThan(origins.get(i - 1).trainRows());
            }
        }
        for (TimeSplit split : TimeSplit.rolling(rows, 0.5, 0.7)) {
            long testFrom = split.summary().testFrom().toEpochMilli();
            for (int row : split.validation()) {
                assertThat(rows.labelKnownAt()[row]).isLessThan(testFrom);
            }
        }
    }

    @Test
    void ofManyKnownRowsSomeAreLearntFromSpreadOverAllTheirTime() {
        TrainingSet rows = SeededRows.rows(2, 6000);
        TimeSplit known = TimeSplit.of(rows, SETTINGS);
        TimeSplit some = known.learningFrom(500);
        assertThat(some.train()).hasSize(500).doesNotHaveDuplicates();
        assertThat(known.train()).contains(some.train());
        assertThat(some.train()[0]).isEqualTo(known.train()[0]);
        assertThat(rows.eventTimes()[some.train()[250]])
                .isEqualTo(rows.eventTimes()[known.train()[known.train().length / 2]]);
        assertThat(some.summary().train()).isEqualTo(500);
        assertThat(some.validation()).isEqualTo(known.validation());

        Effort effort = new Effort(50, 100, 2, 500, 1, 10, 1);
        assertThat(RollingOrigin.of(rows, SETTINGS, effort, Progress.SILENT))
                .hasSize(2)
                .allSatisfy(origin -> {
                    assertThat(origin.trainRows()).isEqualTo(500);
                    assertThat(origin.knownRows()).isGreaterThan(500);
                });
    }
}
