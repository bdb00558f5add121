package io.trendguard.model.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoriesMemoryTest {
    @Test
    void customersAtRestTakeNoHeap(@TempDir Path folder) {
        HistoriesMemory.Measured few = HistoriesMemory.measure(1_000, folder.resolve("few"), false);
        HistoriesMemory.Measured many = HistoriesMemory.measure(20_000, folder.resolve("many"), false);
        System.out.println(many);
        assertThat(many.heapMegabytes() - few.heapMegabytes())
                .as("19,000 more customers, 1,000 bytes each would be 19 MB")
                .isLessThan(15);
    }
}
