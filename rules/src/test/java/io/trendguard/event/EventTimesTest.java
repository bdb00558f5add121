package io.trendguard.event;

import static io.trendguard.event.EventBuilder.NOON;
import static io.trendguard.event.EventBuilder.PEOPLE;
import static io.trendguard.event.EventBuilder.SHOP;
import static io.trendguard.event.EventBuilder.aPurchaseEvent;
import static io.trendguard.event.EventBuilder.aTrendEvent;
import static io.trendguard.event.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an event can have happened, and when it can have been learnt. */
class EventTimesTest {
    @ParameterizedTest
    @CsvSource({
        "1990-01-01T00:00:00Z, must not be before 2000-01-01",
        "2090-01-01T00:00:00Z, lies in the future",
        "2026-11-20T14:35:01Z, lies in the future",
        "2026-11-20T14:30:00, must be a time with its offset",
        "2026-02-30T14:30:00Z, must be a time with its offset",
        "yesterday, must be a time with its offset",
    })
    void aTimeThatCannotBeIsRefused(String time, String remedy) {
        JsonNode event = aTrendEvent().attribute("time", time).json();

        assertThatThrownBy(() -> new EventReader().read(SHOP, event, NOON, PEOPLE))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("(time)")
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19T23:59:60Z, 2026-11-20T00:00:00Z",
        "2026-11-20T08:59:60+09:00, 2026-11-20T00:00:00Z",
        "2026-11-19T23:59:60.999Z, 2026-11-20T00:00:00Z",
        "2026-11-20T00:00:00.1234567890123Z, 2026-11-20T00:00:00.123456789Z",
        "2026-11-20T00:00:00.999999999999Z, 2026-11-20T00:00:00.999999999Z",
        "2026-11-20t01:00:00.1+01:00, 2026-11-20T00:00:00.1Z",
    })
    void aLeapSecondAndFineFractionsAreRead(String time, Instant read) {
        JsonNode event = aTrendEvent().attribute("time", time).json();

        assertThat(new EventReader().read(SHOP, event, NOON, PEOPLE).time()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T10:15:60Z", "2026-11-19T23:59:60+01:00", "2026-11-19T23:59:61Z", "2026-11-19T23:59:59.Z"})
    void aSecondThatNoClockShowsIsRefused(String time) {
        JsonNode event = aTrendEvent().attribute("time", time).json();

        assertThatThrownBy(() -> new EventReader().read(SHOP, event, NOON, PEOPLE))
                .hasMessageContaining("must be a time with its offset");
    }

    @Test
    void aClockThatRunsALittleAheadIsTolerated() {
        JsonNode event = aTrendEvent().at(NOON.plus(Duration.ofMinutes(5))).json();

        assertThat(new EventReader().read(SHOP, event, NOON, PEOPLE).knownAt()).isEqualTo(NOON);
    }

    @Test
    void anInnerTimeCannotLieInTheFutureEither() {
        assertRefused(
                aPurchaseEvent().with("cart_started_at", "2026-11-21T00:00:00Z"),
                "data.cart_started_at",
                "in the future");
    }

    @Test
    void onlyABackfillMaySayWhenSomethingWasLearnt() {
        Instant learnt = Instant.parse("2026-11-20T20:00:00Z");
        Instant now = Instant.parse("2026-11-30T00:00:00Z");
        JsonNode event = aTrendEvent().attribute("knownat", learnt).json();

        assertThat(new EventReader()
                        .read(SHOP, event, new KnownAt.Backfill(now), PEOPLE)
                        .knownAt())
                .isEqualTo(learnt);
        assertThatThrownBy(() -> new EventReader().read(SHOP, event, now, PEOPLE))
                .hasMessageContaining("(knownat)")
                .hasMessageContaining("only a backfill");
        assertThatThrownBy(() -> new EventReader().read(SHOP, event, new KnownAt.Backfill(NOON), PEOPLE))
                .hasMessageContaining("(knownat)")
                .hasMessageContaining("in the future");
    }

    @Test
    void nothingCanBeLearntBeforeItHappened() {
        JsonNode event = aTrendEvent()
                .attribute("knownat", NOON.minus(Duration.ofHours(1)))
                .json();

        assertThatThrownBy(() -> new EventReader().read(SHOP, event, new KnownAt.Backfill(NOON), PEOPLE))
                .hasMessageContaining("(time)")
                .hasMessageContaining("in the future");
    }
}
