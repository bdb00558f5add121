package io.trendguard.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.FashionOrders;
import io.trendguard.model.mapping.MappedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gate over the fashion shop's year, with the features that the mapping makes of it. */
final class FashionReturnsGateTest {
    @Test
    void theFashionShopsFeaturesAreSoundSteadyAndTheSameLive(@TempDir Path folder) {
        List<Path> history = List.of(FashionOrders.file());
        MappedFiles files = FashionOrders.files();
        TrainingSet rows = FashionOrders.rows();
        long start = System.nanoTime();
        List<Finding> parity = new Parity(
                        rows, ParitySettings.DEFAULTS, files.mapping().shopZone())
                .replay(files.mapping().point(), files.moments(), files.events(List.of(), history), folder);
        System.out.printf("parity: %.1f s%n", (System.nanoTime() - start) / 1e9);
        start = System.nanoTime();
        Readiness readiness = Gate.of(
                new Gate.Evidences(
                        rows, files.raw(history), Map.of(), Optional.empty(), Optional.empty(), parity, List.of()),
                GateSettings.DEFAULTS);
        System.out.printf("gate: %.1f s%n", (System.nanoTime() - start) / 1e9);
        readiness.findings().forEach(System.out::println);
        assertThat(readiness.ready()).isTrue();
        assertThat(readiness.findings().stream().filter(f -> f.check() == Readiness.Check.LEAK))
                .extracting(Finding::subject)
                .containsExactly("delivery_date");
        assertThat(parity.get(0).words()).contains("equal bit by bit");
    }
}
