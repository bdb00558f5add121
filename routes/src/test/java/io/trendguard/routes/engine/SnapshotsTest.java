package io.trendguard.routes.engine;

import static io.trendguard.event.EventBuilder.NOON;
import static io.trendguard.event.EventBuilder.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Tenant;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.log.LogPlace;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.projection.SnapshotFile;
import io.trendguard.routes.state.SafeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start from a snapshot holds what a start from the first entry holds; a file that the log does not know is not believed. */
class SnapshotsTest {
    @TempDir
    Path folder = Path.of("");

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final List<ProjectionsWorld> worlds = new ArrayList<>();

    @AfterEach
    void close() {
        worlds.forEach(ProjectionsWorld::close);
    }

    private ProjectionsWorld world() {
        ProjectionsWorld world = new ProjectionsWorld(log, folder);
        worlds.add(world);
        return world;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 20, 33})
    void whoBeginsWithASnapshotHoldsWhatWhoSawEverythingHolds(int cut) {
        ProjectionsWorld first = world();
        first.live(0, cut);
        first.snapshots.writeAtTheEnd(NOON);
        assertThat(folder.resolve("demo.snapshot")).exists();
        ProjectionsWorld second = world().started();
        assertThat(second.state()).isEqualTo(first.state());

        second.live(cut, 40);

        assertThat(world().started().state()).isEqualTo(second.state());
        assertThat(fromTheFirstEntry().state())
                .as("the same entries without any snapshot")
                .isEqualTo(second.state());
        assertThat(second.states)
                .allSatisfy(state -> assertThat(second.state().keySet())
                        .as("it holds something")
                        .anyMatch(key -> key.startsWith(state.name() + "/")));
    }

    private ProjectionsWorld fromTheFirstEntry() {
        ProjectionsWorld world = world();
        world.projected.replay(SHOP, LogPlace.START);
        return world;
    }

    @Test
    void aFileThatTheLogDoesNotKnowIsNotBelieved() throws IOException {
        ProjectionsWorld first = world();
        first.live(0, 10);
        first.snapshots.writeAtTheEnd(NOON);
        Path file = folder.resolve("demo.snapshot");
        byte[] bytes = Files.readAllBytes(file);
        LogPlace seen = SnapshotFile.last(file, SHOP).orElseThrow();
        assertThat(world().snapshots.restore(SHOP)).isEqualTo(seen.next());

        SnapshotFile.write(file, SHOP, seen, Map.of());

        ProjectionsWorld doubting = world();
        assertThat(doubting.snapshots.restore(SHOP)).as("another file").isEqualTo(LogPlace.START);
        assertThat(doubting.started().state()).isEqualTo(first.state());
        Files.write(file, bytes);
        assertThat(world().snapshots.restore(SHOP)).isEqualTo(seen.next());
    }

    @Test
    void aSnapshotOfAnotherTenantOrBeyondTheLogIsNotBelieved() throws IOException {
        ProjectionsWorld first = world();
        first.live(0, 10);
        first.snapshots.writeAtTheEnd(NOON);
        Files.copy(folder.resolve("demo.snapshot"), folder.resolve("other.snapshot"));
        Tenant other = new Tenant("other");
        first.projected.append(other, NOON, List.of(SafeMode.entry(true, "eve")));
        assertThat(world().snapshots.restore(other)).isEqualTo(LogPlace.START);

        SnapshotFile.write(folder.resolve("demo.snapshot"), SHOP, LogPlace.at(1_000_000), Map.of());
        assertThat(world().snapshots.restore(SHOP)).isEqualTo(LogPlace.START);
    }

    @Test
    void aDamagedSnapshotIsWrittenAgainAlthoughFewEntriesCameSince() throws IOException {
        ProjectionsWorld first = world();
        first.live(0, 10);
        first.snapshots.writeAtTheEnd(NOON);
        Path file = folder.resolve("demo.snapshot");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        ProjectionsWorld second = world().started();
        assertThat(second.snapshots.remarks()).hasSize(1);
        second.snapshots.writeAtTheEnd(NOON);
        ProjectionsWorld third = world().started();
        assertThat(third.snapshots.remarks()).as("everything is mended").isEmpty();
        assertThat(third.state()).isEqualTo(first.state());
        assertThat(file).exists();
    }

    @Test
    void fewEntriesAreNotWorthASnapshot() {
        ProjectionsWorld first = world();
        first.live(0, 1);
        first.snapshots.writeAtTheEnd(NOON);
        assertThat(folder.resolve("demo.snapshot")).doesNotExist();
        first.live(1, 10);
        first.snapshots.writeAtTheEnd(NOON);
        first.snapshots.writeAtTheEnd(NOON);
        assertThat(log.head(SHOP).size())
                .as("the second one was not written")
                .isEqualTo(first.projected.settled(SHOP) + 1);
    }

    @Test
    void aRunningServiceTakesASnapshotOfManyEntriesAtOnceAndOfFewAfterAWhile() {
        ProjectionsWorld first = world().started();
        first.live(0, 6);
        first.snapshots.writeDue(NOON);
        assertThat(folder.resolve("demo.snapshot")).as("few entries").doesNotExist();
        first.snapshots.writeDue(NOON.plus(Duration.ofMinutes(6)));
        assertThat(folder.resolve("demo.snapshot")).as("few, after a while").exists();

        LogPlace before = world().snapshots.restore(SHOP);
        first.live(6, 40);
        first.snapshots.writeDue(NOON.plus(Duration.ofMinutes(7)));
        assertThat(world().snapshots.restore(SHOP)).as("many").isGreaterThan(before);
    }

    @Test
    void whoIsKilledAfterManyEntriesStartsWithTheEntriesAfterTheLastSnapshot() {
        ProjectionsWorld killed = world().started();
        killed.live(0, 30);
        killed.snapshots.writeDue(NOON);
        LogPlace taken = LogPlace.at(log.head(SHOP).size());
        killed.live(30, 34);

        List<Long> read = new ArrayList<>();
        ProjectedLog reading =
                new ProjectedLog(log, List.of(entry -> read.add(entry.place().offset())), () -> {});
        ProjectionsWorld next = world();
        LogPlace from = next.snapshots.restore(SHOP);
        reading.replay(SHOP, from);

        assertThat(from.next())
                .as("the snapshot's own entry is the first one after it")
                .isEqualTo(taken);
        assertThat(read).hasSize((int) (log.head(SHOP).size() - from.offset()));
        next.projected.replay(SHOP, from);
        assertThat(next.state()).isEqualTo(killed.state());
    }

    @Test
    void whatIsAppendedWhileASnapshotIsWrittenIsNotLostAndNotCountedTwice() throws InterruptedException {
        ProjectionsWorld first = world().started();
        Thread living = new Thread(() -> first.live(0, 40));
        living.start();
        while (living.isAlive()) {
            first.snapshots.writeAtTheEnd(NOON);
        }
        living.join();
        assertThat(world().started().state()).isEqualTo(first.state());
    }

    @Test
    void whatIsNotDurableIsInNoSnapshot() throws InterruptedException {
        ProjectionsWorld first = world().started();
        first.live(0, 10);
        first.snapshots.writeAtTheEnd(NOON);
        LogPlace before = world().snapshots.restore(SHOP);
        first.live(10, 14);
        log.holdForce();
        first.live(14, 20);
        Thread writing = new Thread(() -> first.snapshots.writeAtTheEnd(NOON));
        writing.start();
        Thread.sleep(200);
        assertThat(world().snapshots.restore(SHOP)).isEqualTo(before);
        log.releaseForce();
        writing.join();
        assertThat(world().snapshots.restore(SHOP)).isGreaterThan(before);
    }

    @Test
    void aSnapshotThatTheLogDoesNotKnowYetLeavesTheOneBefore() throws IOException {
        ProjectionsWorld first = world().started();
        first.live(0, 10);
        first.snapshots.writeAtTheEnd(NOON);
        LogPlace before = world().snapshots.restore(SHOP);
        Files.write(folder.resolve("demo.snapshot.next"), new byte[] {1, 2, 3});

        ProjectionsWorld second = world();
        assertThat(second.snapshots.restore(SHOP)).isEqualTo(before);
        assertThat(second.snapshots.remarks()).isEmpty();
        assertThat(folder.resolve("demo.snapshot.next")).doesNotExist();
    }
}
