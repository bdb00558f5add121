package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.point.DecisionPoint;
import io.trendguard.point.cart.CartPoint;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mappings say whose rows are made of their events. */
class CartsMappingTest {
    private static final String MAPPING = """
            name: mine
            says: events of a shop
            format: cloudevents
            decision_point: %s
            row_key: '{order_id}/{line_id}'
            """;

    @Test
    void theShippedMappingOfCartsMakesRowsOfCarts() {
        MappingFile carts = MappingFile.load("carts");
        assertThat(carts.point()).isEqualTo(CartPoint.NAME);
        assertThat(carts.nouns().rows()).isEqualTo("carts");
        assertThat(carts.sourceRule().orElseThrow().points())
                .containsExactly(new SourceRule.Point("cart_value", Optional.of(20.0), Optional.empty()));
    }

    @Test
    void aMappingThatNamesNoDecisionPointIsAboutReturns() {
        assertThat(MappingFile.load("trendguard").point()).isEqualTo(DecisionPoint.UNNAMED);
        assertThat(MappingFile.parse(MAPPING.formatted("regret"), "mine.yaml").point())
                .isEqualTo(DecisionPoint.UNNAMED);
    }

    @Test
    void aDecisionPointThatIsNotKnownIsRefusedWithItsLineAndTheKnownOnes() {
        assertThatThrownBy(() -> MappingFile.parse(MAPPING.formatted("carts"), "mine.yaml"))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("Line 4: (decision_point) must be a decision point")
                .hasMessageContaining("cart or regret and is (carts)");
    }

    @Test
    void whoAsksForAMappingThatIsNotThereIsToldAllThatAre() throws IOException, URISyntaxException {
        Path shipped = Path.of(Objects.requireNonNull(MappingFile.class.getResource("/mappings/carts.yaml"))
                        .toURI())
                .resolveSibling("");
        List<String> names;
        try (Stream<Path> files = Files.list(shipped)) {
            names = files.map(file -> "(" + String.valueOf(file.getFileName()).replace(".yaml", "") + ")")
                    .toList();
        }
        assertThat(names).hasSize(5);
        assertThatThrownBy(() -> MappingFile.load("basket"))
                .isInstanceOf(InvalidFileException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(names));
        for (String name : names) {
            assertThat(MappingFile.load(name.substring(1, name.length() - 1)).name())
                    .isEqualTo(name.substring(1, name.length() - 1));
        }
    }
}
