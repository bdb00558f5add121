package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.routes.Client.Answer;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The service on a disk of its own that is filled to the last byte and freed again. Needs the right to mount one. */
class FullDiskIT {
    private static final String READY = "/q/health/ready";
    /** Readiness is to tell the truth within two seconds; the rest is for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(2).plusSeconds(8);
    /** What was seen of an append that was lost is derived from the log again before events are accepted. */
    private static final Duration DERIVED_AGAIN = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

    private boolean mounted;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        mounted = calls("mount", "-t", "tmpfs", "-o", "size=256m", "trendguard-test", disk().toString());
        assumeTrue(mounted, "A small disk cannot be mounted here (it takes root and mount), so this test is skipped.");
    }

    @AfterEach
    void unmountIt() throws Exception {
        if (mounted) {
            calls("umount", "--lazy", disk().toString()); // the service that writes to it is ended after this
        }
    }

    private Path disk() throws IOException {
        return Files.createDirectories(folder.resolve("disk"));
    }

    @Test
    void readinessTellsTheTruthInBothDirectionsAndWhatWasAcceptedIsKept() throws Exception {
        ServiceProcess service = services.on(disk().resolve("data"), Map.of());
        Client client = Services.started(service);
        assertThat(accepted(client, Shop.purchases("before", 20))).isEqualTo(20);

        CompletableFuture<Integer> sender =
                CompletableFuture.supplyAsync(() -> accepted(client, Shop.purchases("meanwhile", 100_000)));
        Path filler = disk().resolve("filler");
        fill(filler);
        String reason = until(client, ready -> ready.status() == 503, SOON, "Not ready", "the disk was full");
        assertThat(reason).contains(service.data().toString(), "is full", "Free some space");
        int meanwhile = sender.join();
        Answer refused = client.post("/v1/events", Shop.purchases("during", 1).get(0));
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.text()).contains("Nothing was accepted. Send the same events again later");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        Thread.sleep(6_000); // histories are kept every two seconds, and their store must survive that
        assertThat(client.get(READY).status()).isEqualTo(503);

        Files.delete(filler);
        until(client, ready -> !ready.text().contains("is full"), SOON, "Not full any more", "space was freed");
        until(client, ready -> ready.status() == 200, DERIVED_AGAIN, "Ready by itself", "that");
        assertThat(accepted(client, Shop.purchases("after", 50))).isEqualTo(50);
        assertThat(client.purchasesCounted()).isEqualTo(20 + meanwhile + 50);
        service.stop();

        fill(filler);
        EndedStart full = EndedStart.of(service);
        assertThat(full.exitCode()).isNotZero();
        assertThat(full.output())
                .contains("The service cannot start", service.data().toString(), "is full", "Free some space")
                .doesNotContain("Magic byte");
        Files.delete(filler);
        service.start();
        assertThat(accepted(client, Shop.purchases("later", 5))).isEqualTo(5);
        assertThat(client.purchasesCounted()).isEqualTo(20 + meanwhile + 50 + 5);
    }

    /** Sends events until one is not accepted, which is then refused in words. */
    private static int accepted(Client client, List<ObjectNode> events) {
        int accepted = 0;
        for (ObjectNode event : events) {
            Answer answer = client.post("/v1/events", event);
            if (answer.status() != 202) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.body().path("detail").asText())
                        .as(answer.text())
                        .isNotBlank();
                return accepted;
            }
            accepted++;
        }
        return accepted;
    }

    private static String until(Client client, Predicate<Answer> wanted, Duration patience, String what, String since)
            throws InterruptedException {
        long begun = System.nanoTime();
        Answer ready = client.get(READY);
        while (!wanted.test(ready)) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as(ready.text())
                    .isLessThan(patience);
            Thread.sleep(20);
            ready = client.get(READY);
        }
        System.out.printf("%s, %,d ms after %s.%n", what, (System.nanoTime() - begun) / 1_000_000, since);
        return ready.text();
    }

    private static void fill(Path filler) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] some = new byte[4_096];
            while (true) {
                out.write(some);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left on device");
        }
    }

    private static boolean calls(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
