package io.trendguard.model.history;

import static io.trendguard.model.history.Facts.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.model.history.Histories.Learning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What histories hold does not depend on the order in which facts come, nor on where they are kept. */
final class HistoriesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void factsInAnyOrderEndInTheSameHistories(long seed) {
        List<Event> events = RandomMarket.events(seed, 600, 200);
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Lived.digest(Lived.applied(shuffled))).isEqualTo(Lived.digest(Lived.applied(events)));
    }

    @Test
    void aDifferentFactGivesDifferentHistories() {
        List<Event> events = RandomMarket.events(1, 600, 200);
        List<Event> fewer = events.subList(0, events.size() - 1);
        assertThat(Lived.digest(Lived.applied(fewer))).isNotEqualTo(Lived.digest(Lived.applied(events)));
    }

    @Test
    void whenFactsWereLearntCanBeLeftOutOfAComparison() {
        List<Event> events = RandomMarket.events(1, 300, 60);
        List<Event> later = events.stream()
                .map(e -> Facts.learntLater(e, java.time.Duration.ofDays(90)))
                .toList();
        Histories one = Lived.applied(events);
        Histories other = Lived.applied(later);
        assertThat(one.digest(SHOP, PersonRef::id, Learning.IGNORED))
                .isEqualTo(other.digest(SHOP, PersonRef::id, Learning.IGNORED));
        assertThat(Lived.digest(one)).isNotEqualTo(Lived.digest(other));
    }

    @Test
    void anEventAppliedTwiceChangesNothing() {
        List<Event> events = RandomMarket.events(1, 200, 30);
        try (Histories once = Lived.open(folder.resolve("once"));
                Histories twice = Lived.open(folder.resolve("twice"))) {
            for (int i = 0; i < events.size(); i++) {
                once.apply(events.get(i), i);
                twice.apply(events.get(i), i);
                twice.apply(events.get(i), i);
            }
            once.flush(SHOP, events.size());
            twice.flush(SHOP, events.size());
            twice.apply(events.get(7), 7);
            assertThat(Lived.digest(twice)).isEqualTo(Lived.digest(once));
            assertThat(twice.repeated()).isEqualTo(events.size() + 1);
        }
    }

    @Test
    void storedHistoriesEqualThoseOnTheHeap() {
        List<Event> events = RandomMarket.events(3, 400, 60);
        try (Histories stored = Lived.open(folder.resolve("stored"))) {
            for (int i = 0; i < events.size(); i++) {
                stored.apply(events.get(i), i);
                if (i % 37 == 0) {
                    stored.flush(SHOP, i - i % 11);
                }
            }
            assertThat(Lived.digest(stored)).isEqualTo(Lived.digest(Lived.applied(events)));
        }
    }
}
