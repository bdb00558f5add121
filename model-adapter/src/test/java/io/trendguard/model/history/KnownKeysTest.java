package io.trendguard.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
    private static byte[] key(String name, int i) {
        return (name + "/" + i).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void untilTheStoreWasLookedThroughEveryKeyMayBeThere() {
        KnownKeys keys = new KnownKeys();
        assertThat(keys.mayHold(key("never-added", 1))).isTrue();

        keys.complete();

        assertThat(keys.mayHold(key("never-added", 1))).isFalse();
    }

    @Test
    void noKeyIsEverOverlookedAndFewAbsentOnesLookPresentHoweverManyThereAre() {
        KnownKeys keys = new KnownKeys();
        keys.complete();
        int many = 2_000_000;
        IntStream.range(0, many).forEach(i -> keys.add(key("held", i)));

        assertThat(IntStream.range(0, many).allMatch(i -> keys.mayHold(key("held", i))))
                .isTrue();
        long mistaken = IntStream.range(0, 100_000)
                .filter(i -> keys.mayHold(key("absent", i)))
                .count();
        assertThat(mistaken).as("of 100,000 absent keys").isLessThan(6_000);
    }
}
