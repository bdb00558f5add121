package io.trendguard.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Readiness.Check;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.evaluate.Confusion;
import io.trendguard.model.evaluate.Curves;
import io.trendguard.model.evaluate.Effort;
import io.trendguard.model.evaluate.NamedCosts;
import io.trendguard.model.evaluate.Yardsticks;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.report.plot.LabelFaults;
import io.trendguard.model.report.plot.Words;
import io.trendguard.model.serve.CostRule;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.CalibrationFit;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trained;
import io.trendguard.model.train.Trainer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final TrainSettings SETTINGS = TrainSettings.of("seeded rows", true)
            .withThreads(1)
            .withMaxRounds(60)
            .withSeed(1);
    private static final Effort EFFORT =
            new Effort(SETTINGS.bootstrapRounds(), 100, 2, 100_000, 300, 10, SETTINGS.seed());
    private static final Yardsticks AGAINST = new Yardsticks(
            List.of(new NamedCosts("mapping <seeded> & \"made up\"", "", CostRule.DEFAULT)),
            MappingFile.load("trendguard").sourceRule());

    private static final Readiness READY = new Readiness(
            List.of(new Finding(Check.POPULATION, false, "population", "Of 5,000 rows, <some> are known.")));

    private static final DataTerms TERMS = DataTerms.of(MappingFile.load("trendguard"));

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Trained trained;

    @SuppressWarnings("NullAway.Init")
    private static Report report;

    @SuppressWarnings("NullAway.Init")
    private static String page;

    @BeforeAll
    static void train() throws Exception {
        trained = Trainer.train(SeededRows.rows(1, 5000), SETTINGS, Progress.SILENT);
        report = Report.of(trained, AGAINST, TERMS, EFFORT, Progress.SILENT);
        page = new String(report.files(READY).get(ModelFolder.REPORT_PAGE), StandardCharsets.UTF_8);
    }

    @Test
    void theSameRowsSeedAndEffortGiveTheSameBytes() throws Exception {
        Map<String, byte[]> again =
                Report.of(trained, AGAINST, TERMS, EFFORT, Progress.SILENT).files(READY);
        Map<String, byte[]> once = report.files(READY);
        assertThat(again.keySet()).isEqualTo(once.keySet()).hasSize(2);
        again.forEach((name, bytes) -> assertThat(bytes).isEqualTo(once.get(name)));
    }

    @Test
    void itSaysOfWhichPartsTheModelIsMade() {
        assertThat(trained.fit().says())
                .matches("\\d0 % boosted trees \\(XGBoost\\) and \\d0 % logistic regression of the log-odds, the share"
                        + " chosen on the validation part");
        assertThat(page).contains(Html.escape("What it is: " + trained.fit().says()));
    }

    @Test
    void itSaysWhetherTheModelMayBePublishedAndWhatRefusesIt() throws Exception {
        assertThat(page).contains("Yes: nothing refuses it.", "Of 5,000 rows, &lt;some&gt; are known.");
        Readiness refused = new Readiness(
                List.of(new Finding(Check.LEAK, true, "refund", "The column (refund) knows the outcome.")));
        assertThat(new String(report.files(refused).get(ModelFolder.REPORT_PAGE), StandardCharsets.UTF_8))
                .contains("No. One finding refuses it:", "<li>The column (refund) knows the outcome.</li>")
                .doesNotContain("nothing refuses it");
    }

    @Test
    void itSaysHowTheShippedModelIsCalibrated() {
        assertThat(page)
                .contains("calibrated for itself on rows that the measured model had not met: "
                        + CalibrationFit.words(trained.shipped().calibration().method()));
    }

    @Test
    void itSaysHowFarEachCalibrationWasFromTheBestInWordsAndNumbers() throws Exception {
        assertThat(page).contains(Html.escape(report.calibration().says()));
        JsonNode json = Json.mapper()
                .readTree(report.files(READY).get(ModelFolder.REPORT))
                .path("calibration");
        assertThat(json.path("says").textValue())
                .contains(CalibrationFit.BY_SIMPLICITY.stream()
                        .map(CalibrationFit::words)
                        .toList());
        assertThat(json.path("method").textValue()).isEqualTo(trained.metrics().calibration());
        assertThat(json.path("log_losses"))
                .hasSize(3)
                .isEqualTo(Json.mapper().valueToTree(trained.metrics().calibrationLogLosses()));
        assertThat(json.path("gains"))
                .hasSize(3)
                .isEqualTo(Json.mapper().valueToTree(trained.metrics().calibrationGains()));
    }

    @Test
    void itSaysHowManyTreesLogLossAndAucWouldKeep() throws Exception {
        assertThat(page).contains(Html.escape(report.trees().says()), "least log-loss", "greatest AUC");
        JsonNode json = Json.mapper()
                .readTree(report.files(READY).get(ModelFolder.REPORT))
                .path("trees");
        assertThat(json.path("count").path("kept").asInt())
                .isEqualTo(trained.metrics().rounds());
        assertThat(json.path("slope").asDouble()).isBetween(0.5, 2.0);
    }

    @Test
    void itLiesInTheModelFolderUnderItsHash(@TempDir Path folder) throws Exception {
        String without =
                trained.write(folder.resolve("a"), Map.of(), Progress.SILENT).version();
        String with = trained.write(folder.resolve("b"), report.files(READY), Progress.SILENT)
                .version();
        assertThat(with).isNotEqualTo(without);
        assertThat(ModelFolder.read(folder.resolve("b")).file(ModelFolder.REPORT_PAGE))
                .isEqualTo(page.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theTopSaysHowGoodAgainstWhatAndWhatItCannotTell() {
        assertThat(report.headline()).hasSize(3);
        assertThat(report.headline().get(0)).contains("never met", "95 % interval", "a coin gets 50 %");
        assertThat(report.headline().get(1))
                .contains("logistic regression", "cheaper of flagging nobody and flagging everybody");
        assertThat(report.headline().get(2)).contains("cannot tell how many returns", "experiment");
        report.headline().forEach(sentence -> assertThat(page).contains(Html.escape(sentence)));
    }

    @Test
    void thePageNeedsNothingFromOutsideAndRunsNoScript() {
        assertThat(page).doesNotContain("http:", "https:", "<script", "@import", "src=");
        assertThat(all("url\\([^)]{0,18}", page)).as("its font alone").containsExactly("url(data:font/woff2;ba");
        assertThat(page).contains("prefers-color-scheme: dark", "<html lang=\"en\">", "width=device-width");
        assertThat(page)
                .contains("mapping &lt;seeded&gt; &amp; &quot;made up&quot;")
                .doesNotContain("<seeded>");
    }

    @Test
    void aDifferenceSaysWhichWayItGoes() {
        assertThat(Headline.points(0.0124)).isEqualTo("1.2 points better");
        assertThat(Headline.points(-0.006)).isEqualTo("0.6 points worse");
        assertThat(Headline.points(-0.0004)).isEqualTo("as good");
        assertThat(Headline.range(-0.0004, 0.007)).isEqualTo("as good to 0.7 points better");
        assertThat(report.headline().get(1))
                .containsPattern(
                        "is (as good|\\d\\.\\d points (better|worse)).* \\(95 % interval: (as good|\\d\\.\\d points"
                                + " (better|worse)) to (as good|\\d\\.\\d points (better|worse))\\)");
    }

    @Test
    void itHasConfusionMatricesAndCurvesWithTheirAreas() {
        Curves model = report.evaluation().curves().get(0);
        assertThat(page)
                .contains(
                        "<h3>ROC curve</h3>",
                        "<h3>Precision-recall curve</h3>",
                        "model: AUC " + Words.interval(model.auc()),
                        "model: AP " + Words.interval(model.averagePrecision()));
        assertThat(model.auc())
                .isEqualTo(report.evaluation()
                        .scores()
                        .get(0)
                        .figures()
                        .orElseThrow()
                        .auc());
        Confusion half = report.evaluation().confusions().stream()
                .filter(one -> one.name().startsWith("more likely than not"))
                .findFirst()
                .orElseThrow();
        assertThat(page)
                .contains("aria-label=\"Confusion matrix, more likely than not (50\u00a0%)\"")
                .contains("<th scope=\"row\">flagged</th><td>%s</td><td>%s</td>"
                        .formatted(Words.count(half.hits()), Words.count(half.needless())));
        assertThat((double) (half.hits() + half.left()) / report.evaluation().testRows())
                .isEqualTo(trained.metrics().test().accuracy());
    }

    @Test
    void ofDataThatKnowsNothingAboutPersonsItSaysThatLeavingThemOutCostsNothing() {
        assertThat(page)
                .contains(
                        "What leaving out age, form of address or region costs",
                        "This data knows neither age nor form of address nor region, so leaving them out costs"
                                + " nothing.");
    }

    @Test
    void noLabelOfAnyPlotOverlapsAnotherOrLeavesItsImage() {
        assertThat(LabelFaults.images(page)).isGreaterThan(15);
        assertThat(LabelFaults.of(page)).isEmpty();
    }

    @Test
    void everyPlotHasATitleAnAlternativeASentenceAndItsNumbers() {
        List<String> figures = all("<figure>.*?</figure>", page);
        assertThat(figures).hasSizeGreaterThan(15).allSatisfy(figure -> {
            assertThat(figure).containsPattern("<h3>[^<]+</h3>");
            assertThat(figure).containsPattern("role=\"img\" aria-label=\"[^\"]{10,}\"");
            assertThat(figure).containsPattern("<figcaption>[^<]{20,}</figcaption>");
            assertThat(figure).containsPattern("(?s)<details><summary>.*<th scope=\"row\">");
            assertThat(figure).doesNotContain("NaN", "Infinity");
        });
        List<String> ids = all("(?<= id=\")[^\"]+", page);
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        all("(?<=href=\"#)[^\"]+", page).forEach(target -> assertThat(ids).contains(target));
    }

    @Test
    void theJsonSaysTheSameAsThePage() throws Exception {
        JsonNode json = Json.mapper().readTree(report.files(READY).get(ModelFolder.REPORT));
        assertThat(json.path("headline").get(0).asText())
                .isEqualTo(report.headline().get(0));
        assertThat(json.path("evaluation")
                        .path("scores")
                        .get(0)
                        .path("figures")
                        .path("auc")
                        .path("value")
                        .asDouble())
                .isEqualTo(trained.metrics().test().auc());
        assertThat(report.evaluation().scores().get(0).figures().orElseThrow().auc())
                .as("one way to draw an interval, in the model's metrics and in its report")
                .isEqualTo(new Interval(
                        trained.metrics().test().auc(),
                        trained.metrics().test().aucLow(),
                        trained.metrics().test().aucHigh()));
        assertThat(json.path("evaluation").path("thresholds").path("steps")).hasSize(102);
        assertThat(json.toString()).doesNotContain("NaN");
    }

    @Test
    void aReportOfEitherLengthDrawsAsManyCustomersAsTheMetricsDid() {
        assertThat(List.of(Effort.full(1).resamples(), Effort.brief(1).resamples()))
                .containsOnly(TrainSettings.of("rows", false).bootstrapRounds());
    }

    @Test
    void whatIsUnknownInTheDataIsSaidInPlaceOfAPlot() {
        assertThat(page)
                .contains("Do faster trends lead to more returns? Trend velocity 24h is unknown in this data.")
                .contains("Discount × trend speed: The speed of trends is unknown in this data.")
                .contains("Hours to return: This data does not tell when something was sent back")
                .contains("Not in this data, so not compared: age, region, device, customer.")
                .doesNotContain("New and known customers");
    }

    @Test
    void theStrongestPlantedDriversComeFirst() {
        assertThat(report.explanation().drivers().subList(0, 3))
                .extracting(Explanation.Driver::reasonCode)
                .contains("DEEP_DISCOUNT", "RETURNED_BEFORE");
        assertThat(report.explanation().drivers())
                .filteredOn(driver -> driver.reasonCode().equals("DEEP_DISCOUNT"))
                .singleElement()
                .satisfies(driver -> assertThat(driver.direction()).isEqualTo("higher values, more returns"));
        Explanation.Dependence discount = report.explanation().dependences().stream()
                .filter(one -> one.feature().equals("discount_depth"))
                .findFirst()
                .orElseThrow();
        assertThat(discount.bins().get(0).contribution().value()).isNegative();
        assertThat(discount.bins()
                        .get(discount.bins().size() - 1)
                        .contribution()
                        .value())
                .isPositive();
    }

    private static List<String> all(String pattern, String text) {
        return new ArrayList<>(Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList());
    }
}
