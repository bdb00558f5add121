package io.trendguard.model.history;

import static io.trendguard.model.history.Facts.SHOP;
import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.delivered;
import static io.trendguard.model.history.Facts.line;
import static io.trendguard.model.history.Facts.purchase;
import static io.trendguard.model.history.Facts.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Event;
import io.trendguard.event.Return;
import io.trendguard.model.history.LineClock.Report;
import io.trendguard.model.history.LineClock.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A line bought on day 0; all numbers are days, worked out by hand. */
class LineClockTest {
    private static final long EVER = Long.MAX_VALUE;
    private static final Instant BOUGHT = at("2026-04-02T10:00");

    @Test
    void withoutADeliveryALineCountsThirtyDaysAfterTheOrder() {
        assertThat(spans(0)).containsExactly(untold(30, EVER));
    }

    @Test
    void aLineCountsOnceTheWindowOfItsDeliveryIsOver() {
        assertThat(spans(0, report(3, 17))).containsExactly(span(17, EVER));
        assertThat(spans(0, report(3, 103)))
                .as("a hundred days to send it back")
                .containsExactly(span(103, EVER));
    }

    @Test
    void aLateDeliveryTakesTheLineOutAgainUntilItsWindowIsOver() {
        assertThat(spans(0, report(40, 54))).containsExactly(untold(30, 40), span(54, EVER));
    }

    @Test
    void aDeliveryThatIsToldAfterItsWindowChangesNothing() {
        assertThat(counts(Optional.empty())).containsExactly(Map.entry(35L, List.of(1L, 0L, 0L, 1L)));
        assertThat(counts(Optional.empty(), report(45, 20)))
                .as("but that nothing is on its way any more")
                .containsExactly(Map.entry(35L, List.of(1L, 0L, 0L, 1L)), Map.entry(49L, List.of(0L, 0L, 0L, -1L)));
    }

    @Test
    void aLaterReportTakesThePlaceOfAnEarlierOneWhateverTheirOrder() {
        assertThat(spans(0, report(5, 19), report(25, 60))).containsExactly(span(19, 25), span(60, EVER));
        assertThat(spans(0, report(25, 60), report(5, 19))).containsExactly(span(19, 25), span(60, EVER));
        assertThat(spans(0, report(5, 19), report(5, 19))).as("told twice").containsExactly(span(19, EVER));
    }

    @Test
    void aDeliveryThatOvertakesItsPurchaseCounts() {
        assertThat(spans(10, report(3, 17))).containsExactly(span(17, EVER));
        assertThat(spans(20, report(3, 17)))
                .as("the purchase itself is learnt later")
                .containsExactly(span(20, EVER));
    }

    @Test
    void returnedAndKeptCountByTheSameClock() {
        assertThat(counts(back(8), report(12, 22)))
                .as("a return that is known before the delivery waits for the end of the window")
                .containsExactly(Map.entry(28L, List.of(1L, 1L, 0L, 0L)));
        assertThat(counts(back(40), report(12, 22)))
                .as("one that comes after the window: kept until it is known")
                .containsExactly(Map.entry(28L, List.of(1L, 0L, 0L, 0L)), Map.entry(42L, List.of(0L, 1L, 0L, 0L)));
        assertThat(counts(back(54), report(40, 54)))
                .as("in the rates as kept from 30 to 40, out of them, and back as returned")
                .containsExactly(
                        Map.entry(35L, List.of(1L, 0L, 0L, 1L)),
                        Map.entry(42L, List.of(-1L, 0L, 0L, -1L)),
                        Map.entry(56L, List.of(1L, 1L, 0L, 0L)));
        assertThat(counts(back(40)))
                .as("what came back is on its way no more, told or not")
                .containsExactly(Map.entry(35L, List.of(1L, 0L, 0L, 1L)), Map.entry(42L, List.of(0L, 1L, 0L, -1L)));
    }

