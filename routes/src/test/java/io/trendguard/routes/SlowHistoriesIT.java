package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.model.feature.Features;
import io.trendguard.routes.Client.Answer;
import io.trendguard.simulation.crash.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The circuit breaker of the running service: histories that are slow do not make every checkout late. */
@Tag("needs-quiet-machine")
class SlowHistoriesIT {
    private static final String SLOW_AT = "PT0.15S";
    private static final Duration HELD = Duration.ofMillis(600);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

    private int checkouts;

    private Answer checkout(Client client) {
        checkouts++;
        return client.post("/v1/checkout", Shop.checkout("cart-" + checkouts, "rita", Shop.HYPE, Instant.now()));
    }

    @Test
    void slowHistoriesAreLeftAloneForAWhileAndAskedAgain() throws Exception {
        int port = SlowMethod.freePort();
        ServiceProcess service = services.on(
                folder.resolve("data"),
                Map.of("trendguard.checkout-deadline", SLOW_AT),
                List.of(SlowMethod.option(port)));
        Client client = Services.started(service);
        untilDetermined(client);

        try (SlowMethod slow = SlowMethod.of(port, Features.class.getName(), "of", HELD)) {
            for (int i = 0; i < 5; i++) {
                assertThat(checkout(client).eventStatus())
                        .as("its histories are slow")
                        .isEqualTo("TOO_LATE");
                Thread.sleep(HELD.toMillis());
            }
            Answer answer = checkout(client);
            assertThat(answer.eventStatus()).as("it is answered in time").isEqualTo("ACCEPTED");
            JsonNode decision = client.decisionOf(answer).path("decision");
            assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
            assertThat(decision.toString()).contains("history failed or was slow 5 times in a row");
        }
        untilDetermined(client);
        assertThat(Files.readString(service.output()))
                .contains("took longer than PT0.15S. It is left alone for PT10S", "history answers again");
    }

    /** The first decisions of a JVM may be late; what is asked of a part that is left alone is not determined. */
    private void untilDetermined(Client client) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        int inARow = 0;
        while (inARow < 5) {
            assertThat(System.nanoTime()).as("decisions are made again").isLessThan(end);
            Answer answer = checkout(client);
            boolean determined = answer.eventStatus().equals("ACCEPTED")
                    && !answer.decided().path("outcome").asText().equals("UNDETERMINED");
            inARow = determined ? inARow + 1 : 0;
            Thread.sleep(50);
        }
    }
}
