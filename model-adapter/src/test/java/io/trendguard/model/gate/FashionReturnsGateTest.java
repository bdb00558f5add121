package io.trendguard.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.gate.Readiness.Finding;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.point.regret.LabelRules;
import io.trendguard.testing.SharedData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gate over the fashion shop's year, with the features that the mapping makes of it. */
final class FashionReturnsGateTest {
    private static final Tenant SHOP = new Tenant("shop");

    @Test
    void theFashionShopsFeaturesAreSoundSteadyAndTheSameLive(@TempDir Path folder) {
        List<Path> history = List.of(SharedData.folder("fashion-returns").resolve("orders_2012-04_to_2013-01.csv.gz"));
        MappedFiles files = new MappedFiles(
                MappingFile.load("fashion-returns"),
                SHOP,
                new HashedPeople(SHOP),
                Instant.parse("2026-11-20T00:00:00Z"),
                rejected -> {
                    throw new IllegalStateException(rejected.toString());
                });
        TrainingSet rows = files.trainingSet(history, LabelRules.DEFAULTS);
        long start = System.nanoTime();
        List<Finding> parity = new Parity(
                        rows,
                        files::rowKey,
                        ParitySettings.DEFAULTS,
                        files.mapping().shopZone())
                .replay(files.events(List.of(), history), folder);
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