    @Test
    void theOrderOfEventsAndRepeatedOnesDoNotMatter() {
        List<Event> events = List.of(
                purchase("o", "c", BOUGHT, line("1", "x"), line("2", "y")),
                delivered("o", Optional.of("1"), "c", day(40), day(54)),
                delivered("o", Optional.empty(), "c", day(3), day(17)),
                returned("o", "1", "x", "c", day(54), Return.Reason.FIT),
                delivered("o", Optional.of("1"), "c", day(40), day(54)));
        String expected = Lived.digest(Lived.applied(events));
        List<List<Event>> orders = permutations(events);
        assertThat(orders).hasSize(120);
        assertThat(orders)
                .allSatisfy(
                        order -> assertThat(Lived.digest(Lived.applied(order))).isEqualTo(expected));
    }

    @Test
    void eachLineOfAnOrderHasItsOwnDelivery() {
        Histories histories = Lived.applied(List.of(
                purchase("o", "c", BOUGHT, line("1", "x"), line("2", "y"), line("3", "z")),
                delivered("o", Optional.of("1"), "c", day(3), day(17)),
                returned("o", "1", "x", "c", day(17), Return.Reason.REGRET),
                delivered("o", Optional.of("2"), "c", day(40), day(54))));
        assertThat(shop(histories, 25)).as("line 1").isEqualTo("1 of 1");
        assertThat(shop(histories, 38)).as("all, 2 and 3 by the order").isEqualTo("1 of 3");
        assertThat(shop(histories, 50))
                .as("2 has arrived and may still come back")
                .isEqualTo("1 of 2");
        assertThat(shop(histories, 65)).as("2 was kept").isEqualTo("1 of 3");
        CustomerPast customer = histories.at(SHOP, day(50), day(50)).customer(Facts.customer("c"), "other");
        assertThat(customer.lines())
                .as("1 and 3, not 2")
                .extracting(CustomerPast.Bought::settled)
                .containsExactlyInAnyOrder(true, false, true);
    }

    private static String shop(Histories histories, int day) {
        // Outcomes of the day of purchase count in whole weeks, and as far as a return of a later purchase shows that
        // they are known.
        histories.apply(purchase("late" + day, "d", day(14 + day % 7), line("1", "x")), 100 + 2 * day);
        histories.apply(returned("late" + day, "1", "x", "d", day(day), Return.Reason.REGRET), 101 + 2 * day);
        Settled all = histories.at(SHOP, day(day), day(day)).settled(Cohort.SHOP, Traits.NONE);
        return "%d of %.0f".formatted(all.returned(), all.lines());
    }

    private static Instant day(int day) {
        return BOUGHT.plusSeconds(day * 86_400L);
    }

    private static List<List<Event>> permutations(List<Event> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Event>> all = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            List<Event> rest = new ArrayList<>(events);
            Event first = rest.remove(i);
            for (List<Event> order : permutations(rest)) {
                List<Event> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }

    private static Report report(long known, long until) {
        return new Report(known * Buckets.DAY, until * Buckets.DAY);
    }

    private static Span span(long from, long to) {
        return new Span(from * Buckets.DAY, to == EVER ? EVER : to * Buckets.DAY, true);
    }

    private static Span untold(long from, long to) {
        return new Span(span(from, to).from(), span(from, to).to(), false);
    }

    private static Optional<Pairs.Returned> back(long known) {
        return Optional.of(new Pairs.Returned(known * Buckets.DAY, 1));
    }

    private static List<Span> spans(long known, Report... reports) {
        return new LineClock(0, known * Buckets.DAY, List.of(reports), Optional.empty()).spans();
    }

    private static Map<Long, List<Long>> counts(Optional<Pairs.Returned> back, Report... reports) {
        Map<Long, List<Long>> counts = new TreeMap<>();
        new LineClock(0, 0, List.of(reports), back)
                .changes(Optional.empty())
                .forEach((visible, count) -> counts.put(
                        visible / Buckets.DAY, Arrays.stream(count).boxed().toList()));
        return counts;
    }
}
