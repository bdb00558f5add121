package io.trendguard.log.payload;

import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.decision.Decider;
import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionInWords;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.event.Tenant;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.NewEntry;
import io.trendguard.risk.CalibrationStep;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.Reason;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.risk.RiskModel;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.cases.CaseRiskModel;
import io.trendguard.rulebook.cases.GoldenCase;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions in the compact form of version 4. */
class CompactDecisionTest {
    private static final Instant TIME = Instant.parse("2026-11-20T14:30:00.123456789Z");
    private static final Rulebook REGRET = Rulebook.shipped("regret");
    /** Its names are a resource of these tests. */
    private static final String SHIPPED = "00000000000000000000000000000001";

    private static final List<String> NAMES = List.of("case_risk", "orders_90d", "tenure_days", "trend_stage");

    private static DecisionPayload decided(DecisionRequest request, RiskModel model) {
        return new DecisionPayload(request, new Decider().decide(request, REGRET, Optional.of(model)));
    }

    private static DecisionPayload read(NewEntry written, byte[] payload) {
        return (DecisionPayload) LogPayload.of(new Entry(
                        new Tenant("demo"),
                        7,
                        written.kind(),
                        written.schemaVersion(),
                        TIME,
                        Optional.of(payload),
                        new byte[32]))
                .orElseThrow();
    }

    private static DecisionPayload readBack(DecisionPayload payload) {
        NewEntry written = payload.toEntry(TIME);
        return read(written, written.payload());
    }

    private static void isCanonical(DecisionPayload payload) throws IOException {
        byte[] written = payload.toEntry(TIME).payload();
        assertThat(new String(CanonicalJson.bytes(Json.mapper().readTree(written)), StandardCharsets.UTF_8))
                .isEqualTo(new String(written, StandardCharsets.UTF_8));
    }

    @Test
    void everyGoldenCaseIsRecordedWhole() throws IOException {
        for (GoldenCase golden : GoldenCase.of(REGRET.files())) {
            DecisionPayload payload = decided(golden.request(), new CaseRiskModel());

            assertThat(readBack(payload)).as(golden.policy()).isEqualTo(payload);
            isCanonical(payload);
        }
    }

    @Test
    void theSentencesOfARowAreThoseOfTheRulebookThatDecided() {
        DecisionPayload payload =
                decided(aPurchase().by(aNewBuyer()).atRisk(0.9).build(), new CaseRiskModel());
        String written = new String(payload.toEntry(TIME).payload(), StandardCharsets.UTF_8);
        DecisionInWords told = DecisionInWords.of(readBack(payload).decision(), Optional.of(REGRET));

        assertThat(told.matchedRows().get(0).name()).isEqualTo("Who has never ordered is a new buyer");
        assertThat(told.matchedRows().get(0).reason()).isEqualTo("NEW_BUYER");
        assertThat(written).doesNotContain("Who has never ordered", "NEW_BUYER\"");
        assertThat(DecisionInWords.of(payload.decision(), Optional.empty())
                        .matchedRows()
                        .get(0)
                        .name())
                .isEqualTo("Row 1 of policy/customer");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void linesOfAShippedSchemaAreReadBackWithNamesTimesAndCauses(long seed) throws IOException {
        DecisionRequest request = shippedRequest(new Random(seed));
        DecisionPayload payload = new DecisionPayload(request, assessed(request));
        String written = new String(payload.toEntry(TIME).payload(), StandardCharsets.UTF_8);

        DecisionPayload read = readBack(payload);

        assertThat(read.request()).isEqualTo(request);
        assertThat(written).contains(SHIPPED).doesNotContain("\"names\"");
        isCanonical(payload);
        assertThat(readBack(read)).isEqualTo(read);
        for (int i = 0; i < request.lines().size(); i++) {
            RiskAssessment before = payload.decision().risks().get(i).risk();
            RiskAssessment after = read.decision().risks().get(i).risk();
            assertThat(after.logOdds()).isEqualTo(before.logOdds());
            assertThat(after.notes()).isEqualTo(before.notes());
            assertThat(after.contributions()).extracting(Contribution::feature).isEqualTo(NAMES);
        }
    }

    /** One to three lines: some values are shared, some are missing, some times are of nanoseconds. */
    private static DecisionRequest shippedRequest(Random random) {
        DecisionRequest base =
                aPurchase().andAnItemAtRisk(0.2).andAnItemAtRisk(0.3).at(TIME).build();
        List<LineRequest> lines = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            List<Feature> features = new ArrayList<>();
            for (String name : NAMES) {
                FeatureValue value = switch (random.nextInt(4)) {
                    case 0 -> new FeatureValue.Missing("cause " + random.nextInt(2));
                    case 1 -> new FeatureValue.Category("word " + random.nextInt(2));
                    case 2 -> new FeatureValue.Numeric(random.nextInt(2));
                    default -> new FeatureValue.Numeric(Float.intBitsToFloat(random.nextInt(0x7F000000)));
                };
                Instant asOf = switch (random.nextInt(3)) {
                    case 0 -> TIME;
                    case 1 -> TIME.minusNanos(random.nextInt(9));
                    default -> Instant.ofEpochMilli(random.nextInt(1_000) * 1_000_000_000L);
                };
                features.add(new Feature(name, value, asOf));
            }
            lines.add(new LineRequest(base.lines().get(i).line(), Optional.of(new FeatureVector(SHIPPED, features))));
        }
        return new DecisionRequest(
                base.decisionId(),
                base.tenant(),
                base.decisionPoint(),
                base.stage(),
                base.orderId(),
                base.person(),
                base.eventTime(),
                base.decidedAt(),
                base.currency(),
                lines,
                base.contact(),
                base.budget(),
                base.arm(),
                base.safeMode(),
                base.faults());
    }

