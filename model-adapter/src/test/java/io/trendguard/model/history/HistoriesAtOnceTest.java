package io.trendguard.model.history;

import static io.trendguard.model.history.Facts.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes, a flush and a reader at the same time. */
final class HistoriesAtOnceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void lanesThatShareProductsEndInTheSameHistories() throws InterruptedException {
        List<Event> events = RandomMarket.events(9, 2_000, 60);
        try (Histories histories = Lived.open(folder.resolve("h"))) {
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
            assertThat(Lived.digest(histories)).isEqualTo(Lived.digest(Lived.applied(events)));
        }
    }

    @Test
    void aGentleFlushKeepsWhatIsDurableWhileEventsGoOn() throws InterruptedException {
        List<Event> events = RandomMarket.events(10, 1_500, 60);
        AtomicInteger applied = new AtomicInteger();
        int kept = -1;
        try (Histories histories = Lived.open(folder.resolve("h"))) {
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
            assertThat(Lived.digest(histories)).isEqualTo(Lived.digest(Lived.applied(events)));
        }
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            assertThat(histories.appliedTo(SHOP)).isEqualTo(kept);
            assertThat(Lived.digest(histories)).isEqualTo(Lived.digest(Lived.applied(events.subList(0, kept + 1))));
        }
    }

    @Test
    void aDigestInTheMiddleOfAFlushIsThatOfEachHistoryOnce() throws InterruptedException {
        List<Event> events = RandomMarket.events(11, 1_500, 60);
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            Lived.apply(histories, events);
            String before = Lived.digest(histories);
            Thread flush = new Thread(() -> histories.flush(SHOP, events.size() - 1, Pace.gentle()));
            flush.start();
            while (flush.isAlive()) {
                assertThat(Lived.digest(histories)).isEqualTo(before);
            }
            flush.join();
            assertThat(histories.appliedTo(SHOP)).isEqualTo(events.size() - 1);
        }
    }
}
