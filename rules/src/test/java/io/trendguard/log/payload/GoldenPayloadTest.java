package io.trendguard.log.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.asset.AssetId;
import io.trendguard.asset.AssetKind;
import io.trendguard.asset.AssetState;
import io.trendguard.asset.StateChange;
import io.trendguard.event.Tenant;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.point.DecisionPoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payloads as every version wrote them: they are never edited, and every later version must still read them. */
class GoldenPayloadTest {
    private static final Instant TIME = Instant.parse("2026-11-20T14:30:00Z");

    private static byte[] golden(EntryKind kind) throws IOException {
        return golden(1, kind);
    }

    private static byte[] golden(int version, EntryKind kind) throws IOException {
        String file = "/payloads/v%d/%s.json".formatted(version, kind.name().toLowerCase(Locale.ROOT));
        try (InputStream in = Objects.requireNonNull(GoldenPayloadTest.class.getResourceAsStream(file), file)) {
            return CanonicalJson.bytes(Json.mapper().readTree(in));
        }
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void aPayloadOfVersionOneIsReadAndWrittenToTheByte(EntryKind kind) throws IOException {
        Entry entry = new Entry(new Tenant("demo"), 0, kind, 1, TIME, Optional.of(golden(kind)), new byte[32]);

        LogPayload read = LogPayload.of(entry).orElseThrow();

        assertThat(text(read.toEntry(TIME).payload())).isEqualTo(text(golden(kind)));
    }

    /** If this fails, a payload changed its form: raise its version, keep the old files and add new ones. */
    @ParameterizedTest
    @EnumSource(value = EntryKind.class, mode = EnumSource.Mode.EXCLUDE, names = "DECISION") // version 4, see below
    void whatIsWrittenTodayIsVersionOne(EntryKind kind) throws IOException {
        LogPayload today = Payloads.oneOfEachKind().stream()
                .filter(payload -> payload.kind() == kind)
                .findFirst()
                .orElseThrow();

        assertThat(text(today.toEntry(TIME).payload())).isEqualTo(text(golden(kind)));
    }

    @ParameterizedTest
    @EnumSource(value = EntryKind.class, names = "PUBLICATION")
    void aPayloadOfVersionTwoIsReadAndWrittenToTheByte(EntryKind kind) throws IOException {
        Entry entry = new Entry(new Tenant("demo"), 0, kind, 2, TIME, Optional.of(golden(2, kind)), new byte[32]);

        LogPayload read = LogPayload.of(entry).orElseThrow();

        assertThat(read.toEntry(TIME).schemaVersion()).isEqualTo(2);
        assertThat(text(read.toEntry(TIME).payload())).isEqualTo(text(golden(2, kind)));
    }

    /** What is published has a tenant and a decision point. */
    @Test
    void aPublicationOfVersionThreeIsReadAndWrittenToTheByteAndIsWrittenToday() throws IOException {
        byte[] golden = golden(3, EntryKind.PUBLICATION);
        Tenant demo = new Tenant("demo");
        Entry entry = new Entry(demo, 0, EntryKind.PUBLICATION, 3, TIME, Optional.of(golden), new byte[32]);
        AssetId asset = new AssetId(AssetKind.MODEL, "cart", demo, new DecisionPoint("cart"), "0".repeat(64));
        StateChange canary =
                new StateChange(AssetState.CANARY, Optional.of(0.05), List.of("There is no readiness.json."), false);
        PublicationPayload today =
                new PublicationPayload(asset, Optional.of("1".repeat(64)), "ada", "the holidays are near", canary);

        assertThat(LogPayload.of(entry)).contains(today);
        assertThat(text(today.toEntry(TIME).payload())).isEqualTo(text(golden));
        assertThat(today.assetChange(demo, TIME).orElseThrow().asset()).isEqualTo(asset);
    }

    /** Risks are explained on the scale of the calibrated log-odds. */
    @Test
    void aDecisionOfVersionThreeIsReadAndWrittenToTheByte() throws IOException {
        byte[] golden = golden(3, EntryKind.DECISION);
        Entry entry = new Entry(new Tenant("demo"), 0, EntryKind.DECISION, 3, TIME, Optional.of(golden), new byte[32]);

        DecisionPayload read = (DecisionPayload) LogPayload.of(entry).orElseThrow();

        assertThat(read.toEntry(TIME).schemaVersion()).isEqualTo(3);
        assertThat(read.explainsBeforeCalibration()).isFalse();
        assertThat(text(read.toEntry(TIME).payload())).isEqualTo(text(golden));
    }

    /** Features, contributions and rows are arrays, and rows have no words. */
    @Test
    void aDecisionOfVersionFourIsReadAndWrittenToTheByte() throws IOException {
        byte[] golden = golden(4, EntryKind.DECISION);
        Entry entry = new Entry(new Tenant("demo"), 0, EntryKind.DECISION, 4, TIME, Optional.of(golden), new byte[32]);

        DecisionPayload read = (DecisionPayload) LogPayload.of(entry).orElseThrow();

        assertThat(read.words()).isEmpty();
        assertThat(text(read.toEntry(TIME).payload())).isEqualTo(text(golden));
        assertThat(text(Payloads.aDecision().toEntry(TIME).payload())).isEqualTo(text(golden));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Writes the files of a new version: {@code main rules/src/test/resources/payloads/v2}. */
    public static void main(String[] args) throws IOException {
        for (LogPayload payload : Payloads.oneOfEachKind()) {
            Path file = Path.of(args[0], payload.kind().name().toLowerCase(Locale.ROOT) + ".json");
            Files.writeString(
                    file,
                    Json.mapper().readTree(payload.toEntry(TIME).payload()).toPrettyString() + "\n");
        }
    }
}