    private static Decision assessed(DecisionRequest request) {
        RiskModel model = new RiskModel() {
            @Override
            public String version() {
                return "5".repeat(64);
            }

            @Override
            public RiskAssessment assess(FeatureVector features) {
                List<Contribution> contributions = NAMES.stream()
                        .map(name -> new Contribution(name, 0.1234567891))
                        .toList();
                double logOdds = 4 * 0.1234567891;
                List<String> notes = new ArrayList<>();
                for (Feature feature : features.features()) {
                    if (feature.value() instanceof FeatureValue.Missing missing) {
                        notes.add(missing.note(feature.name()));
                    }
                }
                notes.add("a note of its own");
                return new RiskAssessment(
                        new BigDecimal(1 / (1 + StrictMath.exp(-logOdds))).setScale(6, RoundingMode.HALF_EVEN),
                        logOdds,
                        0,
                        contributions,
                        Optional.of(new CalibrationStep(CalibrationStep.Method.PLATT, 0)),
                        List.of(new Reason("NEW_BUYER", "orders_90d", 0.246913, "Facts help.", "It raises the risk.")),
                        notes,
                        version());
            }
        };
        return new Decider().decide(request, REGRET, Optional.of(model));
    }

    @Test
    void namesThatAreNotShippedAreMissedInWords() throws IOException {
        DecisionPayload payload = decided(aPurchase().build(), new CaseRiskModel());
        NewEntry written = payload.toEntry(TIME);
        ObjectNode tree = (ObjectNode) Json.mapper().readTree(written.payload());
        ((ObjectNode) tree.path("request").path("features").path(0)).remove("names");

        assertThatThrownBy(() -> read(written, CanonicalJson.bytes(tree)))
                .hasMessageContaining("schema (golden-case) are not shipped here");
    }

    @Test
    void aFieldThatIsMissingUnknownOrWrongIsNamed() throws IOException {
        NewEntry written = decided(aPurchase().build(), new CaseRiskModel()).toEntry(TIME);
        ObjectNode tree = (ObjectNode) Json.mapper().readTree(written.payload());
        JsonNode whole = tree.deepCopy();

        ((ObjectNode) tree.path("decision")).remove("outcome");
        assertThatThrownBy(() -> read(written, CanonicalJson.bytes(tree)))
                .hasMessageContaining("(decision.outcome) is missing");
        ((ObjectNode) tree.path("decision")).put("outcome", "MAYBE");
        assertThatThrownBy(() -> read(written, CanonicalJson.bytes(tree)))
                .hasMessageContaining("(decision.outcome) has the value (\"MAYBE\") and must be one of [INTERVENE");
        ((ObjectNode) tree.path("decision")).put("outcome", "NOTHING").put("mood", 1);
        assertThatThrownBy(() -> read(written, CanonicalJson.bytes(tree)))
                .hasMessageContaining("(decision.mood) is not known");
        ((ObjectNode) whole).put("schema_version", 5);
        assertThatThrownBy(() -> read(written, CanonicalJson.bytes(whole)))
                .hasMessageContaining("(schema_version) has the value (5)")
                .hasMessageContaining("newer version");
        assertThat(written.kind()).isEqualTo(EntryKind.DECISION);
    }
}
