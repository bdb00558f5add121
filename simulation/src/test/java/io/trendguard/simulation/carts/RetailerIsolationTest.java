package io.trendguard.simulation.carts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.train.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One retailer's data has no part in what others get that do not share theirs with it. */
class RetailerIsolationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path temp;

    private Path carts = Path.of("");

    @BeforeEach
    void twelveRetailers() throws IOException {
        carts = CartModels.write(temp.resolve("carts"), 250, 30);
    }

    private void replace(String retailer, String by) throws IOException {
        Files.copy(
                CartModels.events(carts, by), CartModels.events(carts, retailer), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aRetailersOwnModelIsTheSameToTheByteWhateverAnotherRetailersDataIs() throws IOException {
        Trained once = CartModels.train(CartModels.ownRows(carts, "store-2"));
        String version = CartModels.version(once, temp.resolve("one"));
        replace("store-1", "store-3");
        Trained again = CartModels.train(CartModels.ownRows(carts, "store-2"));
        assertThat(CartModels.version(again, temp.resolve("two"))).isEqualTo(version);
        assertThat(CartModels.precision(again, false))
                .as("every figure is the same on two runs")
                .isEqualTo(CartModels.precision(once, false));
    }

    @Test
    void aRetailerThatDeclinedChangesNoByteOfTheSharedModel() throws IOException {
        String version =
                CartModels.version(CartModels.train(CartModels.rows(CartModels.pool(carts))), temp.resolve("one"));
        replace("store-10", "store-5"); // which has declined, too
        String otherData =
                CartModels.version(CartModels.train(CartModels.rows(CartModels.pool(carts))), temp.resolve("two"));
        assertThat(otherData).isEqualTo(version);
        Files.delete(CartModels.events(carts, "store-10"));
        Files.delete(CartModels.events(carts, "store-5"));
        String noData =
                CartModels.version(CartModels.train(CartModels.rows(CartModels.pool(carts))), temp.resolve("three"));
        assertThat(noData).isEqualTo(version);
    }
}
