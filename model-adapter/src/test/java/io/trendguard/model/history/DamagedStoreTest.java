package io.trendguard.model.history;

import static io.trendguard.model.history.Facts.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Event;
import io.trendguard.log.InMemoryAuditLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored histories that are damaged feed no features. */
final class DamagedStoreTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<Event> events = RandomMarket.events(4, 400, 60);

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .toList();
        }
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= (byte) (1 << bit);
        Files.write(file, bytes);
    }

    @Test
    void aFlippedBitInAnyFileOfAClosedStoreIsNamed() throws IOException {
        Path store = folder.resolve("h");
        try (Histories histories = Lived.open(store)) {
            Lived.apply(histories, events);
            histories.flush(SHOP, events.size() - 1);
        }
        Random random = new Random(1);
        List<Path> files = files(store);
        assertThat(files).hasSizeGreaterThan(3);
        for (Path file : files) {
            for (int i = 0; i < 5; i++) {
                byte[] whole = Files.readAllBytes(file);
                flip(file, random.nextInt(whole.length), random.nextInt(8));
                assertThatThrownBy(() -> Lived.open(store))
                        .as(file.toString())
                        .isInstanceOf(DamagedStoreException.class);
                Files.write(file, whole);
            }
        }
        Files.delete(files(store.resolve("data")).get(0));
        assertThatThrownBy(() -> Lived.open(store)).isInstanceOf(DamagedStoreException.class);
    }

    @Test
    void aFlippedBitInAStoreThatWasNotClosedIsNoticedWhenItIsRead() throws IOException {
        Path killed = folder.resolve("killed");
        String before;
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            Lived.apply(histories, events);
            histories.flush(SHOP, events.size() - 1);
            before = Lived.digest(histories);
            copy(folder.resolve("h"), killed);
        }
        InMemoryAuditLog log = Lived.log(events);
        Random random = new Random(2);
        int noticed = 0;
        for (int i = 0; i < 30; i++) {
            Path store = folder.resolve("k" + i);
            copy(killed, store);
            List<Path> data = files(store.resolve("data"));
            Path file = data.get(random.nextInt(data.size()));
            int at = random.nextInt(used(file));
            flip(file, at, random.nextInt(8));
            try (Histories histories = Lived.open(store)) {
                histories.catchUp(log);
                assertThat(Lived.digest(histories)).as("%s, byte %d", file, at).isEqualTo(before);
            } catch (DamagedStoreException e) {
                noticed++;
                assertThatThrownBy(() -> Lived.open(store))
                        .as("opened again")
                        .isInstanceOf(DamagedStoreException.class);
            }
        }
        assertThat(noticed).isGreaterThan(20);
    }

    @Test
    void aWriteThatWasCutOffIsDamageWheneverItIsMet() throws IOException {
        Path killed = folder.resolve("killed");
        try (Histories histories = Lived.open(folder.resolve("h"))) {
            Lived.apply(histories, events);
            histories.flush(SHOP, events.size() - 1);
            copy(folder.resolve("h"), killed);
        }
        Path data = files(killed.resolve("data")).get(0);
        try (FileChannel channel = FileChannel.open(data, StandardOpenOption.WRITE)) {
            channel.truncate(used(data) - 7L); // inside the last value, as a full disk leaves it
        }
        try (Histories histories = Lived.open(killed)) {
            assertThatThrownBy(() -> Lived.digest(histories)).isInstanceOf(DamagedStoreException.class);
            assertThat(histories.damage()).isPresent();
        }
        assertThatThrownBy(() -> Lived.open(killed)).isInstanceOf(DamagedStoreException.class);
    }

    @Test
    void aStoreInWhichDamageWasFoundIsNotOpenedAgain() throws IOException {
        Path store = folder.resolve("h");
        try (StoredHistories stored = new StoredHistories(Lived.SMALL, store)) {
            assertThat(stored.damage()).isEmpty();
        }
        new StoreManifest(store).mark("a value does not have its checksum");
        assertThatThrownBy(() -> Lived.open(store)).hasMessageContaining("does not have its checksum");
    }

    @Test
    void aValueUnderAnotherKeyIsNotWhole() {
        byte[] kept = Sealed.of(new byte[] {1}, new byte[] {7, 8});
        assertThat(Sealed.isWhole(new byte[] {1}, kept)).isTrue();
        assertThat(Sealed.value(kept)).containsExactly(7, 8);
        assertThat(Sealed.isWhole(new byte[] {2}, kept)).isFalse();
        assertThat(Sealed.isWhole(new byte[] {1}, new byte[3])).isFalse();
    }

    /** Up to where bytes are used. */
    private static int used(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 1 && bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
