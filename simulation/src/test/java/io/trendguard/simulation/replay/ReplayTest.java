package io.trendguard.simulation.replay;

import static io.trendguard.testing.CustomerBuilder.aLoyalCustomer;
import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.CustomerBuilder.aRepeatReturner;
import static io.trendguard.testing.RequestBuilder.aCheckout;
import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.decision.Decider;
import io.trendguard.decision.DecisionInWords;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Tenant;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.log.EntryKind;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.log.NewEntry;
import io.trendguard.log.payload.Challenge;
import io.trendguard.log.payload.Challenge.LineScore;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.risk.RiskModel;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.cases.CaseRiskModel;
import io.trendguard.simulation.Progress;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Tenant SHOP = new Tenant("trendbuy");
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");
    private static final Rulebook REGRET = Rulebook.shipped("regret");
    private static final CaseRiskModel MODEL = new CaseRiskModel();

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final Replay replay = new Replay(new ReplaySources(List.of(REGRET), List.of(MODEL)));

    @Test
    void whatAChallengerSaidStaysInTheRecordAndChangesNothing() throws Exception {
        DecisionRequest request = requests(1).get(0);
        Challenge challenge = new Challenge(
                "9".repeat(64), List.of(new LineScore("l1", new BigDecimal("0.990000"), 4.6)), Optional.empty());
        DecisionPayload alone = new DecisionPayload(request, new Decider().decide(request, REGRET, Optional.of(MODEL)));
        DecisionPayload challenged = new DecisionPayload(request, alone.decision(), List.of(challenge));
        log.append(SHOP, List.of(challenged.toEntry(NOW)));

        assertThat(replay.run(log, SHOP, 1, Progress.SILENT).allEqual()).isTrue();
        ObjectNode record =
                (ObjectNode) Json.mapper().readTree(challenged.toEntry(NOW).payload());
        record.remove("challengers");
        assertThat(record.get("schema_version").asInt()).isEqualTo(4);
        assertThat(CanonicalJson.bytes(record)).isEqualTo(alone.toEntry(NOW).payload());
    }

    private static List<DecisionRequest> requests(int count) {
        List<DecisionRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double risk = (i % 100) / 100.0;
            requests.add(
                    switch (i % 5) {
                        case 0 -> aCheckout().by(aNewBuyer()).atRisk(risk).build();
                        case 1 -> aPurchase().by(aRepeatReturner()).atRisk(risk).build();
                        case 2 ->
                            aPurchase()
                                    .by(aLoyalCustomer())
                                    .atRisk(risk)
                                    .andAnItemAtRisk(0.9)
                                    .build();
                        case 3 ->
                            aCheckout()
                                    .by(aLoyalCustomer())
                                    .atRisk(risk)
                                    .inSafeMode()
                                    .build();
                        default ->
                            aPurchase()
                                    .by(aNewBuyer())
                                    .atRisk(risk)
                                    .failing("The histories are away.")
                                    .build();
                    });
        }
        return requests;
    }

    private void record(DecisionRequest request) {
        DecisionPayload payload =
                new DecisionPayload(request, new Decider().decide(request, REGRET, Optional.of(MODEL)));
        var unused = log.append(SHOP, List.of(payload.toEntry(NOW)));
    }

    @Test
    void whatWasDecidedIsDecidedAgainToTheByteByOneThreadAndByMany() throws Exception {
        requests(600).forEach(this::record);

        ReplayReport one = replay.run(log, SHOP, 1, Progress.SILENT);
        ReplayReport many = replay.run(log, SHOP, 4, Progress.SILENT);

        assertThat(one.equal()).as(one.words()).isEqualTo(600);
        assertThat(many.equal()).as(many.words()).isEqualTo(600);
        assertThat(one.allEqual() && many.allEqual()).isTrue();
    }

    @Test
    void aLogWithRecordsOfEveryVersionIsDecidedAgainToTheByte() throws Exception {
        RiskModel before = MODEL.explainingBeforeCalibration();
        Challenge challenge = Challenge.skipped("9".repeat(64), "it was late");
        for (DecisionRequest request : requests(60)) {
            appendInWords(request, before, List.of(), 1);
            appendInWords(request, before, List.of(challenge), 2);
            appendInWords(request, MODEL, List.of(), request.faults().isEmpty() ? 3 : 1);
            record(request);
        }

        ReplayReport report = replay.run(log, SHOP, 2, Progress.SILENT);

        assertThat(report.equal()).as(report.words()).isEqualTo(240);
        assertThat(report.allEqual()).isTrue();
    }

    private void appendInWords(
            DecisionRequest request, RiskModel model, List<Challenge> challengers, int expectedVersion) {
        DecisionPayload payload = DecisionPayload.inWords(
                request,
                DecisionInWords.of(new Decider().decide(request, REGRET, Optional.of(model)), Optional.of(REGRET)),
                challengers);
        assertThat(payload.schemaVersion()).isEqualTo(expectedVersion);
        var unused = log.append(SHOP, List.of(payload.toEntry(NOW)));
    }

    @Test
    void wordsOfARowThatTheRulebookDoesNotSayAreFound() throws Exception {
        DecisionRequest request = requests(1).get(0);
        DecisionPayload payload = DecisionPayload.inWords(
                request,
                DecisionInWords.of(new Decider().decide(request, REGRET, Optional.of(MODEL)), Optional.empty()),
                List.of());
        var unused = log.append(SHOP, List.of(payload.toEntry(NOW)));

        ReplayReport report = replay.run(log, SHOP, 1, Progress.SILENT);

        assertThat(report.different()).isEqualTo(1);
        assertThat(report.findings().get(0).path()).isEqualTo("$.decision.matched_rows[0].name");
    }

    @Test
    void aDecisionThatWasChangedIsNamedWithTheFirstPlace() throws Exception {
        requests(3).forEach(this::record);
        forge("outcome", "NOTHING");

        ReplayReport report = replay.run(log, SHOP, 2, Progress.SILENT);

        assertThat(report.equal()).isEqualTo(3);
        assertThat(report.different()).isEqualTo(1);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.position()).isEqualTo(3);
            assertThat(finding.path()).isEqualTo("$.decision.outcome");
            assertThat(finding.recorded()).isEqualTo("\"NOTHING\"");
            assertThat(finding.replayed()).isEqualTo("\"UNDETERMINED\"");
        });
        assertThat(report.words()).contains("entry 3", "$.decision.outcome");
    }

    @Test
    void aVersionThatIsNotAtHandIsNotCalledEqual() throws Exception {
        requests(4).forEach(this::record);
        Replay without = new Replay(new ReplaySources(List.of(), List.of(MODEL)));

        ReplayReport report = without.run(log, SHOP, 1, Progress.SILENT);

        assertThat(report.undecidable()).isEqualTo(4);
        assertThat(report.allEqual()).isFalse();
        assertThat(report.findings().get(0).path()).isEqualTo("$.rulebook_version");
    }

    @Test
    void aDecisionWithoutARulebookIsReplayedWithoutOne() throws Exception {
        DecisionRequest request = aPurchase().by(aNewBuyer()).atRisk(0.9).build();
        DecisionPayload payload =
                new DecisionPayload(request, new Decider().decideWithoutRulebook(request, Optional.of(MODEL)));
        var unused = log.append(SHOP, List.of(payload.toEntry(NOW)));

        assertThat(replay.run(log, SHOP, 1, Progress.SILENT).equal()).isEqualTo(1);
    }

    @Test
    void theSameValueInOtherBytesIsDifferent() throws Exception {
        record(requests(1).get(0));
        byte[] payload = log.read(SHOP, 0).orElseThrow().payload().orElseThrow();
        String spaced = " " + new String(payload, StandardCharsets.UTF_8);
        var unused = log.append(
                SHOP, List.of(new NewEntry(EntryKind.DECISION, 1, NOW, spaced.getBytes(StandardCharsets.UTF_8))));

        ReplayReport report = replay.run(log, SHOP, 1, Progress.SILENT);

        assertThat(report.different()).isEqualTo(1);
        assertThat(report.findings().get(0).recorded()).contains("other bytes");
    }

    /** Appends the last decision of {@link #requests} (an undetermined one) with a field changed. */
    private void forge(String field, String value) throws IOException {
        DecisionRequest request = requests(5).get(4);
        DecisionPayload payload =
                new DecisionPayload(request, new Decider().decide(request, REGRET, Optional.of(MODEL)));
        ObjectNode forged = Json.mapper().valueToTree(payload);
        ((ObjectNode) forged.path("decision")).put(field, value);
        var unused = log.append(SHOP, List.of(new NewEntry(EntryKind.DECISION, 1, NOW, CanonicalJson.bytes(forged))));
    }
}
