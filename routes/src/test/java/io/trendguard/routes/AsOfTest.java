package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.routes.Client.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Figures that are told "as of" a time hold all that was accepted before it, and the time goes on by itself. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class AsOfTest {
    private static final Duration WRITING = Duration.ofSeconds(6);

    /** A shop that no other test counts. */
    private final Client client = Client.withKey("owner");

    private record Accepted(Instant at, String decisionId) {}

    private Accepted purchase() {
        String id = UUID.randomUUID().toString();
        Answer answer = client.post("/v1/events", Shop.purchase(id, "ann", Shop.CLASSIC, Instant.now()));
        assertThat(answer.eventStatus()).as(answer.text()).isEqualTo("ACCEPTED");
        return new Accepted(Instant.now(), answer.decisionId());
    }

    private JsonNode overview() {
        return client.get("/v1/overview").body();
    }

    private static Instant asOf(JsonNode overview) {
        return Instant.parse(overview.path("as_of").asText());
    }

    private static List<JsonNode> recent(JsonNode overview) {
        List<JsonNode> recent = new ArrayList<>();
        overview.path("recent").forEach(recent::add);
        return recent;
    }

    @Test
    void whatWasAcceptedBeforeTheTimeIsInTheFigures() {
        for (int i = 0; i < 10; i++) {
            JsonNode before = overview();
            Accepted purchase = purchase();
            JsonNode after = overview();
            assertThat(asOf(after)).isAfterOrEqualTo(purchase.at());
            assertThat(after.at("/events/accepted").asLong())
                    .isEqualTo(before.at("/events/accepted").asLong() + 1);
            assertThat(after.at("/decisions/total").asLong())
                    .isEqualTo(before.at("/decisions/total").asLong() + 1);
            assertThat(after.at("/log/size").asLong())
                    .isGreaterThan(before.at("/log/size").asLong());
            assertThat(recent(after).get(0).path("decision_id").asText()).isEqualTo(purchase.decisionId());
        }
    }

    @Test
    void soItIsWhileOthersGoOnSending() throws InterruptedException {
        long begin = overview().at("/events/accepted").asLong();
        List<Accepted> accepted = new CopyOnWriteArrayList<>();
        AtomicBoolean ended = new AtomicBoolean();
        Thread sender = new Thread(() -> {
            while (!ended.get()) {
                accepted.add(purchase());
            }
        });
        sender.start();
        try {
            long end = System.nanoTime() + WRITING.toNanos();
            while (System.nanoTime() < end) {
                JsonNode told = overview();
                Instant asOf = asOf(told);
                List<Accepted> before =
                        accepted.stream().filter(one -> one.at().isBefore(asOf)).toList();
                assertThat(told.at("/events/accepted").asLong() - begin).isGreaterThanOrEqualTo(before.size());
                List<String> ids = new ArrayList<>();
                for (JsonNode line : recent(told)) {
                    ids.add(line.path("decision_id").asText());
                    assertThat(Instant.parse(line.path("decided_at").asText())).isBeforeOrEqualTo(asOf);
                }
                if (!before.isEmpty()) {
                    assertThat(ids).contains(before.get(before.size() - 1).decisionId());
                }
            }
        } finally {
            ended.set(true);
            sender.join();
        }
        assertThat(accepted).hasSizeGreaterThan(20);
    }

    @Test
    void theTimeGoesOnAlthoughNothingHappens() throws InterruptedException {
        JsonNode first = overview();
        Thread.sleep(1_100);
        JsonNode later = overview();
        assertThat(Duration.between(asOf(first), asOf(later))).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
        assertThat(Duration.between(asOf(later), Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(later.at("/events/accepted")).isEqualTo(first.at("/events/accepted"));
    }
}
