package io.trendguard.routes.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.InvalidEventException;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.RejectionPayload;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rejected events by what was wrong with them. */
class RejectionsTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Instant START = Instant.parse("2026-03-02T21:56:00Z");

    private final Rejections rejections = new Rejections();
    private long position;

    private void take(Instant at, LogPayload payload) {
        rejections.rows().take(new LoggedPayload(SHOP, LogPlace.at(position++), at, payload));
    }

    private static LogPayload invalid(String source, String field, String remedy) {
        return RejectionPayload.of(source, new InvalidEventException(field, "x", remedy), "00");
    }

    @Test
    void theSameMistakeAtAnotherPlaceIsTheSameReason() {
        take(START, invalid("http", "data.lines[0].quantity", "must be from 1 to 100"));
        take(
                START.plusSeconds(5),
                invalid("folder:shop/a.ndjson#7", "data.lines[12].quantity", "must be from 1 to 100"));
        take(START.plusSeconds(9), invalid("http", "data.currency", "must be a currency"));

        assertThat(rejections.of(SHOP))
                .extracting(Rejections.Group::field)
                .containsExactly("data.currency", "data.lines[].quantity");
        Rejections.Group quantity = rejections.of(SHOP).get(1);
        assertThat(quantity.events()).isEqualTo(2);
        assertThat(quantity.first()).isEqualTo(START);
        assertThat(quantity.last()).isEqualTo(START.plusSeconds(5));
        assertThat(quantity.byWay()).containsEntry("http", 1L).containsEntry("folder", 1L);
        assertThat(quantity.lastSource()).isEqualTo("folder:shop/a.ndjson#7");
    }

    @Test
    void conflictsAreOneReasonWhicheverEventHoldsTheId() {
        take(START, RejectionPayload.conflict("http", 17, "00"));
        take(START, RejectionPayload.conflict("http", 4_711, "01"));
        assertThat(rejections.of(SHOP))
                .singleElement()
                .satisfies(group -> assertThat(group.events()).isEqualTo(2));
        assertThat(rejections.of(SHOP).get(0).reason())
                .isEqualTo(RejectionReason.conflict().id());
    }

    @Test
    void whateverASenderMakesUpTheReasonsHaveABound() {
        for (int i = 0; i < 5_000; i++) {
            take(START.plusSeconds(i), invalid("http", "data.made_up_" + i, "is not a name of ours"));
        }
        assertThat(rejections.of(SHOP))
                .hasSizeLessThanOrEqualTo(Rejections.MOST)
                .hasSizeGreaterThan(100);
        assertThat(rejections.of(SHOP).get(0).field()).isEqualTo("data.made_up_4999");
    }

    @Test
    void aReasonIsForgottenThirtyDaysAfterItsLastEvent() {
        take(START, invalid("http", "data.currency", "must be a currency"));
        for (int day = 1; day < 64; day++) {
            take(START.plus(Duration.ofDays(day)), invalid("http", "data.other_" + day, "must be there"));
        }
        assertThat(rejections.of(SHOP))
                .extracting(Rejections.Group::field)
                .doesNotContain("data.currency")
                .contains("data.other_63");
    }

    @Test
    void aSnapshotHoldsThem() {
        take(START, invalid("http", "data.currency", "must be a currency"));
        Rejections restored = new Rejections();
        rejections.rows().save(SHOP, (key, value) -> restored.rows().restore(SHOP, key, value));
        assertThat(restored.of(SHOP)).isEqualTo(rejections.of(SHOP));
        assertThat(restored.of(new Tenant("other"))).isEmpty();
    }
}
