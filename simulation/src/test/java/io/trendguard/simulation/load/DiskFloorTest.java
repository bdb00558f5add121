package io.trendguard.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.simulation.Latency;
import io.trendguard.simulation.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFloorTest {
    @Test
    void everyCallIsMadeDurableOnceAndNothingStaysBehind(@TempDir Path folder) throws Exception {
        Latency floor = DiskFloor.measure(folder, 500, Duration.ofSeconds(1), Progress.SILENT);

        assertThat(floor.count()).isEqualTo(500);
        assertThat(floor.p50()).isPositive();
        assertThat(floor.max()).isGreaterThanOrEqualTo(floor.p99());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
