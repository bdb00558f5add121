package io.trendguard.log.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.NewEntry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogPayloadTest {
    private static final Instant TIME = Instant.parse("2026-11-20T14:30:05Z");

    static List<LogPayload> oneOfEachKind() {
        return Payloads.oneOfEachKind();
    }

    private static Entry entry(NewEntry entry, Optional<byte[]> payload) {
        return new Entry(
                new Tenant("demo"), 7, entry.kind(), entry.schemaVersion(), entry.time(), payload, new byte[32]);
    }

    @Test
    void everyKindOfEntryHasAPayload() {
        assertThat(oneOfEachKind()).extracting(LogPayload::kind).containsExactly(EntryKind.values());
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void aPayloadIsReadBackAsItWasToTheByte(LogPayload payload) {
        NewEntry written = payload.toEntry(TIME);

        LogPayload read =
                LogPayload.of(entry(written, Optional.of(written.payload()))).orElseThrow();

        assertThat(read).isEqualTo(payload);
        assertThat(read.toEntry(TIME).payload()).isEqualTo(written.payload());
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void aPayloadNamesItsKindAndVersion(LogPayload payload) throws Exception {
        JsonNode json = Json.mapper().readTree(payload.toEntry(TIME).payload());

        assertThat(json.get("kind").asText()).isEqualTo(payload.kind().name().toLowerCase(Locale.ROOT));
        assertThat(json.get("schema_version").asInt()).isEqualTo(payload.schemaVersion());
    }

    @Test
    void whatAChallengerSaidIsReadBackAndADecisionWithoutOneSaysNothingOfIt() {
        DecisionPayload alone = Payloads.aDecision();
        Challenge judged = new Challenge(
                "3".repeat(64), List.of(new Challenge.LineScore("l1", new BigDecimal("0.5"), 0.25)), Optional.empty());
        Challenge late = Challenge.skipped("4".repeat(64), "it did not answer within 5 ms");
        DecisionPayload challenged = new DecisionPayload(alone.request(), alone.decision(), List.of(judged, late));
        NewEntry written = challenged.toEntry(TIME);

        assertThat(LogPayload.of(entry(written, Optional.of(written.payload()))))
                .contains(challenged);
        assertThat(new String(alone.toEntry(TIME).payload(), StandardCharsets.UTF_8))
                .doesNotContain("challengers");
    }

    @Test
    void anErasedEntrySaysNothing() {
        assertThat(LogPayload.of(entry(Payloads.aDecision().toEntry(TIME), Optional.empty())))
                .isEmpty();
    }

    @Test
    void aPayloadUnderAnotherHeaderIsRefused() {
        NewEntry attempt = oneOfEachKind().get(4).toEntry(TIME);
        Entry wrong =
                entry(new NewEntry(EntryKind.DELIVERY, 1, TIME, attempt.payload()), Optional.of(attempt.payload()));

        assertThatThrownBy(() -> LogPayload.of(wrong))
                .hasMessageContaining("(demo/7)")
                .hasMessageContaining("(DELIVERY)")
                .hasMessageContaining("(ATTEMPT)");
    }

    @Test
    void aPayloadOfANewerVersionIsRefused() {
        NewEntry attempt = oneOfEachKind().get(4).toEntry(TIME);
        Entry newer =
                entry(new NewEntry(EntryKind.ATTEMPT, 2, TIME, attempt.payload()), Optional.of(attempt.payload()));

        assertThatThrownBy(() -> LogPayload.of(newer)).hasMessageContaining("newer version");
    }

    @Test
    void aRejectionRepeatsNothingOfWhatWasSent() {
        String json = new String(oneOfEachKind().get(8).toEntry(TIME).payload(), StandardCharsets.UTF_8);

        assertThat(json).contains("data.order_id").doesNotContain("secret");
    }
}
