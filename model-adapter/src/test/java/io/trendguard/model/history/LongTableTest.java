package io.trendguard.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LongTableTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 500})
    void itIsAMapOfNumbers(int distinct) {
        SplittableRandom random = new SplittableRandom(distinct);
        LongTable table = new LongTable();
        Map<Long, Long> map = new HashMap<>();
        for (int i = 0; i < 3 * distinct; i++) {
            long key = random.nextInt(distinct); // 0 among them, which marks a free place within
            long value = random.nextLong(-100, 100);
            table.putMax(key, value);
            map.merge(key, value, Math::max);
        }
        assertThat(table.size()).isEqualTo(map.size());
        for (long key = -distinct; key < 2L * distinct; key++) {
            assertThat(table.contains(key)).as("key %d", key).isEqualTo(map.containsKey(key));
        }
        assertThat(table.count(value -> value > 0)).isEqualTo((int)
                map.values().stream().filter(value -> value > 0).count());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, Long.MIN_VALUE})
    void nothingIsInItAtFirst(long key) {
        LongTable table = new LongTable();
        assertThat(table.contains(key)).isFalse();
        table.add(key);
        assertThat(table.contains(key)).isTrue();
        assertThat(table.size()).isEqualTo(1);
    }
}
