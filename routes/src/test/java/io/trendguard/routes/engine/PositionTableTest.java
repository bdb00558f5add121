package io.trendguard.routes.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
    void theFirstPositionOfANameStands() {
        table.putFirst("order", 0);
        table.putFirst("order", 7);
        assertThat(table.find("order")).hasValue(0);
    }
}
