package io.trendguard.model.report;

import io.trendguard.json.Json;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Split;
import io.trendguard.model.evaluate.Effort;
import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.evaluate.Yardsticks;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.Trained;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Everything that is told about a model. The same rows, seed and effort give the same report to the byte.
 *
 * @param data what the rows are, in words
 * @param synthetic whether they were made up
 * @param terms what the data tells of itself, and in which words
 * @param split where time was cut
 * @param shippedCalibration how log-odds become probabilities in the model that is shipped, which is grown on all rows
 * @param trees how the number of trees of the measured model was chosen
 * @param calibration how the way for the measured model was chosen, which the shipped one has as well
 * @param headline three sentences: how good the model is, against what, and what it cannot tell
 * @param evaluation what was measured
 * @param explanation what moves the model's answers
 * @param exploration what the data itself shows
 */
public record Report(
        String data,
        boolean synthetic,
        DataTerms terms,
        Split split,
        String shippedCalibration,
        TreeChoice trees,
        CalibrationChoice calibration,
        List<String> headline,
        Evaluation evaluation,
        Explanation explanation,
        Exploration exploration) {

    /**
     * Measures and explains a trained model.
     *
     * @param against what it has to beat, and by which costs
     */
    public static Report of(Trained trained, Yardsticks against, DataTerms terms, Effort effort, Progress progress) {
        Evaluation evaluation = Evaluation.of(trained, against, terms.daysTold(), effort, progress);
        progress.stage("Explaining %d rows".formatted(Math.min(effort.explained(), evaluation.testRows())));
        Explanation explanation = new Explainer(trained, terms.nouns(), effort.explained()).explanation();
        Exploration exploration = new Explorer(trained.rows(), trained.split(), terms)
                .exploration(explanation.features().stream()
                        .map(Explanation.Importance::feature)
                        .toList());
        Split split = trained.split().summary();
        return new Report(
                trained.settings().data(),
                trained.settings().synthetic(),
                terms,
                split,
                trained.shipped().calibration().method(),
                TreeChoice.of(trained),
                CalibrationChoice.of(trained.fit().calibration()),
                Headline.of(evaluation, split, terms),
                evaluation,
                explanation,
                exploration);
    }

    /**
     * The files that a model folder keeps of it.
     *
     * @param readiness whether the model may be published; the page tells it as well
     */
    public Map<String, byte[]> files(Readiness readiness) throws IOException {
        return Map.of(
                ModelFolder.REPORT,
                        Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this),
                ModelFolder.REPORT_PAGE, Page.of(this, readiness).getBytes(StandardCharsets.UTF_8));
    }
}
