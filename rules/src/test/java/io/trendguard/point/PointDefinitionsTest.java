package io.trendguard.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Event;
import io.trendguard.point.TableFile.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PointDefinitionsTest {
    private static final DecisionPoint TOY = new DecisionPoint("toy");

    private record Toy(DecisionPoint point, List<TableFile> tables) implements PointDefinition {
        @Override
        public Optional<Question> about(Event event) {
            return Optional.empty();
        }

        @Override
        public Unit unit() {
            return Unit.WHOLE;
        }

        @Override
        public List<OwnInput> inputs() {
            return List.of();
        }

        @Override
        public PointWords words() {
            return new PointWords("cart", "are left", "leaving", "were left", "within a day");
        }

        @Override
        public Situation situation(Stage stage, Map<String, InputValue> inputs, boolean itemsKnown) {
            return Situation.of("Cart", "carts", "a customer looked at {items} (cart {order})");
        }
    }

    @Test
    void thePointsThatShipAreFound() {
        assertThat(PointDefinitions.installed().all())
                .extracting(definition -> definition.point().name())
                .contains("cart", "regret");
    }

    @Test
    void anUnknownPointIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> PointDefinitions.installed().of(TOY))
                .hasMessageContaining("(toy)")
                .hasMessageContaining("regret");
    }

    @Test
    void oneNameBelongsToOnePoint() {
        Toy toy = new Toy(TOY, TableFile.USUAL);
        assertThatThrownBy(() -> new PointDefinitions(List.of(toy, toy))).hasMessageContaining("(toy)");
    }

    @Test
    void aPointWhoseRulebooksLackATableIsRefused() {
        for (Role needed : List.of(Role.POLICY, Role.ELIGIBILITY, Role.CONTACT_POLICY, Role.ARBITRATION)) {
            List<TableFile> less = TableFile.USUAL.stream()
                    .filter(file -> file.role() != needed)
                    .toList();
            assertThatThrownBy(() -> new PointDefinitions(List.of(new Toy(TOY, less))))
                    .hasMessageContaining("(toy)")
                    .hasMessageContaining("It needs one policy");
        }
    }

    @Test
    void aPointMayDoWithoutEscalation() {
        List<TableFile> less = TableFile.USUAL.stream()
                .filter(file -> file.role() != Role.ESCALATION)
                .toList();
        assertThat(new PointDefinitions(List.of(new Toy(TOY, less))).of(TOY).tables())
                .hasSize(4);
    }

    @Test
    void anInputThatIsNotStatedHasItsValueForThat() {
        OwnInput gift = new OwnInput("is_a_gift", new InputValue.Flag(false), "Whether it is a gift");

        assertThat(gift.property()).isEqualTo("isAGift");
        assertThat(gift.of(Map.of())).isEqualTo(new InputValue.Flag(false));
        assertThat(gift.of(Map.of("is_a_gift", new InputValue.Flag(true)))).isEqualTo(new InputValue.Flag(true));
        assertThatThrownBy(() -> gift.of(Map.of("is_a_gift", new InputValue.Text("yes"))))
                .hasMessageContaining("is_a_gift")
                .hasMessageContaining("yes")
                .hasMessageContaining("FLAG");
    }
}
