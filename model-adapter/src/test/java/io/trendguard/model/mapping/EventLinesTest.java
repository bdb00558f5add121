package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trendguard.event.Event;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines are parsed ahead on other threads; nobody who reads them may notice. */
final class EventLinesTest {
    private static final Tenant SHOP = new Tenant("lines");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final int MANY = 10_000;
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<Rejected> rejects = new ArrayList<>();

    @Test
    void eventsAndRejectsComeInTheOrderOfTheLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            lines.add(i % 100 == 99 ? "{broken " + i : session(i, i));
        }
        List<Event> events = read(Files.write(folder.resolve("t.ndjson"), lines));
        assertThat(events)
                .extracting(Event::id)
                .containsExactlyElementsOf(IntStream.range(0, MANY)
                        .filter(i -> i % 100 != 99)
                        .mapToObj(i -> "e" + i)
                        .toList());
        assertThat(rejects)
                .extracting(Rejected::line)
                .containsExactlyElementsOf(IntStream.range(0, MANY / 100)
                        .mapToObj(i -> 100L * (i + 1))
                        .toList());
    }

    @Test
    void aLineThatWasKnownBeforeTheOneAheadOfItIsLeftOut() throws IOException {
        List<Event> events =
                read(Files.write(folder.resolve("t.ndjson"), List.of(session(1, 10), session(2, 9), session(3, 10))));
        assertThat(events).extracting(Event::id).containsExactly("e1", "e3");
        assertThat(rejects)
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("Sort the file by knownat"));
    }

    @Test
    void whatStandsBeforeTheDamageOfAFileIsReadFirst() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < MANY; i++) {
                zip.write((session(i, i) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        Path file = folder.resolve("t.ndjson.gz");
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        List<String> ids = new ArrayList<>();
        assertThatThrownBy(() -> lines(file).forEachRemaining(event -> ids.add(event.id())))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("cut off");
        assertThat(ids).hasSizeGreaterThan(MANY / 4).startsWith("e0", "e1", "e2");
    }

    @Test
    void whoStopsBeforeTheEndGivesTheFileBack() throws IOException {
        assumeTrue(Files.isDirectory(OPEN_FILES), "only Linux tells which files are open");
        Path file = Files.write(
                folder.resolve("t.ndjson"),
                IntStream.range(0, MANY).mapToObj(i -> session(i, i)).toList());
        MappedFiles files =
                new MappedFiles(MappingFile.load("trendguard"), SHOP, new HashedPeople(SHOP), NOW, rejects::add);
        try (TrainingEvents events = files.events(List.of(file), List.of())) {
            assertThat(events.next().event().id()).isEqualTo("e0");
            assertThat(isOpen(file)).isTrue();
        }
        assertThat(isOpen(file)).isFalse();
    }

    private static boolean isOpen(Path file) throws IOException {
        try (Stream<Path> open = Files.list(OPEN_FILES)) {
            return open.anyMatch(one -> {
                try {
                    return Files.readSymbolicLink(one).equals(file);
                } catch (IOException e) {
                    return false; // the listing's own is gone by now
                }
            });
        }
    }

    @Test
    void itIsToldHowManyEventsWereLivedThrough() throws IOException {
        List<String> told = new ArrayList<>();
        Path file = Files.write(
                folder.resolve("t.ndjson"),
                IntStream.range(0, 2_500).mapToObj(i -> session(i, i)).toList());
        new MappedFiles(MappingFile.load("trendguard"), SHOP, new HashedPeople(SHOP), NOW, rejects::add)
                .heardBy((what, done, all) -> told.add(what + " " + done + (all ? " at the end" : "")))
                .trainingSet(List.of(file));
        assertThat(told)
                .containsExactly("events replayed 1000", "events replayed 2000", "events replayed 2500 at the end");
    }

    private List<Event> read(Path file) {
        List<Event> events = new ArrayList<>();
        lines(file).forEachRemaining(events::add);
        return events;
    }

    private EventLines lines(Path file) {
        return new EventLines(List.of(file), SHOP, new HashedPeople(SHOP), NOW, rejects::add);
    }

    private static String session(int id, int second) {
        return "{\"specversion\":\"1.0\",\"id\":\"e%d\",\"source\":\"/shop\",\"type\":\"io.trendguard.session\",\"time\":\"%s\",\"data\":{\"session_id\":\"s%d\",\"customer_id\":\"c%d\"}}"
                .formatted(id, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second), id, id % 7);
    }
}
