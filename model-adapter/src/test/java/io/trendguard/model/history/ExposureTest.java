package io.trendguard.model.history;

import static io.trendguard.model.history.Facts.SHOP;
import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.delivered;
import static io.trendguard.model.history.Facts.line;
import static io.trendguard.model.history.Facts.purchase;
import static io.trendguard.model.history.Facts.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.Event;
import io.trendguard.event.Return;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A shop half of whose lines come back: half of these are known after 10 days, a quarter after 38 and a quarter after 66. */
class ExposureTest {
    private static final Instant FIRST = at("2025-01-06");
    private static final int DAYS = 280;
    private static final Instant NOW = day(DAYS);

    @Test
    void youngLinesCountAsTheShareOfTheirOutcomeThatTheDelaysOfTheShopLetThemShow() {
        Settled all = settled(Lived.applied(events(4, false)));

        assertThat(all.returned() / all.lines()).isCloseTo(0.5, within(0.01));
        assertThat(all.returned90() / all.lines90())
                .as("lines of the last 90 days alone")
                .isCloseTo(0.5, within(0.02));
        assertThat(all.lines90())
                .as("bought up to 30 days ago they show nothing, then half and three quarters of their returns")
                .isLessThan(0.9 * 4 * 60);
    }

    @Test
    void whereDeliveriesAreToldALineWithoutOneIsOnItsWay() {
        Settled all = settled(Lived.applied(events(4, true)));

        assertThat(all.lines()).isEqualTo(Math.rint(all.lines()));
        assertThat(all.returned() / all.lines()).isCloseTo(0.5, within(0.01));
        assertThat(all.returned90() / all.lines90()).isCloseTo(0.5, within(0.02));
    }

    @Test
    void asManyCountAsNeverArriveOfTheOlderOnes() {
        List<Event> oneInFiveNeverArrives = new ArrayList<>(events(4, true));
        for (int day = 0; day < DAYS; day++) {
            oneInFiveNeverArrives.add(purchase("n" + day, "n" + day, day(day), line("1", "p0")));
        }
        Settled all = settled(Lived.applied(oneInFiveNeverArrives.stream()
                .sorted(Comparator.comparing(Event::knownAt))
                .toList()));

        assertThat(all.returned() / all.lines()).as("half of four in five").isCloseTo(0.4, within(0.01));
        assertThat(all.returned90() / all.lines90()).isCloseTo(0.4, within(0.02));
    }

    @Test
    void aFewReturnsTellNoDelays() {
        List<Event> few = events(4, false).stream()
                .filter(event -> event.time().isBefore(day(40)))
                .toList();
        Settled all = settled(Lived.applied(few));

        assertThat(all.lines()).isEqualTo(Math.rint(all.lines()));
    }

    private static Settled settled(Histories histories) {
        return histories.at(SHOP, NOW, NOW).settled(Cohort.SHOP, Traits.NONE);
    }

    private static List<Event> events(int linesPerDay, boolean deliveries) {
        List<Event> events = new ArrayList<>();
        int number = 0;
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < linesPerDay; i++) {
                String order = "o" + number;
                String customer = "c" + number;
                events.add(purchase(order, customer, day(day), line("1", "p" + i)));
                int delay = number % 8 < 4 ? 10 : number % 8 < 6 ? 38 : 66;
                if (deliveries) {
                    // The parcel of what is known to come back late was late; so was one of each that were kept.
                    events.add(delivered(order, Optional.empty(), customer, day(day + delay - 7), day(day + delay)));
                }
                if (number % 2 == 0 && day + delay < DAYS) {
                    events.add(returned(order, "1", "p" + i, customer, day(day + delay), Return.Reason.REGRET));
                }
                number++;
            }
        }
        return events.stream()
                .filter(event -> event.knownAt().isBefore(NOW))
                .sorted(Comparator.comparing(Event::knownAt))
                .toList();
    }

    private static Instant day(int day) {
        return FIRST.plus(Duration.ofDays(day));
    }
}
