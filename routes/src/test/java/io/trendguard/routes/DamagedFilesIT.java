package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A flipped bit in any kind of file of the data folder: what can be rebuilt is rebuilt and reported, the rest is refused by name. */
class DamagedFilesIT {
    private static final String READY = "/q/health/ready";

    /** Nothing takes their place: a start names the file and refuses. */
    private static final List<String> REFUSED = List.of(
            "log/\\d+\\.segment",
            "log/signing\\.key",
            "vault/master\\.key",
            "vault/tenants",
            "vault/people",
            "keys\\.json");

    /** Each can be had from elsewhere: a start rebuilds it and readiness names it. */
    private static final List<String> REBUILT = List.of(
            "log/checkpoints",
            "snapshots/.+\\.snapshot",
            "histories/data/.+\\.\\d+",
            "histories/index/.+",
            "histories/manifest.*",
            "rulebooks/.+",
            "registry/.+",
            "warehouse/.+");

    /** Written anew at each start before anything is read from them, or never read. */
    private static final List<String> NOT_READ = List.of(
            "log/index/.+",
            "log/next-\\d+\\.spare",
            "vault/index/.+",
            "(.+[/.])?lock",
            ".+\\.lck",
            "probe",
            ".+\\.log");

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
        damagedKeysAreToldWhileTheServiceRuns(service, client);
        service.stop();

        Path data = service.data();
        assertThat(files(data))
                .as("every kind of file in a data folder is in a list of this test")
                .allMatch(name -> Stream.of(REFUSED, REBUILT, NOT_READ).anyMatch(list -> isOf(list, name)));
        for (String kind : REFUSED) {
            isRefusedByName(service, data.resolve(largest(data, kind)));
        }

        Path snapshot = data.resolve("snapshots").resolve("shop.snapshot");
        Path histories = data.resolve("histories");
        Path heads = data.resolve("log").resolve("checkpoints");
        Path rulebook = data.resolve(largest(data, "rulebooks/.+"));
        Path model = data.resolve(largest(data, "registry/.+"));
        List<Path> damaged = new ArrayList<>(
                List.of(snapshot, heads, data.resolve(largest(data, "histories/data/.+\\.\\d+")), rulebook, model));
        damaged.addAll(files(data).stream()
                .filter(name -> isOf(NOT_READ, name) && !name.endsWith(".log"))
                .map(data::resolve)
                .filter(file -> file.toFile().length() > 0)
                .toList());
        for (Path file : damaged) {
            flip(file);
        }
        service.start();
        String ready = client.get(READY).text();
        assertThat(ready)
                .contains(
                        "The snapshot (%s) is damaged".formatted(snapshot),
                        "A signed head in (%s)".formatted(heads),
                        "The stored histories (%s) were damaged; they are rebuilt".formatted(histories),
                        "The kept rulebook (%s) was changed".formatted(rulebook.getParent()),
                        "The kept model (%s) was changed".formatted(model.getParent()));
        assertThat(Files.readString(service.output()))
                .contains(ready.lines()
                        .filter(line -> line.contains("remark-"))
                        .map(line -> line.replaceAll(".*?: \"|\",?$", ""))
                        .toList());
        assertThat(overview(client)).isEqualTo(before);
        service.stop();

        flip(data.resolve(largest(data, "histories/index/.+")));
        flip(folder.resolve("data.heads").resolve("checkpoints"));
        service.start();
        assertThat(client.get(READY).text())
                .contains("The stored histories (%s) were damaged".formatted(histories), "data.heads")
                .doesNotContain("snapshot", "rulebook", "model", "remark-3");
        assertThat(overview(client)).isEqualTo(before);
        service.stop();

        service.start();
        assertThat(client.get(READY).text()).as("everything is mended").doesNotContain("remark");
    }

    private static void damagedKeysAreToldWhileTheServiceRuns(ServiceProcess service, Client client)
            throws IOException, InterruptedException {
        Path keys = service.data().resolve("keys.json");
        byte[] whole = Files.readAllBytes(keys);
        flip(keys);
        assertThat(untilReadyIs(client, 503)).contains(keys.toString());
        assertThat(client.get("/v1/overview").status())
                .as("the keys that it last held are used")
                .isEqualTo(200);
        Files.write(keys, whole);
        untilReadyIs(client, 200);
    }

    private static String untilReadyIs(Client client, int status) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Client.Answer ready = client.get(READY);
        while (ready.status() != status && System.nanoTime() < end) {
            Thread.sleep(50);
            ready = client.get(READY);
        }
        assertThat(ready.status()).as(ready.text()).isEqualTo(status);
        return ready.text();
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
        while (end > 1 && bytes[end - 1] == 0) {
            end--;
        }
        int at = end / 2;
        while (at < end - 1 && bytes[at] == 0) {
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

    private static boolean isOf(List<String> kinds, String name) {
        return kinds.stream().anyMatch(kind -> Pattern.matches(kind, name));
    }

    /** Of a kind, what has most in it. */
    private static String largest(Path data, String kind) throws IOException {
        return files(data).stream()
                .filter(name -> isOf(List.of(kind), name))
                .max(Comparator.comparingLong(
                        name -> data.resolve(name).toFile().length()))
                .orElseThrow(() -> new AssertionError("There is no file of the kind (%s).".formatted(kind)));
    }

    private static List<String> files(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> data.relativize(file).toString())
                    .toList();
        }
    }
}
