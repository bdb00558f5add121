package io.trendguard.model.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.point.cart.CartPoint;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one of several retailers calls things is not seen in rows that they share. */
final class SharedWordsTest {
    private static final FeatureSchema SCHEMA = InstalledFeatures.schema(CartPoint.NAME);

    private final TrainingRows rows = new TrainingRows(SCHEMA);
    private int count;

    private void row(String retailer, String device) {
        List<Feature> features = SCHEMA.definitions().stream()
                .map(definition -> new Feature(
                        definition.name(),
                        definition.name().equals("cart_device")
                                ? new FeatureValue.Category(device)
                                : new FeatureValue.Missing("not stated"),
                        Instant.EPOCH))
                .toList();
        rows.add(retailer + "/" + count++, 0, new FeatureVector(SCHEMA.version(), features), 0);
    }

    private List<String> devices(int fewest) {
        TrainingSet shared = SharedWords.only(rows.build(new byte[count], new long[count], new boolean[count]), fewest);
        Column.Words words = (Column.Words) shared.columns().get(SCHEMA.indexOf("cart_device"));
        return Arrays.stream(words.codes())
                .mapToObj(code -> code < 0 ? "missing" : words.words().get(code))
                .toList();
    }

    @Test
    void aWordOfFewerRetailersIsUnknownHoweverOftenTheyUseIt() {
        row("a", "till 7");
        row("a", "till 7");
        row("b", "till 7");
        row("b", "phone");
        row("a", "phone");
        row("c", "phone");
        assertThat(devices(3)).containsExactly("missing", "missing", "missing", "phone", "phone", "phone");
        assertThat(devices(2)).containsExactly("till 7", "till 7", "till 7", "phone", "phone", "phone");
    }

    @Test
    void theWordItselfIsGoneAndNotOnlyItsRows() {
        row("a", "till 7");
        row("b", "phone");
        row("c", "phone");
        TrainingSet shared = SharedWords.only(rows.build(new byte[3], new long[3], new boolean[3]), 2);
        assertThat(((Column.Words) shared.columns().get(SCHEMA.indexOf("cart_device"))).words())
                .containsExactly("phone");
    }

    @Test
    void retailersWithNamesThatBeginAlikeAreDifferent() {
        row("store-1", "till");
        row("store-11", "till");
        row("store-1", "till");
        assertThat(devices(2)).containsOnly("till");
        assertThat(devices(3)).containsOnly("missing");
        assertThat(SharedWords.group("store-11/cart/1")).isEqualTo("store-11");
    }
}
