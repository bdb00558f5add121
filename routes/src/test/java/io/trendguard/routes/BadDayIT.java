package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.routes.Client.Answer;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The service on a day when its folders vanish. */
class BadDayIT {
    /** Readiness is to tell the truth within two seconds; the rest is for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(2).plusSeconds(6);

    private static final String READY = "/q/health/ready";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

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
        assertThat(untilReadyIs(client, 503))
                .contains(service.data().resolve("log").toString(), "no longer in its folder");
        service.kill();

        assertThatThrownBy(service::start).isInstanceOf(IOException.class);
        assertThat(Files.readString(service.output()))
                .contains("The log is missing", "trendguard/shop with", "Restore the log folder from a backup");
    }

    private static void accepts(Client client, String name, int count) {
        for (ObjectNode event : Shop.purchases(name, count)) {
            Answer answer = client.post("/v1/events", event);
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        }
    }

    /** Waits until readiness has that status, which must be soon, and gives what it says. */
    private static String untilReadyIs(Client client, int status) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        Answer ready = client.get(READY);
        while (ready.status() != status) {
            assertThat(System.nanoTime()).as("readiness says %s", ready.text()).isLessThan(end);
            Thread.sleep(50);
            ready = client.get(READY);
        }
        return ready.text();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
