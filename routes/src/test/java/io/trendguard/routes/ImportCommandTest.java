package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.testing.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model from outside, measured on a history that is not of order lines. */
class ImportCommandTest {
    @Test
    void whatItWasMeasuredOnIsToldInTheWordsOfTheMapping(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("coefficients.yaml"), """
                says: by hand
                intercept: -1.0
                features:
                  - {feature: basket_items_most, coefficient: 0.5, mean: 2}
                """);
        Typed imported = Typed.of(List.of(
                "model",
                "import",
                "--file",
                file.toString(),
                "--out",
                folder.resolve("model").toString(),
                "--mapping",
                "shop-sessions",
                "--history",
                SharedData.folder("shop-sessions")
                        .resolve("dev_events_sessions_1-3000.csv.gz")
                        .toString()));
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(imported.out())
                .startsWith("logistic model")
                .contains(" on 450 sessions; whether it was trained on them elsewhere is not known here")
                .doesNotContain("lines", "bought", "2013");
    }
}
