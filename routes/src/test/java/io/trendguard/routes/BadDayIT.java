package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.routes.Client.Answer;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The service on a day when its disk is full, its threads end, or its log folder or signed heads vanish. */
class BadDayIT {
    /** Readiness is to tell the truth within two seconds; the rest is for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(2).plusSeconds(6);

    private static final String READY = "/q/health/ready";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

    @Test
    void aStartThatCanWriteNowhereNamesTheFolder() throws Exception {
        ServiceProcess service = services.on(folder.resolve("full"), Map.of());
        EndedStart full = EndedStart.of(service, "prlimit", "--fsize=0");
        assertThat(full.exitCode()).isNotZero();
        assertThat(full.output())
                .as("the first file that a start writes is a temporary one")
                .contains("folder of temporary files (", "takes no writes", "Free some space")
                .doesNotContain("Magic byte", "Exception");
    }

    @Test
    void aThreadOfOursThatEndsIsToldByReadinessAndReplaced() throws Exception {
        int port = SlowMethod.freePort();
        ServiceProcess service = services.on(folder.resolve("threads"), Map.of(), List.of(SlowMethod.option(port)));
        Client client = Services.started(service);
        accepts(client, "before", 3);

        SlowMethod.interrupt(port, "outbox-follow");
        client.await(
                READY,
                ready -> ready.toString().contains("the threads [outbox-follow] have ended")
                        && ready.path("status").asText().equals("UP"));
        accepts(client, "after", 5);
        assertThat(client.purchasesCounted()).isEqualTo(8);
    }

    @Test
    void aLogFolderThatVanishesIsNoticedBeforeAnythingMoreIsAcceptedAndNoNewLogBegins() throws Exception {
        ServiceProcess service = services.on(folder.resolve("vanished"), Map.of());
        Client client = Services.started(service);
        accepts(client, "before", 10);

        delete(service.data().resolve("log"));
        for (ObjectNode event : Shop.purchases("lost", 12)) {
            Answer answer = client.post("/v1/events", event);
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        }
        untilReadySays(client, service.data().resolve("log").toString(), "no longer in its folder");
        service.kill();

        assertThatThrownBy(service::start).isInstanceOf(IOException.class);
        assertThat(Files.readString(service.output()))
                .contains("The log is missing", "trendguard/shop with", "Restore the log folder from a backup");
    }

    @Test
    void aLogWithoutItsSignedHeadsIsRefusedAndADamagedCopyIsReported() throws Exception {
        ServiceProcess service = services.on(folder.resolve("heads"), Map.of());
        Client client = Services.started(service);
        accepts(client, "before", 30);
        service.stop();
        Path log = service.data().resolve("log");
        Path beside = log.resolve("checkpoints");
        Path second = folder.resolve("heads.heads").resolve("checkpoints");
        Path kept = folder.resolve("kept");
        assertThat(second).exists();
        Files.copy(beside, kept);

        Path segment = lastSegment(log);
        byte[] whole = Files.readAllBytes(segment);
        Files.write(segment, withoutTheLastBlocks(whole));
        Files.delete(beside);
        assertThatThrownBy(service::start).isInstanceOf(IOException.class);
        assertThat(Files.readString(service.output()))
                .contains(second.toString(), "acknowledged entries are missing", "Restore the folder from a backup");
        delete(folder.resolve("heads.heads"));
        assertThatThrownBy(service::start).isInstanceOf(IOException.class);
        assertThat(Files.readString(service.output()))
                .contains(beside.toString(), "are missing", "would go unnoticed", "accept-loss");

        Files.write(segment, whole);
        Files.copy(kept, beside, StandardCopyOption.REPLACE_EXISTING);
        service.start();
        service.stop();
        byte[] heads = Files.readAllBytes(second);
        heads[600] ^= 4;
        heads[40] ^= 4;
        Files.write(second, heads);
        service.start();
        assertThat(client.get(READY).text()).contains(second.toString(), "damaged", "written again");
        accepts(client, "after", 3);
    }

    private static void accepts(Client client, String name, int count) {
        for (ObjectNode event : Shop.purchases(name, count)) {
            Answer answer = client.post("/v1/events", event);
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        }
    }

    /** Waits until readiness refuses and says all of that, which must be soon. */
    private static void untilReadySays(Client client, String... words) throws InterruptedException {
        long begun = System.nanoTime();
        Answer ready = client.get(READY);
        while (ready.status() != 503 || !Stream.of(words).allMatch(ready.text()::contains)) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as(ready.text())
                    .isLessThan(SOON);
            Thread.sleep(50);
            ready = client.get(READY);
        }
        System.out.printf("Readiness gave the reason after %,d ms.%n", (System.nanoTime() - begun) / 1_000_000);
    }

    private static Path lastSegment(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".segment"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** With zeros for the last tenth of what was written. */
    private static byte[] withoutTheLastBlocks(byte[] segment) {
        int end = segment.length;
        while (segment[end - 1] == 0) {
            end--;
        }
        byte[] cut = segment.clone();
        Arrays.fill(cut, end - end / 10, end, (byte) 0);
        return cut;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
