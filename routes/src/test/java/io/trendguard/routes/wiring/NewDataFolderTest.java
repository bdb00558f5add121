package io.trendguard.routes.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.audit.segment.DamagedLogException;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that was lost is refused; a data folder that was removed on purpose may begin anew, which is said. */
@SuppressWarnings("NullAway.Init")
class NewDataFolderTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    Path folder;

    private Path data;
    private ServiceSettings settings;

    @BeforeEach
    void aServiceHasRun() throws IOException {
        data = folder.resolve("data");
        Map<String, String> set = Map.of("trendguard.data", data.toString());
        settings = new SettingsReader(name -> Optional.ofNullable(set.get(name))).read();
        try (SegmentAuditLog log = open()) {
            log.append(
                            SHOP,
                            List.of(new PublicationPayload(
                                            PublicationPayload.What.SAFE_MODE,
                                            "safe mode",
                                            "on",
                                            Optional.empty(),
                                            "ana",
                                            "")
                                    .toEntry(NOW)))
                    .durable()
                    .join();
        }
        Files.writeString(data.resolve("keys.json"), "{}", UTF_8);
        Files.createDirectories(settings.vault());
    }

    private SegmentAuditLog open() throws IOException {
        NewDataFolder.begin(settings, NOW);
        return SegmentAuditLog.open(
                AuditSettings.in(settings.log()).withHeads(settings.heads()),
                () -> {},
                Clock.systemUTC(),
                new SecureRandom());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private void isRefused() {
        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("The log is missing")
                .hasMessageContaining("trendguard/shop with 1 entries")
                .hasMessageContaining("move (" + settings.heads().resolve("checkpoints") + ") away");
    }

    @Test
    void theSignedHeadsAreKeptBesideTheDataFolder() {
        assertThat(settings.heads()).isEqualTo(folder.resolve("data.heads"));
        assertThat(settings.heads().resolve("checkpoints")).exists();
        assertThat(ServiceSettings.headsBeside(Path.of("/"))).isEqualTo(Path.of("/heads"));
    }

    @Test
    void aLogFolderThatWasDeletedIsRefused() throws IOException {
        delete(settings.log());
        isRefused();
    }

    @Test
    void anEmptyDataFolderMayBeADiskThatIsNotMountedAndIsRefused() throws IOException {
        delete(data);
        Files.createDirectories(data);
        isRefused();
    }

    @Test
    void aDataFolderThatWasRemovedBeginsAnewAndTheEarlierHeadsAreKept() throws IOException {
        delete(data);
        try (SegmentAuditLog log = open()) {
            assertThat(log.report().entries()).isZero();
        }
        assertThat(settings.heads().resolve("checkpoints.before-20261129T120000Z"))
                .exists();
        open().close();
    }

    @Test
    void keysModelsAndFilesOfPeopleDoNotMakeADataFolderAUsedOne() throws IOException {
        delete(data);
        Files.createDirectories(data.resolve("inbox"));
        Files.writeString(data.resolve("keys.json"), "{}", UTF_8);
        open().close();
        assertThat(settings.log()).exists();
    }
}
