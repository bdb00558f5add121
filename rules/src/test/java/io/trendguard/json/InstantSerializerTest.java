package io.trendguard.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantSerializerTest {
    private static final long YEARS_20000 = 20_000L * 366 * 86_400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anInstantReadsAsJavaWritesIt(long seed) {
        Random random = new Random(seed);
        int[] steps = {1_000_000_000, 1_000_000, 1_000, 1};
        for (int round = 0; round < 20_000; round++) {
            int step = steps[random.nextInt(steps.length)];
            long second = Math.floorMod(random.nextLong(), YEARS_20000) - YEARS_20000 / 2;
            Instant instant = Instant.ofEpochSecond(second, (long) random.nextInt(1_000_000_000 / step) * step);

            assertThat(InstantSerializer.text(instant)).isEqualTo(instant.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.999999999Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00Z",
                "1970-01-01T00:00:00.000001Z",
                "1969-12-31T23:59:59.5Z"
            })
    void theEndsOfYearsAndOfDaysAsWell(String text) {
        Instant instant = Instant.parse(text);

        assertThat(InstantSerializer.text(instant)).isEqualTo(instant.toString());
    }

    @Test
    void theCanonicalFormUsesIt() {
        Instant instant = Instant.parse("2026-11-10T22:16:39.800Z");

        assertThat(new String(CanonicalJson.bytes(instant), StandardCharsets.UTF_8))
                .isEqualTo("\"2026-11-10T22:16:39.800Z\"");
    }
}
