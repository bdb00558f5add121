package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How good the model is on real orders of later months. All origins: {@code FashionReturnsTest ORDERS.csv.gz}. */
final class FashionReturnsTest {
    private static final String ORDERS = "orders_2012-04_to_2013-01.csv.gz";
    private static final TrainSettings SETTINGS = TrainSettings.of("fashion-returns, cut", false);

    @Test
    void theLastTwoMonthsAreForetoldFromThoseBefore(@TempDir Path folder) throws IOException {
        Path orders = SharedData.folder("fashion-returns").resolve(ORDERS);
        LaterMonths.Result result = rehearse(orders, "2012-12-01", "2013-02-01", SETTINGS, folder);
        assertThat(result.all().rows()).isEqualTo(16_727);
        assertThat(result.all().auc()).as("AUC of all").isGreaterThan(0.67);
        assertThat(result.ofKnown().auc()).as("AUC of known customers").isGreaterThan(0.68);
        assertThat(result.ofNew().auc()).as("AUC of new customers").isGreaterThan(0.64);
        assertThat(result.all().logLoss()).isLessThan(0.646);
        assertThat(result.all().costSaved()).isGreaterThan(0.125);
        assertThat(result.all().meanProbability())
                .as("rates do not fall while no outcomes come in")
                .isCloseTo(result.all().baseRate(), within(0.04));
    }

    private static LaterMonths.Result rehearse(Path orders, String from, String to, TrainSettings settings, Path folder)
            throws IOException {
        LaterMonths.Result result = new LaterMonths(orders, from, to).run(settings, folder);
        System.out.printf(
                "fashion-returns, trained before %s, scored to %s, seed %d, %s%n  all   %s%n  known %s%n  new   %s%n",
                from,
                to,
                settings.seed(),
                result.report().provenance().shipped().orElseThrow(),
                result.all(),
                result.ofKnown(),
                result.ofNew());
        return result;
    }

    public static void main(String[] arguments) throws IOException {
        Path orders = Path.of(arguments[0]);
        for (List<String> origin : List.of(
                List.of("2012-09-01", "2012-11-01"),
                List.of("2012-10-01", "2012-12-01"),
                List.of("2012-11-01", "2013-01-01"),
                List.of("2012-12-01", "2013-02-01"))) {
            rehearse(orders, origin.get(0), origin.get(1), SETTINGS, Files.createTempDirectory("rehearsal"));
        }
    }
}
