package io.trendguard.routes.engine;

import static io.trendguard.event.EventBuilder.NOON;
import static io.trendguard.event.EventBuilder.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Tenant;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.routes.projection.SnapshotFile;
import io.trendguard.routes.state.SafeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    @ValueSource(ints = {1, 7, 20, 33})
    void whoBeginsWithASnapshotHoldsWhatWhoSawEverythingHolds(int cut) {
        ProjectionsWorld first = world();
        first.live(0, cut);
        first.snapshots.write(NOON, 1);
        assertThat(folder.resolve("demo.snapshot")).exists();
        ProjectionsWorld second = world().started();
        assertThat(second.state()).isEqualTo(first.state());

        second.live(cut, 40);

        assertThat(world().started().state()).isEqualTo(second.state());
        assertThat(fromTheFirstEntry().state())
                .as("the same entries without any snapshot")
                .isEqualTo(second.state());
        assertThat(second.projections)
                .allSatisfy(projection -> assertThat(second.state().keySet())
                        .as("it holds something")
                        .anyMatch(key -> key.startsWith(projection.name() + "/")));
    }

    private ProjectionsWorld fromTheFirstEntry() {
        ProjectionsWorld world = world();
        world.projected.replay(SHOP, 0);
        return world;
    }

    @Test
    void aFileThatTheLogDoesNotKnowIsNotBelieved() throws IOException {
        ProjectionsWorld first = world();
        first.live(0, 10);
        first.snapshots.write(NOON, 1);
        Path file = folder.resolve("demo.snapshot");
        byte[] bytes = Files.readAllBytes(file);
        long seen = SnapshotFile.position(file, SHOP) + 1;
        assertThat(world().snapshots.restore(SHOP)).isEqualTo(seen).isPositive();

        SnapshotFile.write(file, SHOP, seen - 1, world().projections);

        ProjectionsWorld doubting = world();
        assertThat(doubting.snapshots.restore(SHOP)).as("another file").isZero();
        assertThat(doubting.started().state()).isEqualTo(first.state());
        Files.write(file, bytes);
        assertThat(world().snapshots.restore(SHOP)).isEqualTo(seen);
    }

    @Test
    void aSnapshotOfAnotherTenantOrBeyondTheLogIsNotBelieved() throws IOException {
        ProjectionsWorld first = world();
        first.live(0, 10);
        first.snapshots.write(NOON, 1);
        Files.copy(folder.resolve("demo.snapshot"), folder.resolve("other.snapshot"));
        Tenant other = new Tenant("other");
        first.projected.append(other, NOON, List.of(SafeMode.entry(true, "eve")));
        assertThat(world().snapshots.restore(other)).isZero();

        SnapshotFile.write(folder.resolve("demo.snapshot"), SHOP, 1_000_000, first.projections);
        assertThat(world().snapshots.restore(SHOP)).isZero();
    }

    @Test
    void aDamagedSnapshotIsWrittenAgainAlthoughFewEntriesCameSince() throws IOException {
        ProjectionsWorld first = world();
        first.live(0, 10);
        first.snapshots.write(NOON, 1);
        Path file = folder.resolve("demo.snapshot");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        ProjectionsWorld second = world().started();
        assertThat(second.snapshots.remarks()).hasSize(1);
        second.snapshots.write(NOON, 10);
        ProjectionsWorld third = world().started();
        assertThat(third.snapshots.remarks()).as("everything is mended").isEmpty();
        assertThat(third.state()).isEqualTo(first.state());
        assertThat(file).exists();
    }

    @Test
    void fewEntriesAreNotWorthASnapshot() {
        ProjectionsWorld first = world();
        first.live(0, 10);
        first.snapshots.write(NOON, 1_000);
        assertThat(folder).isEmptyDirectory();
        first.snapshots.write(NOON, 10);
        first.snapshots.write(NOON, 10);
        assertThat(log.head(SHOP).size())
                .as("the second one was not written")
                .isEqualTo(first.projected.settled(SHOP) + 1);
    }
}
