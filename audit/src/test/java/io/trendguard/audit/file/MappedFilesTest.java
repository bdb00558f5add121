package io.trendguard.audit.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class MappedFilesTest {
    @TempDir
    Path folder;

    @Test
    void aRegionKeepsWhatWasPutAcrossChunks() throws IOException {
        try (MappedRegion region = new MappedRegion(folder.resolve("region"))) {
            long size = 70L << 20;
            region.reserve(size);
            for (long at = 0; at < size; at += 4_104 / 8 * 8) {
                region.putLong(at, at ^ 0x5555L);
            }
            for (long at = 0; at < size; at += 4_104 / 8 * 8) {
                assertThat(region.getLong(at)).isEqualTo(at ^ 0x5555L);
            }
        }
    }

    @Test
    void everyPlaceIsFoundAgainThroughManyTables() throws IOException {
        Random chance = new Random(9);
        Map<Long, Long> expected = new HashMap<>();
        try (HashIndex index = new HashIndex(folder, "test", 42)) {
            for (long place = 0; place < 60_000; place++) {
                long hash = chance.nextLong();
                index.reserve(1);
                index.put(hash, place);
                expected.put(hash, place);
            }
            expected.forEach((hash, place) -> {
                assertThat(index.find(hash, at -> true)).isEqualTo(place);
                assertThat(index.find(hash, at -> false)).isEqualTo(-1);
                assertThat(index.find(hash + 1, at -> true)).isEqualTo(-1);
            });
        }
    }

    @Test
    void keysThatShareAHashAreToldApartByTheCaller() throws IOException {
        try (HashIndex index = new HashIndex(folder, "test", 42)) {
            index.reserve(3);
            index.put(7, 100);
            index.put(7, 200);
            index.put(7, 0);
            assertThat(index.find(7, at -> at == 200)).isEqualTo(200);
            assertThat(index.find(7, at -> at == 100)).isEqualTo(100);
            assertThat(index.find(7, at -> at == 0)).isZero();
        }
    }
}
