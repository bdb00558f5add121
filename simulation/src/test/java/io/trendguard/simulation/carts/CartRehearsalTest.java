package io.trendguard.simulation.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.evaluate.Rehearsal;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.pipeline.PooledFiles;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.TrainSettings.Trees;
import io.trendguard.point.cart.CartPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of carts is trained as of an earlier moment and asked in the months after. */
class CartRehearsalTest {
    private static final String SHOP = "store-1";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void cartsAfterTheMomentAreAskedAndNothingLaterIsLearnt() throws IOException {
        Path carts = CartModels.write(folder.resolve("carts"), 900, 120);
        List<Path> history = List.of(CartModels.events(carts, SHOP));
        MappedFiles files = CartModels.files(SHOP);
        ZoneId zone = CartModels.MAPPING.shopZone();
        TrainingSet all = files.trainingSet(history);
        Instant moment = Rehearsal.moments(all, zone, 1, 1).get(0);

        TrainingSet asOf = files.withoutOutcomes(history, moment, Rehearsal.after(moment, zone, 1));

        assertThat(asOf.size()).isBetween(1_000, all.size());
        assertThat(labelled(asOf)).isBetween(1_000L, labelled(all) - 100);
        Map<String, Integer> labels = new HashMap<>();
        IntStream.range(0, all.size()).forEach(row -> labels.put(all.rowKeys().get(row), (int) all.labels()[row]));
        assertThat(labels).containsKeys(asOf.rowKeys().toArray(String[]::new));
        assertThat(IntStream.range(0, asOf.size()).filter(asOf::labelled))
                .isNotEmpty()
                .allMatch(row -> asOf.labelKnownAt()[row] < moment.toEpochMilli())
                .allMatch(row -> Integer.valueOf(asOf.labels()[row])
                        .equals(labels.get(asOf.rowKeys().get(row))));

        Rehearsal.Origin origin = Rehearsal.at(
                all,
                asOf,
                moment,
                zone,
                1,
                TrainSettings.of("generated carts", true).at(CartPoint.NAME).withTrees(Trees.forRows(asOf.size())),
                asked -> {},
                Progress.SILENT);
        assertThat(origin.months()).hasSize(1);
        assertThat(origin.months().get(0).model().auc()).isGreaterThan(0.6);
    }

    @Test
    void linesOfPurchasesAreNoRowsThatRetailersShare() throws IOException {
        Path carts = CartModels.write(folder.resolve("carts"), 5, 10);
        PooledFiles pool = PooledFiles.of(MappingFile.load("trendguard"), carts, CartModels.END, rejected -> {});
        assertThatThrownBy(() -> pool.history().rows())
                .hasMessageContaining("mapping (trendguard) makes no rows that retailers could share");
    }

    @Test
    void theSameEventsAskAboutLinesUnderAMappingForPurchases() throws IOException {
        Path carts = CartModels.write(folder.resolve("carts"), 50, 30);
        Tenant shop = new Tenant(SHOP);
        MappedFiles files = new MappedFiles(
                MappingFile.load("trendguard"), shop, new HashedPeople(shop), CartModels.END, rejected -> {});
        List<Path> history = List.of(CartModels.events(carts, SHOP));
        assertThat(files.withoutOutcomes(history, CartModels.END, CartModels.END)
                        .rowKeys())
                .isNotEmpty()
                .allMatch(key -> key.matches("order-\\d+/\\d+"));
        assertThat(CartModels.files(SHOP)
                        .withoutOutcomes(history, CartModels.END, CartModels.END)
                        .rowKeys())
                .isNotEmpty()
                .noneMatch(key -> key.startsWith("order-"));
    }

    private static long labelled(TrainingSet rows) {
        return IntStream.range(0, rows.size()).filter(rows::labelled).count();
    }
}
