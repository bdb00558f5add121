package io.trendguard.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "2026-11-20T12:00:00Z, Europe/Berlin, ",
        "2026-11-20T20:00:00Z, Europe/Berlin, 2026-11-21T07:00:00Z", // 21:00, the first quiet moment
        "2026-11-20T19:59:59Z, Europe/Berlin, ",
        "2026-11-21T07:00:00Z, Europe/Berlin, ", // 08:00, the first that is not
        "2026-11-21T06:59:59Z, Europe/Berlin, 2026-11-21T07:00:00Z",
        "2026-11-20T12:00:00Z, Asia/Kolkata, ", // 17:30
        "2026-11-20T16:00:00Z, Asia/Kolkata, 2026-11-21T02:30:00Z", // 21:30
        "2026-03-28T22:00:00Z, Europe/Berlin, 2026-03-29T06:00:00Z", // the short night
        "2026-10-24T22:00:00Z, Europe/Berlin, 2026-10-25T07:00:00Z", // the long night
        "2011-12-30T07:30:00Z, Pacific/Apia, 2011-12-30T18:00:00Z", // 29 December 21:30; there was no 30 December
    })
    void aQuietNightEndsAtEightInTheMorningOfTheCustomer(Instant moment, ZoneId zone, @Nullable Instant until) {
        if (until == null) {
            assertThat(NIGHT.quietUntil(moment, zone)).isEmpty();
        } else {
            assertThat(NIGHT.quietUntil(moment, zone)).contains(until);
        }
    }

    @Test
    void anEndThatClocksJumpOverIsTheJump() {
        QuietHours untilHalfPastTwo = new QuietHours(LocalTime.of(21, 0), LocalTime.of(2, 30));

        assertThat(untilHalfPastTwo.quietUntil(Instant.parse("2026-03-28T23:00:00Z"), ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void anEndThatClocksShowTwiceIsTheFirstAndThenTheSecond() {
        QuietHours untilHalfPastTwo = new QuietHours(LocalTime.of(21, 0), LocalTime.of(2, 30));
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(untilHalfPastTwo.quietUntil(Instant.parse("2026-10-24T23:00:00Z"), berlin))
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(untilHalfPastTwo.quietUntil(Instant.parse("2026-10-25T01:10:00Z"), berlin))
                .as("02:10 for the second time")
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    /** The law, against a scan by the minute: nothing before the answer is allowed, and the answer is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theAnswerIsTheFirstMinuteThatIsNotQuiet(long seed) {
        Random random = new Random(seed);
        List<String> zones = ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .filter(id -> id.contains("/"))
                .toList();
        for (int round = 0; round < 300; round++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            LocalTime from = LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
            LocalTime until = from.plusMinutes(15 + random.nextInt(92) * 15L);
            QuietHours hours = new QuietHours(from, until);
            Instant moment = nearTransition(zone, random);

            Instant scanned = moment;
            while (hours.quietAt(scanned.atZone(zone).toLocalTime())) {
                scanned = scanned.plusSeconds(60);
            }

            assertThat(hours.quietUntil(moment, zone).orElse(moment))
                    .as("%s in %s from %s until %s", moment, zone, from, until)
                    .isEqualTo(scanned);
        }
    }

    private static Instant nearTransition(ZoneId zone, Random random) {
        Instant somewhere = Instant.parse("1990-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(13_000)));
        var transition = zone.getRules().nextTransition(somewhere);
        Instant around = transition == null ? somewhere : transition.getInstant();
        return around.plus(Duration.ofMinutes(random.nextInt(2_880) - 1_440L));
    }

    @Test
    void quietHoursThatBeginWhenTheyEndAreRefused() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON)).hasMessageContaining("(12:00)");
    }
}
