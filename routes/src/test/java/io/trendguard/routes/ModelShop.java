package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.json.Json;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.registry.ModelZip;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.routes.Client.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Models of the shop of these tests, brought and moved over HTTP, and what the log says of it. */
final class ModelShop {
    private static final AtomicInteger ORDERS = new AtomicInteger();

    private final SegmentAuditLog log;

    final Client owner = Client.withKey("owner");
    final Client approver = Client.withKey("approver");

    ModelShop(SegmentAuditLog log) {
        this.log = log;
    }

    /** The trained model of the tests with another calibration, so that it is another version and says other numbers. */
    ModelFolder variant(double slope, Readiness readiness) {
        try {
            Map<String, byte[]> files = ModelFolder.read(
                            TestService.running().data().resolve("models/test"))
                    .files();
            Calibration calibration = new Calibration.Platt(slope, 0);
            files.put(
                    ModelFolder.CALIBRATION,
                    Json.mapper().writerFor(Calibration.class).writeValueAsBytes(calibration));
            files.put(ModelFolder.READINESS, Json.mapper().writeValueAsBytes(readiness));
            files.put(ModelFolder.REPORT_PAGE, "<!doctype html><title>R</title>".getBytes(StandardCharsets.UTF_8));
            return ModelFolder.write(TestService.running().data().resolve("variants/" + slope), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Readiness ready() {
        return new Readiness(List.of());
    }

    Answer bring(ModelFolder folder) throws IOException {
        return owner.post("/v1/models?reason=newer+history", ModelZip.TYPE, ModelZip.pack(folder));
    }

    static Answer state(Client who, String version, String body) {
        return who.post("/v1/models/" + version + "/state", body);
    }

    static JsonNode decide(Client who) {
        return decide(who, "customer-" + ORDERS.get());
    }

    static JsonNode decide(Client who, String customer) {
        int number = ORDERS.incrementAndGet();
        Answer sent = who.post("/v1/events", Shop.purchase("life-" + number, customer, Shop.CLASSIC, Instant.now()));
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        Answer read = who.get("/v1/decisions/" + sent.decisionId());
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        return read.body().path("decision");
    }

    PublicationPayload lastPublication() {
        try (Stream<Entry> entries = log.scan(TestService.MODELS, 0)) {
            return entries.filter(entry -> entry.kind() == EntryKind.PUBLICATION)
                    .flatMap(entry -> LogPayload.of(entry).stream())
                    .map(PublicationPayload.class::cast)
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }

    DecisionPayload lastDecision(JsonNode decision) {
        try (Stream<Entry> entries = log.scan(TestService.MODELS, 0)) {
            return entries.filter(entry -> entry.kind() == EntryKind.DECISION)
                    .flatMap(entry -> LogPayload.of(entry).stream())
                    .map(DecisionPayload.class::cast)
                    .filter(payload -> payload.decision()
                            .decisionId()
                            .equals(decision.path("decision_id").asText()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
