package io.trendguard.routes.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.audit.segment.DamagedLogException;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.PublicationPayload.What;
import io.trendguard.routes.settings.ServiceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An operator who knows that entries are lost opens the log again, in words that the log keeps. */
@SuppressWarnings("NullAway.Init")
class LogCommandTest {
    private static final Tenant SHOP = new Tenant("shop");

    @TempDir
    Path folder;

    private SegmentAuditLog open() {
        return SegmentAuditLog.open(
                AuditSettings.in(folder.resolve("data/log")).withHeads(heads()),
                () -> {},
                Clock.systemUTC(),
                new SecureRandom());
    }

    private Path heads() {
        return ServiceSettings.headsBeside(folder.resolve("data"));
    }

    private int acceptLoss() {
        return new CommandLine(new LogCommand())
                .execute(
                        "accept-loss",
                        "--data",
                        folder.resolve("data").toString(),
                        "--reason",
                        "the disk was replaced",
                        "--actor",
                        "rita");
    }

    @Test
    void aLogWithoutItsHeadsOpensOnceTheLossIsAccepted() throws IOException {
        try (SegmentAuditLog log = open()) {
            log.append(
                            SHOP,
                            List.of(new PublicationPayload(
                                            What.SAFE_MODE, "safe mode", "on", Optional.empty(), "ana", "")
                                    .toEntry(Instant.parse("2026-11-29T12:00:00Z"))))
                    .durable()
                    .join();
        }
        Path derived = Files.createDirectories(folder.resolve("data/histories/data"));
        Files.delete(folder.resolve("data/log/checkpoints"));
        Files.delete(heads().resolve("checkpoints"));
        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("log accept-loss --reason");

        assertThat(acceptLoss()).isZero();
        assertThat(derived).doesNotExist();
        try (SegmentAuditLog log = open()) {
            assertThat(log.head(SHOP).size()).isEqualTo(2);
        }
        assertThat(acceptLoss()).as("nothing more is missing").isZero();
    }

    @Test
    void whereThereIsNoLogNothingIsAccepted() {
        assertThat(acceptLoss()).isNotZero();
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
