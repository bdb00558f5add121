package io.trendguard.simulation.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.SharedWords;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.gate.Parity;
import io.trendguard.model.gate.ParitySettings;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.TrainingEvents;
import io.trendguard.model.pipeline.PooledFiles;
import io.trendguard.point.cart.CartPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose carts a model that retailers share is trained on, and what of them is seen. */
class PooledRetailersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path temp;

    private Path carts = Path.of("");

    @BeforeEach
    void twelveRetailersOfWhichTwoHaveNotAgreed() throws IOException {
        carts = CartModels.write(temp.resolve("carts"), 40, 30);
    }

    /** The retailer states its setup once more at the very end. */
    private void saysAtTheEnd(String retailer, boolean pooledTraining) throws IOException {
        Path file = CartModels.events(carts, retailer);
        ObjectNode setup = (ObjectNode) Json.mapper()
                .readTree(Files.readAllLines(file).stream()
                        .filter(line -> line.contains("pooled_training"))
                        .findFirst()
                        .orElseThrow());
        setup.put("id", "retailer-at-the-end");
        setup.put("time", CartModels.END.toString());
        setup.put("knownat", CartModels.END.toString());
        setup.withObject("/data").put("pooled_training", pooledTraining);
        Files.writeString(file, setup + "\n", StandardOpenOption.APPEND);
    }

    private static List<String> names(List<Tenant> retailers) {
        return retailers.stream().map(Tenant::id).toList();
    }

    @Test
    void aRetailerThatDidNotAgreeIsLeftOut() throws IOException {
        PooledFiles pool = CartModels.pool(carts);
        assertThat(names(pool.retailers())).hasSize(10).doesNotContain("store-5", "store-10");
        assertThat(names(pool.declined())).containsExactlyInAnyOrder("store-5", "store-10");
        Set<String> groups = new HashSet<>();
        CartModels.rows(pool).rowKeys().forEach(key -> groups.add(SharedWords.group(key)));
        assertThat(groups).containsExactlyInAnyOrderElementsOf(names(pool.retailers()));
    }

    @Test
    void whoAgreesLaterTakesPartAndWhoWithdrawsDoesNot() throws IOException {
        saysAtTheEnd("store-5", true);
        saysAtTheEnd("store-2", false);
        PooledFiles pool = CartModels.pool(carts);
        assertThat(names(pool.retailers())).hasSize(10).contains("store-5").doesNotContain("store-2");
        assertThat(names(pool.declined())).containsExactlyInAnyOrder("store-10", "store-2");
    }

    @Test
    void fewerThanTenRetailersAreRefusedInPlainWords() throws IOException {
        saysAtTheEnd("store-2", false);
        assertThatThrownBy(() -> CartModels.pool(carts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Of the (12) retailers")
                .hasMessageContaining("(9) have agreed to train a model together (pooled_training); it takes (10)")
                .hasMessageContaining("store-2");
    }

    @Test
    void aWordThatOneRetailerUsesIsUnknownInTheRowsOfAll() throws IOException {
        Path file = CartModels.events(carts, "store-1");
        Files.writeString(file, Files.readString(file).replace("\"phone\"", "\"till of store one\""));
        TrainingSet rows = CartModels.rows(CartModels.pool(carts));
        Column.Words devices = (Column.Words) rows.columns().get(rows.schema().indexOf("cart_device"));
        assertThat(devices.words()).contains("desktop").doesNotContain("till of store one", "phone");
        int unknown = 0;
        for (int row = 0; row < rows.size(); row++) {
            unknown += devices.codes()[row] < 0 ? 1 : 0;
        }
        assertThat(unknown).isBetween(1, rows.size() - 1);
    }

    @Test
    void cartsOfTheSameNameInTwoShopsAreTwoCarts() throws IOException {
        TrainingSet rows = CartModels.rows(CartModels.pool(carts));
        assertThat(rows.rowKeys()).doesNotHaveDuplicates();
        for (String retailer : List.of("store-1", "store-2")) {
            TrainingSet own = CartModels.ownRows(carts, retailer);
            List<String> keys = new ArrayList<>();
            List<Byte> labels = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                if (rows.rowKeys().get(row).startsWith(retailer + "/cart-")) {
                    keys.add(rows.rowKeys().get(row).substring(retailer.length() + 1));
                    labels.add(rows.labels()[row]);
                }
            }
            assertThat(keys).isEqualTo(own.rowKeys());
            List<Byte> ownLabels = new ArrayList<>();
            for (byte label : own.labels()) {
                ownLabels.add(label);
            }
            assertThat(labels).isEqualTo(ownLabels);
        }
        Set<String> people = new HashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            people.add(SharedWords.group(rows.rowKeys().get(row)) + rows.customers()[row]);
        }
        assertThat(people).as("nobody is a customer of two shops").hasSize((int)
                Arrays.stream(rows.customers()).distinct().count());
    }

    @Test
    void servingComputesWhatThePoolWasTrainedOn(@TempDir Path histories) throws IOException {
        PooledFiles pool = CartModels.pool(carts);
        String first = pool.retailers().get(0).id();
        MappedFiles files = CartModels.files(first);
        try (TrainingEvents events = files.events(List.of(), List.of(CartModels.events(carts, first)))) {
            List<Finding> findings = Parity.ofOneOfAPool(
                            CartModels.rows(pool), first, new ParitySettings(2_000, 2_000, 3, 1), ZoneOffset.UTC)
                    .replay(CartPoint.NAME, files.moments().prefixed(first + "/"), events, histories);
            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.refuses()).isFalse();
                assertThat(finding.words())
                        .startsWith(CartModels.ownRows(carts, first).size() + " rows of 9 features")
                        .contains("equal bit by bit");
            });
        }
    }

    @Test
    void aRetailersOwnRowsAreServedAsTheyWereTrainedToTheLastOne(@TempDir Path histories) throws IOException {
        TrainingSet rows = CartModels.ownRows(carts, "store-5");
        MappedFiles files = CartModels.files("store-5");
        try (TrainingEvents events = files.events(List.of(), List.of(CartModels.events(carts, "store-5")))) {
            assertThat(new Parity(rows, new ParitySettings(2_000, 2_000, 3, 1), ZoneOffset.UTC)
                            .replay(CartPoint.NAME, files.moments(), events, histories))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.words())
                            .startsWith(rows.size() + " rows of 9 features")
                            .contains("equal bit by bit"));
        }
    }
}
