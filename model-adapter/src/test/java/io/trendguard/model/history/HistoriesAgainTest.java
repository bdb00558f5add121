package io.trendguard.model.history;

import static io.trendguard.model.history.Facts.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Event;
import io.trendguard.log.InMemoryAuditLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a restart, a crash or a rebuild, histories are what the log says. */
final class HistoriesAgainTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void afterARestartTheHistoriesAreTheSame() {
        List<Event> events = RandomMarket.events(4, 400, 60);
        String before;
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            Lived.apply(histories, events);
            histories.flush(SHOP, events.size() - 1);
            before = Lived.digest(histories);
        }
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            assertThat(histories.appliedTo(SHOP)).isEqualTo(events.size() - 1);
            assertThat(Lived.digest(histories)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterACrashTheLogBringsWhatWasNotFlushed(long seed) {
        List<Event> events = RandomMarket.events(seed, 400, 60);
        InMemoryAuditLog log = Lived.log(events);
        Random random = new Random(seed);
        int flushed = random.nextInt(events.size());
        int reached = flushed + random.nextInt(events.size() - flushed);
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            for (int i = 0; i <= reached; i++) {
                histories.apply(events.get(i), i);
            }
            histories.flush(SHOP, flushed);
        }
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            assertThat(histories.appliedTo(SHOP)).isEqualTo(flushed);
            histories.catchUp(log);
            assertThat(Lived.digest(histories)).isEqualTo(Lived.digest(Lived.applied(events)));
        }
    }

    @Test
    void nothingBeyondTheDurablePositionSurvivesACrash() {
        List<Event> events = RandomMarket.events(5, 300, 60);
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            Lived.apply(histories, events);
            histories.flush(SHOP, 99);
        }
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            assertThat(Lived.digest(histories)).isEqualTo(Lived.digest(Lived.applied(events.subList(0, 100))));
        }
    }

    @Test
    void aFlushThatWasCutShortIsMadeGoodFromTheLog() {
        List<Event> events = RandomMarket.events(6, 300, 60);
        InMemoryAuditLog log = Lived.log(events);
        try (DurableShelf shelf = new DurableShelf(Lived.SMALL, folder.resolve("h"))) {
            for (int i = 0; i < events.size(); i++) {
                new Projection(shelf, events.get(i), i).apply(events.get(i));
                if (i == 120) {
                    shelf.flush(SHOP, 120, Pace.AT_ONCE);
                }
            }
            shelf.writeSome(SHOP, 250, 3);
        }
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            assertThat(histories.appliedTo(SHOP)).isEqualTo(120);
            histories.catchUp(log);
            assertThat(Lived.digest(histories)).isEqualTo(Lived.digest(Lived.applied(events)));
        }
    }

    @Test
    void historiesThatKnowMoreThanTheLogAreRebuilt() {
        List<Event> events = RandomMarket.events(7, 300, 60);
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            Lived.apply(histories, events);
            histories.flush(SHOP, events.size() - 1);
            histories.catchUp(Lived.log(events.subList(0, 50)));
            assertThat(Lived.digest(histories)).isEqualTo(Lived.digest(Lived.applied(events.subList(0, 50))));
        }
    }

    @Test
    void historiesRebuiltFromTheLogAreTheSame() {
        List<Event> events = RandomMarket.events(8, 300, 60);
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            Lived.apply(histories, events);
            histories.flush(SHOP, events.size() - 1);
            histories.rebuild(Lived.log(events));
            assertThat(Lived.digest(histories)).isEqualTo(Lived.digest(Lived.applied(events)));
            assertThat(histories.appliedTo(SHOP)).isEqualTo(events.size() - 1);
        }
    }
}
