package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A flipped bit in any kind of file of the data folder: what can be rebuilt is rebuilt and reported, the rest is refused by name. */
class DamagedFilesIT {
    private static final String READY = "/q/health/ready";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

    @Test
    void noDamageGoesUnnoticed() throws Exception {
        ServiceProcess service = services.on(folder.resolve("data"), Map.of("trendguard.lanes", "1"));
        Client client = Services.started(service);
        for (int batch = 0; batch < 3; batch++) {
            int from = batch * 500;
            List<ObjectNode> purchases = IntStream.range(from, from + 500)
                    .mapToObj(i -> Shop.purchase("o-" + i, "customer-" + i % 50, Shop.CLASSIC, Instant.now()))
                    .toList();
            assertThat(client.post("/v1/events", purchases).status()).isEqualTo(200);
        }
        ObjectNode before = overview(client);
        service.stop();

        Path data = service.data();
        for (String name : List.of(
                "log/00000000.segment",
                "log/signing.key",
                "vault/master.key",
                "vault/tenants",
                "vault/people")) {
            isRefusedByName(service, data.resolve(name));
        }

        Path snapshot = data.resolve("snapshots").resolve("shop.snapshot");
        Path heads = data.resolve("log").resolve("checkpoints");
        Path histories = largest(data.resolve("histories").resolve("data"));
        Path rulebook = largest(data.resolve("rulebooks"));
        for (Path file : List.of(snapshot, heads, histories, rulebook)) {
            flip(file);
        }
        service.start();
        String ready = client.get(READY).text();
        assertThat(ready)
                .contains(
                        snapshot.toString(),
                        heads.toString(),
                        data.resolve("histories").toString());
        assertThat(Files.readString(service.output()))
                .contains(
                        "The snapshot (%s) is damaged".formatted(snapshot),
                        "A signed head in (%s)".formatted(heads),
                        "The stored histories (%s) were damaged; they are rebuilt".formatted(data.resolve("histories")),
                        "The kept rulebook (%s) was changed".formatted(rulebook.getParent()));
        assertThat(overview(client)).isEqualTo(before);
        service.stop();

        service.start();
        assertThat(client.get(READY).text()).as("everything is mended").doesNotContain("remark");
    }

    private static void isRefusedByName(ServiceProcess service, Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        flip(file);
        assertThatThrownBy(service::start).as(file.toString()).isInstanceOf(IOException.class);
        assertThat(Files.readString(service.output())).contains(file.toString());
        Files.write(file, whole);
    }

    /** Flips a bit in the middle of what is written. */
    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        int at = end / 2;
        while (bytes[at] == 0) {
            at++;
        }
        bytes[at] ^= 2;
        Files.write(file, bytes);
    }

    private static ObjectNode overview(Client client) {
        ObjectNode overview = client.get("/v1/overview").body().deepCopy();
        List.of("as_of", "log", "latency").forEach(overview::remove);
        return overview;
    }

    private static Path largest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }
}
