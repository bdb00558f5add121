package io.trendguard.simulation.carts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.evaluate.PrecisionReport;
import io.trendguard.model.evaluate.PrecisionReport.Figure;
import io.trendguard.model.evaluate.PrecisionReport.OperatingPoint;
import io.trendguard.model.gate.GateRun;
import io.trendguard.model.gate.GateSettings;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.pipeline.PooledFiles;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a model that ten retailers share does on carts that it has not seen. */
class CartPrecisionTest {
    private static final String SMALL = "store-1";
    private static final Pattern CUSTOMER = Pattern.compile("\"customer_id\":\"([^\"]+)\"");

    @TempDir
    static Path folder = Path.of("");

    private static List<Trained> trained = List.of();
    private static List<PooledFiles> pool = List.of();
    private static PrecisionReport report = new PrecisionReport(List.of(), Optional.empty());

    @BeforeAll
    static void tenRetailersTrainTogether() throws IOException {
        Path carts = CartModels.write(folder.resolve("carts"), 500, 60);
        keepNineCustomers(CartModels.events(carts, SMALL));
        pool = List.of(CartModels.pool(carts));
        trained = List.of(CartModels.train(CartModels.rows(pool.get(0))));
        report = CartModels.precision(trained.get(0), true);
        System.out.println(report.text());
    }

    /** Those that came last, so that they are in the test. */
    private static void keepNineCustomers(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Set<String> kept = new LinkedHashSet<>();
        for (int i = lines.size() - 200; i < lines.size() && kept.size() < 9; i++) {
            Matcher customer = CUSTOMER.matcher(lines.get(i));
            if (customer.find()) {
                kept.add(customer.group(1));
            }
        }
        List<String> left = new ArrayList<>();
        for (String line : lines) {
            Matcher customer = CUSTOMER.matcher(line);
            if (!customer.find() || kept.contains(customer.group(1))) {
                left.add(line);
            }
        }
        Files.write(file, left);
    }

    private static Interval ofAll(String name) {
        return report.figures().stream()
                .filter(figure -> figure.group().equals(PrecisionReport.ALL)
                        && figure.name().equals(name))
                .map(Figure::averagePrecision)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theModelAndTheRegressionBeatTheRetailersRuleBeyondChance() {
        Interval rule = ofAll("the source's rule");
        assertThat(ofAll("model").low()).isGreaterThan(rule.high());
        assertThat(ofAll("logistic regression").low()).isGreaterThan(rule.high());
    }

    @Test
    void atTheOperatingPointSevenOfTenFlagsAreRight() {
        OperatingPoint point = report.operatingPoint().orElseThrow();
        assertThat(point.precision().value()).isGreaterThanOrEqualTo(PrecisionReport.ASKED);
        assertThat(point.precision().low()).isLessThan(point.precision().value());
        assertThat(point.recall()).isBetween(0.5, 1.0);
        assertThat(point.flagged()).isBetween(0.2, 0.99);
    }

    @Test
    void aRetailerOfFewerThanTenCustomersIsNotReported() {
        assertThat(report.figures())
                .filteredOn(figure -> figure.group().equals(SMALL))
                .isEmpty();
        assertThat(report.figures())
                .allSatisfy(figure -> assertThat(figure.customers()).isGreaterThanOrEqualTo(PrecisionReport.FEWEST));
        assertThat(report.figures()).extracting(Figure::group).contains("store-2", "store-12");
        assertThat(report.text()).doesNotContain(SMALL + " ");
    }

    @Test
    void allRowsComeFirstAndHoldTheRowsThatAreNotReportedAlone() {
        assertThat(report.figures().get(0).group()).isEqualTo(PrecisionReport.ALL);
        int ofGroups = report.figures().stream()
                .filter(figure -> !figure.group().equals(PrecisionReport.ALL)
                        && figure.name().equals("model"))
                .mapToInt(Figure::rows)
                .sum();
        assertThat(report.figures().get(0).rows()).isGreaterThan(ofGroups);
    }

    @Test
    void theFiguresAreTheSameOnTwoRuns() {
        assertThat(CartModels.precision(trained.get(0), true)).isEqualTo(report);
    }

    @Test
    void theGateFindsNoLeakAndServingEqualToTraining() throws IOException {
        Readiness readiness = pool.get(0)
                .history()
                .check(new GateRun(trained.get(0), List.of(), GateSettings.DEFAULTS, Progress.SILENT));
        assertThat(readiness.findings()).filteredOn(Finding::refuses).isEmpty();
        assertThat(readiness.findings())
                .filteredOn(finding -> finding.check() == Readiness.Check.PARITY)
                .singleElement()
                .satisfies(finding -> assertThat(finding.words())
                        .as("of nine customers there are a hundred rows or so")
                        .containsPattern("^\\d{2,3} rows of 9 features")
                        .contains("equal bit by bit"));
    }
}
