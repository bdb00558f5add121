package io.trendguard.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The folder that a tenant's files of events are put into, in the data folder of a service. */
record Inbox(Path folder) {
    static Inbox in(Path data) {
        return new Inbox(data.resolve("inbox").resolve(TestService.TENANT.id()));
    }

    /** Puts a file there whole, as a careful sender does; where it lies names the mapping, if it needs one. */
    void put(String mapping, String name, byte[] content) throws IOException {
        Path place = Files.createDirectories(folder.resolve(mapping));
        Path hidden = place.resolve("." + name);
        Files.write(hidden, content);
        Files.move(hidden, place.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void put(String name, List<ObjectNode> events) throws IOException {
        put(
                "",
                name,
                events.stream()
                        .map(event -> event + "\n")
                        .collect(Collectors.joining())
                        .getBytes(UTF_8));
    }

    /** Puts a file there and waits for its report; a report that an earlier file of that name has is forgotten. */
    JsonNode read(String mapping, String name, byte[] content) throws IOException, InterruptedException {
        Files.deleteIfExists(reportOf(name));
        Files.deleteIfExists(done(mapping, name));
        put(mapping, name, content);
        return report(mapping, name);
    }

    /** Waits until a file was read to its end, and gives its report. */
    JsonNode report(String mapping, String name) throws IOException, InterruptedException {
        await(done(mapping, name));
        return Json.mapper().readTree(reportOf(name).toFile());
    }

    Path reportOf(String name) {
        return folder.resolve(".done").resolve(name + ".report.json");
    }

    private Path done(String mapping, String name) {
        return folder.resolve(mapping).resolve(".done").resolve(name);
    }

    /** What was set aside of a file, a line each. */
    List<String> deadLetters(String name) throws IOException {
        return Files.readAllLines(folder.resolve(".dead-letter").resolve(name + ".ndjson"));
    }

    /** Waits until a file that cannot be read was set aside whole, and gives the report beside it. */
    JsonNode awaitFailed(String mapping, String name) throws IOException, InterruptedException {
        Path failed = folder.resolve(mapping).resolve(".failed");
        await(failed.resolve(name));
        return Json.mapper().readTree(failed.resolve(name + ".report.json").toFile());
    }

    static void await(Path file) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(file)) {
            assertThat(System.nanoTime()).as("waiting for %s", file).isLessThan(end);
            Thread.sleep(100);
        }
    }
}
