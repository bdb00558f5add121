package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.model.card.ModelMetrics;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.evaluate.Effort;
import io.trendguard.model.evaluate.Yardsticks;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.gate.GateRun;
import io.trendguard.model.gate.GateSettings;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.report.DataTerms;
import io.trendguard.model.report.KeyFigures;
import io.trendguard.model.report.Report;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.Scorer;
import io.trendguard.testing.SharedData;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data of other shops, trained on and scored with nothing but a mapping. */
final class OtherDataTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Effort EFFORT = new Effort(20, 100, 1, 100_000, 200, 5, 1);

    @Test
    void shoppersIntentionTrainsByItsMappingAlone(@TempDir Path folder) throws IOException {
        ModelMetrics metrics = train(
                "shoppers-intention",
                "dev_sessions_Feb-Oct.csv.gz",
                "holdout_features_Nov-Dec.csv.gz",
                4_725,
                folder.resolve("model"));
        // Without the leak little is left in September and October: a logistic regression gets 0.61 on the same rows.
        assertThat(metrics.test().aucLow()).isGreaterThan(0.5);
        assertThat(metrics.test().auc()).as("with the leak it is 0.8 and more").isLessThan(0.75);
        assertThat(metrics.test().logLoss()).isLessThan(metrics.majority().logLoss());
    }

    @Test
    void shopSessionsTrainByTheirMappingAlone(@TempDir Path folder) throws IOException {
        ModelMetrics metrics = train(
                "shop-sessions",
                "dev_events_sessions_1-3000.csv.gz",
                "holdout_events_sessions_3001-4512.csv.gz",
                1_512,
                folder.resolve("model"));
        assertThat(metrics.test().auc()).isGreaterThan(0.93);
        assertThat(metrics.test().accuracy()).isGreaterThan(0.85);
    }

    /** Where times only order the rows, none is told while the work goes on. */
    private static final class RowsOnly implements Progress {
        @Override
        public void stage(String what) {
            assertThat(what).doesNotContainPattern("\\d{4}-\\d\\d|\\d:\\d\\d");
        }

        @Override
        public void round(int round, int most, double validationAuc) {}
    }

    private static void assertThatItsReportSpeaksOfSessions(Report report, Readiness readiness, String outcomes)
            throws IOException {
        String page = new String(report.files(readiness).get(ModelFolder.REPORT_PAGE), StandardCharsets.UTF_8);
        assertThat(page)
                .contains(
                        "Model report: " + outcomes,
                        "What drives " + outcomes,
                        "higher values, more " + outcomes,
                        "ranks a session that ended with a",
                        "<th scope=\"col\">bin</th><th scope=\"col\">sessions</th>",
                        "This data tells no days");
        String words = page.replaceAll("(?s)<style>.*</style>", "")
                .replaceAll("Line plot|dashed line", "")
                .replaceAll("</?[a-z][^>]*?(aria-label=\"[^\"]*\")?[^>]*>", " $1 ");
        assertThat(Pattern.compile("(?i).{0,40}\\b(lines?|returns?|came back|kept|bought|\\d{4}-\\d\\d-\\d\\d)\\b")
                        .matcher(words)
                        .results()
                        .map(MatchResult::group))
                .as("words of order lines, and days where days only order the rows")
                .isEmpty();
        assertThat(KeyFigures.of(report).text()).containsPattern("after [\\d,]+ sessions");
    }

    private static ModelMetrics train(String name, String history, String asked, int rows, Path out)
            throws IOException {
        Path data = SharedData.folder(name);
        MappingFile mapping = MappingFile.load(name);
        MappedFiles files = new MappedFiles(
                mapping, SHOP, new HashedPeople(SHOP), Instant.parse("2026-11-20T00:00:00Z"), rejected -> {
                    throw new IllegalStateException(rejected.toString());
                });
        TrainingSet set = files.trainingSet(List.of(data.resolve(history)));
        Progress progress = new RowsOnly();
        Trained trained = Trainer.train(set, TrainSettings.of(name, false).withSeed(42), progress);
        Readiness readiness = new GateRun(trained, List.of(), GateSettings.DEFAULTS, Progress.SILENT)
                .ofFiles(files, List.of(data.resolve(history)));
        readiness.findings().forEach(finding -> System.out.println("  " + finding));
        assertThat(readiness.ready()).isTrue();
        ModelReport report = trained.write(
                out, Map.of(ModelFolder.READINESS, Json.mapper().writeValueAsBytes(readiness)), Progress.SILENT);
        assertThat(ModelFolder.read(out).json(ModelFolder.READINESS, Readiness.class))
                .isEqualTo(readiness);
        PartMetrics test = report.metrics().test();
        System.out.printf(
                "%s: %s%n  test of %,d rows (%,d positive): AUC %.4f (%.4f to %.4f), log-loss %.4f, accuracy %.4f; majority log-loss %.4f; %d trees, %s%n  %s%n",
                name,
                report.provenance().split(),
                test.rows(),
                test.positives(),
                test.auc(),
                test.aucLow(),
                test.aucHigh(),
                test.logLoss(),
                test.accuracy(),
                report.metrics().majority().logLoss(),
                report.metrics().rounds(),
                report.metrics().calibration(),
                report.metrics().importance().subList(0, 8));
        assertThatItsReportSpeaksOfSessions(
                Report.of(trained, Yardsticks.of(mapping, List.of()), DataTerms.of(mapping), EFFORT, progress),
                readiness,
                mapping.nouns().outcomes());
        StringWriter scored = new StringWriter();
        new Scorer(RiskModels.load(out), mapping.costRule())
                .score(files.scoringSet(List.of(), List.of(data.resolve(asked))), scored, done -> {});
        List<String> lines = scored.toString().lines().toList();
        assertThat(lines.get(0)).isEqualTo(Scorer.HEADER);
        assertThat(lines).hasSize(rows + 1);
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.matches("[^,]+,0\\.\\d{6},(flag|pass)"))
                .as("mistakes cost alike, so what is likelier is decided")
                .allMatch(line -> (Double.parseDouble(line.split(",", -1)[1]) > 0.5) == line.endsWith("flag"));
        return report.metrics();
    }
}
