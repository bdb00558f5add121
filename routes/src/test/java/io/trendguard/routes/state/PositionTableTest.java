package io.trendguard.routes.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTableTest {
    private final PositionTable table = new PositionTable();

    @Test
    void everyNameOfManyIsFoundWhereItWasNoted() {
        for (int i = 0; i < 50_000; i++) {
            table.putFirst("order-" + i, 3L * i);
        }
        for (int i = 0; i < 50_000; i++) {
            assertThat(table.find("order-" + i)).hasValue(3L * i);
        }
        assertThat(table.find("order-50000")).isEmpty();
    }

    @Test
    void howeverManyNamesItHoldsItIsPutDownInPiecesOfAMegabyte() {
        for (int i = 0; i < 200_000; i++) {
            table.putFirst("order-" + i, i);
        }
        List<byte[]> pieces = new ArrayList<>();
        table.save(pieces::add);
        assertThat(pieces)
                .hasSize(4)
                .allSatisfy(piece -> assertThat(piece.length).isLessThanOrEqualTo(1 << 20));

        PositionTable again = new PositionTable();
        pieces.forEach(again::restore);

        for (int i = 0; i < 200_000; i++) {
            assertThat(again.find("order-" + i)).hasValue(i);
        }
        assertThat(again.find("order-200000")).isEmpty();
    }

    @Test
    void anEmptyTablePutsNothingDown() {
        List<byte[]> pieces = new ArrayList<>();
        table.save(pieces::add);
        assertThat(pieces).isEmpty();
    }

    @Test
    void theFirstPositionOfANameStands() {
        table.putFirst("order", 0);
        table.putFirst("order", 7);
        assertThat(table.find("order")).hasValue(0);
    }
}
