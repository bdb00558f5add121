package io.trendguard.model.history;

import static io.trendguard.model.history.Facts.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.model.history.Histories.Learning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HistoriesTest {
    private static final HistorySettings SMALL = new HistorySettings(64L << 20, true);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void factsInAnyOrderEndInTheSameHistories(long seed) {
        List<Event> events = RandomMarket.events(seed, 600, 200);
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(digest(applied(shuffled))).isEqualTo(digest(applied(events)));
    }

    @Test
    void aDifferentFactGivesDifferentHistories() {
        List<Event> events = RandomMarket.events(1, 600, 200);
        List<Event> fewer = events.subList(0, events.size() - 1);
        assertThat(digest(applied(fewer))).isNotEqualTo(digest(applied(events)));
    }

    @Test
    void whenFactsWereLearntCanBeLeftOutOfAComparison() {
        List<Event> events = RandomMarket.events(1, 300, 60);
        List<Event> later = events.stream()
                .map(e -> Facts.learntLater(e, java.time.Duration.ofDays(90)))
                .toList();
        Histories one = applied(events);
        Histories other = applied(later);
        assertThat(one.digest(SHOP, PersonRef::id, Learning.IGNORED))
                .isEqualTo(other.digest(SHOP, PersonRef::id, Learning.IGNORED));
        assertThat(digest(one)).isNotEqualTo(digest(other));
    }

    @Test
    void anEventAppliedTwiceChangesNothing() {
        List<Event> events = RandomMarket.events(1, 200, 30);
        try (Histories once = open("once");
                Histories twice = open("twice")) {
            for (int i = 0; i < events.size(); i++) {
                once.apply(events.get(i), i);
                twice.apply(events.get(i), i);
                twice.apply(events.get(i), i);
            }
            once.flush(SHOP, events.size());
            twice.flush(SHOP, events.size());
            twice.apply(events.get(7), 7);
            assertThat(digest(twice)).isEqualTo(digest(once));
            assertThat(twice.repeated()).isEqualTo(events.size() + 1);
        }
    }

    @Test
    void storedHistoriesEqualThoseOnTheHeap() {
        List<Event> events = RandomMarket.events(3, 400, 60);
        try (Histories stored = open("stored")) {
            for (int i = 0; i < events.size(); i++) {
                stored.apply(events.get(i), i);
                if (i % 37 == 0) {
                    stored.flush(SHOP, i - i % 11);
                }
            }
            assertThat(digest(stored)).isEqualTo(digest(applied(events)));
        }
    }

    @Test
    void afterARestartTheHistoriesAreTheSame() {
        List<Event> events = RandomMarket.events(4, 400, 60);
        String before;
        try (Histories histories = open("h")) {
            apply(histories, events);
            histories.flush(SHOP, events.size() - 1);
            before = digest(histories);
        }
        try (Histories histories = open("h")) {
            assertThat(histories.appliedTo(SHOP)).isEqualTo(events.size() - 1);
            assertThat(digest(histories)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterACrashTheLogBringsWhatWasNotFlushed(long seed) {
        List<Event> events = RandomMarket.events(seed, 400, 60);
        InMemoryAuditLog log = log(events);
        Random random = new Random(seed);
        int flushed = random.nextInt(events.size());
        int reached = flushed + random.nextInt(events.size() - flushed);
        try (Histories histories = open("h")) {
            for (int i = 0; i <= reached; i++) {
                histories.apply(events.get(i), i);
            }
            histories.flush(SHOP, flushed);
        }
        try (Histories histories = open("h")) {
            assertThat(histories.appliedTo(SHOP)).isEqualTo(flushed);
            histories.catchUp(log);
            assertThat(digest(histories)).isEqualTo(digest(applied(events)));
        }
    }

    @Test
    void nothingBeyondTheDurablePositionSurvivesACrash() {
        List<Event> events = RandomMarket.events(5, 300, 60);
        try (Histories histories = open("h")) {
            apply(histories, events);
            histories.flush(SHOP, 99);
        }
        try (Histories histories = open("h")) {
            assertThat(digest(histories)).isEqualTo(digest(applied(events.subList(0, 100))));
        }
    }

    @Test
    void aFlushThatWasCutShortIsMadeGoodFromTheLog() {
        List<Event> events = RandomMarket.events(6, 300, 60);
        InMemoryAuditLog log = log(events);
        try (DurableShelf shelf = new DurableShelf(SMALL, folder.resolve("h"))) {
            for (int i = 0; i < events.size(); i++) {
                new Projection(shelf, events.get(i), i).apply(events.get(i));
                if (i == 120) {
                    shelf.flush(SHOP, 120, Pace.AT_ONCE);
                }
            }
            shelf.writeSome(SHOP, 250, 3);
        }
        try (Histories histories = open("h")) {
            assertThat(histories.appliedTo(SHOP)).isEqualTo(120);
            histories.catchUp(log);
            assertThat(digest(histories)).isEqualTo(digest(applied(events)));
        }
    }

    @Test
    void historiesThatKnowMoreThanTheLogAreRebuilt() {
        List<Event> events = RandomMarket.events(7, 300, 60);
        try (Histories histories = open("h")) {
            apply(histories, events);
            histories.flush(SHOP, events.size() - 1);
            histories.catchUp(log(events.subList(0, 50)));
            assertThat(digest(histories)).isEqualTo(digest(applied(events.subList(0, 50))));
        }
    }

    @Test
    void historiesRebuiltFromTheLogAreTheSame() {
        List<Event> events = RandomMarket.events(8, 300, 60);
        try (Histories histories = open("h")) {
            apply(histories, events);
            histories.flush(SHOP, events.size() - 1);
            histories.rebuild(log(events));
            assertThat(digest(histories)).isEqualTo(digest(applied(events)));
            assertThat(histories.appliedTo(SHOP)).isEqualTo(events.size() - 1);
        }
    }

    @Test
    void lanesThatShareProductsEndInTheSameHistories() throws InterruptedException {
        List<Event> events = RandomMarket.events(9, 2_000, 60);
        try (Histories histories = open("h")) {
            List<Thread> lanes = new ArrayList<>();
            for (int lane = 0; lane < 4; lane++) {
                int mine = lane;
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < events.size(); i++) {
                        int person = events.get(i).person().hashCode();
                        if (Math.floorMod(person, 4) == mine) {
                            histories.apply(events.get(i), i);
                        }
                    }
                });
                thread.start();
                lanes.add(thread);
            }
            for (Thread lane : lanes) {
                lane.join();
            }
            assertThat(digest(histories)).isEqualTo(digest(applied(events)));
        }
    }

    @Test
    void aGentleFlushKeepsWhatIsDurableWhileEventsGoOn() throws InterruptedException {
        List<Event> events = RandomMarket.events(10, 1_500, 60);
        AtomicInteger applied = new AtomicInteger();
        int kept = -1;
        try (Histories histories = open("h")) {
            Thread lane = new Thread(() -> {
                for (int i = 0; i < events.size(); i++) {
                    histories.apply(events.get(i), i);
                    applied.set(i + 1);
                }
            });
            lane.start();
            while (lane.isAlive()) {
                kept = applied.get() - 1;
                histories.flush(SHOP, kept, Pace.gentle());
            }
            lane.join();
            assertThat(digest(histories)).isEqualTo(digest(applied(events)));
        }
        try (Histories histories = open("h")) {
            assertThat(histories.appliedTo(SHOP)).isEqualTo(kept);
            assertThat(digest(histories)).isEqualTo(digest(applied(events.subList(0, kept + 1))));
        }
    }

    @Test
    void aDigestInTheMiddleOfAFlushIsThatOfEachHistoryOnce() throws InterruptedException {
        List<Event> events = RandomMarket.events(11, 1_500, 60);
        try (Histories histories = open("h")) {
            apply(histories, events);
            String before = digest(histories);
            Thread flush = new Thread(() -> histories.flush(SHOP, events.size() - 1, Pace.gentle()));
            flush.start();
            while (flush.isAlive()) {
                assertThat(digest(histories)).isEqualTo(before);
            }
            flush.join();
            assertThat(histories.appliedTo(SHOP)).isEqualTo(events.size() - 1);
        }
    }

    private Histories open(String name) {
        return Histories.open(SMALL, folder.resolve(name));
    }

    private static Histories applied(List<Event> events) {
        Histories histories = Histories.inMemory();
        apply(histories, events);
        return histories;
    }

    private static void apply(Histories histories, List<Event> events) {
        for (int i = 0; i < events.size(); i++) {
            histories.apply(events.get(i), i);
        }
    }

    private static String digest(Histories histories) {
        return histories.digest(SHOP, PersonRef::id, Learning.COUNTS);
    }

    private static InMemoryAuditLog log(List<Event> events) {
        InMemoryAuditLog log = new InMemoryAuditLog();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            Event named =
                    new Event(SHOP, "/test", "e" + i, event.feed(), 1, event.time(), event.knownAt(), event.fact());
            log.appendOnce(
                    SHOP,
                    new EventIdentity(named.key(), new byte[32]),
                    List.of(new EventPayload(named).toEntry(event.knownAt())));
        }
        return log;
    }
}
