package io.trendguard.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.model.explain.Waterfall;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.train.CalibrationFit;
import io.trendguard.model.train.Fit;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trained;
import io.trendguard.model.train.Trainer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report shows of contributions adds up to the probability that it shows, however the model is calibrated. */
final class AddsUpTest {
    private static final TrainingSet ROWS = SeededRows.rows(3, 4_000);

    @SuppressWarnings("NullAway.Init") // trained once for all
    private static Trained trained;

    @BeforeAll
    static void train() throws Exception {
        trained = Trainer.train(
                ROWS, TrainSettings.of("seeded rows", true).withThreads(1).withMaxRounds(40), Progress.SILENT);
    }

    /** The same model with another calibration. */
    private static Fit calibrated(String method) {
        Fit fit = trained.fit();
        int[] validation = trained.split().validation();
        Calibration calibration = CalibrationFit.by(
                        method,
                        fit.logOdds(trained.rows(), validation),
                        trained.rows().regretted(validation))
                .orElseThrow();
        return new Fit(
                fit.encoding(),
                fit.encoder(),
                fit.boosting(),
                fit.share(),
                fit.regression(),
                fit.sum(),
                new CalibrationFit(calibration, method, Map.of(method, 0.5), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {CalibrationFit.NONE, CalibrationFit.PLATT, CalibrationFit.ISOTONIC})
    void contributionsAddUpToTheProbabilityOfEveryRow(String method) {
        Fit fit = calibrated(method);
        Contributions contributions =
                Contributions.of(trained.rows(), fit, trained.split().test(), 10_000);
        double[] said = fit.probabilities(trained.rows(), contributions.rows());
        assertThat(contributions.size()).isGreaterThan(400);
        for (int place = 0; place < contributions.size(); place++) {
            double sum = 1 / (1 + Math.exp(-contributions.logOdds(place)));
            assertThat(sum).isCloseTo(said[place], within(1e-6));
        }
        assertThat(contributions.meanStep() > 0).isEqualTo(method.equals(CalibrationFit.ISOTONIC));
    }

    @ParameterizedTest
    @ValueSource(strings = {CalibrationFit.NONE, CalibrationFit.PLATT, CalibrationFit.ISOTONIC})
    void theTableOfAnExampleAddsUpToTheProbabilityAboveIt(String method) {
        Contributions contributions = Contributions.of(
                trained.rows(), calibrated(method), trained.split().test(), 300);
        List<Explanation.Example> examples = new Examples(trained.rows(), contributions).all();
        Html html = new Html();
        ExampleFigures.write(examples, MappingFile.load("trendguard").nouns(), html);
        List<String> figures = Pattern.compile("(?s)<figure>.*?</figure>")
                .matcher(html.text())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(figures).hasSize(3);
        for (int i = 0; i < 3; i++) {
            String title = figures.get(i).replaceAll("(?s).*<h3>[^<]*probability of ([\\d.]+)\u00a0%</h3>.*", "$1");
            BigDecimal sum = Pattern.compile("</th><td>([+-]?[\\d.]+)(?:\u00a0%| points)</td>")
                    .matcher(figures.get(i))
                    .results()
                    .map(cell -> new BigDecimal(cell.group(1).replace("+", "")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal shown = new BigDecimal(title);
            assertThat(sum).as("start and steps, and the probability once more").isEqualByComparingTo(shown.add(shown));
            Waterfall waterfall = examples.get(i).waterfall();
            assertThat(waterfall.end().points()).isEqualByComparingTo(shown);
            assertThat(figures.get(i).contains("isotonic calibration"))
                    .isEqualTo(method.equals(CalibrationFit.ISOTONIC));
        }
    }

    @Test
    void itSaysWhatDoublesTheOddsThatAreShown() {
        Fit platt = calibrated(CalibrationFit.PLATT);
        double slope = platt.calibration().chosen().slope();
        assertThat(slope).isNotEqualTo(1);
        Contributions shown =
                Contributions.of(trained.rows(), platt, trained.split().test(), 100);
        Contributions own = Contributions.of(
                trained.rows(), calibrated(CalibrationFit.NONE), trained.split().test(), 100);
        assertThat(shown.phi()[0][7]).isCloseTo(slope * own.phi()[0][7], within(1e-12));
        assertThat(DriverSection.scale(
                        new Explanation.Calibrated("platt", slope, 0),
                        MappingFile.load("trendguard").nouns()))
                .contains("probabilities that are shown", "+0.7 doubles the odds that are shown");
        assertThat(DriverSection.scale(
                        new Explanation.Calibrated("isotonic", 1, 0.12),
                        MappingFile.load("trendguard").nouns()))
                .contains("a step of its own", "0.120", "doubles the odds before that step");
        assertThat(Math.exp(0.7)).isCloseTo(2, within(0.02));
    }
}
