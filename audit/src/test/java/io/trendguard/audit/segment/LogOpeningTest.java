package io.trendguard.audit.segment;

import static io.trendguard.audit.segment.WrittenLog.BLOCKS;
import static io.trendguard.audit.segment.WrittenLog.OTHER;
import static io.trendguard.audit.segment.WrittenLog.SHOP;
import static io.trendguard.audit.segment.WrittenLog.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.audit.file.FolderInUseException;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.Receipt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opening a log reports, mends and leaves alone. */
@SuppressWarnings("NullAway.Init")
class LogOpeningTest {
    @TempDir
    Path folder;

    @Test
    void anUntouchedLogOpens() {
        WrittenLog written = WrittenLog.in(folder);
        try (SegmentAuditLog log = written.open()) {
            assertThat(log.report().entries()).isEqualTo(3 * BLOCKS);
            assertThat(log.report().tornBytesCut()).isZero();
            assertThat(log.report().heads()).containsOnlyKeys(SHOP, OTHER);
            assertThat(log.report().lines()).hasSize(3).first().asString().contains("120 entries of 2 tenants");
        }
    }

    @Test
    void aTornTailIsCutAndReported() throws IOException {
        WrittenLog written = WrittenLog.in(folder);
        WrittenLog.Place last = written.last();
        byte[] bytes = Files.readAllBytes(last.file());
        int end = last.offset() + last.length();
        byte[] torn = Arrays.copyOf(last.bytes(), Math.min(last.length() - 20, bytes.length - end));
        ByteBuffer.wrap(torn).putLong(8, last.block().number() + 1);
        System.arraycopy(torn, 0, bytes, end, torn.length);
        Files.write(last.file(), bytes);
        try (SegmentAuditLog log = written.open()) {
            assertThat(log.report().entries()).isEqualTo(3 * BLOCKS);
            assertThat(log.report().tornBytesCut()).isBetween(1L, (long) torn.length);
            assertThat(log.report().lines()).anyMatch(line -> line.contains("never acknowledged"));
            log.append(SHOP, List.of(entry(EntryKind.DECISION, "after")))
                    .durable()
                    .join();
        }
        try (SegmentAuditLog log = written.open()) {
            assertThat(log.report().entries()).isEqualTo(3 * BLOCKS + 1);
            assertThat(log.report().tornBytesCut()).isZero();
        }
    }

    @Test
    void aRemovedPayloadLeavesEveryProofValid() throws IOException {
        WrittenLog written = WrittenLog.in(folder);
        Receipt before;
        try (SegmentAuditLog log = written.open()) {
            before = log.receipt(OTHER, 1).orElseThrow();
        }
        written.change(0, block -> {
            block.payloads().set(1, Optional.empty());
            block.nonces().set(1, new byte[Block.NONCE]);
        });
        try (SegmentAuditLog log = written.open()) {
            assertThat(log.report().removed()).isEqualTo(1);
            Entry entry = log.read(OTHER, 1).orElseThrow();
            assertThat(entry.payload()).isEmpty();
            assertThat(log.receipt(OTHER, 1)).contains(before);
            assertThat(log.read(OTHER, 0).orElseThrow().payload()).isPresent();
            assertThat(log.read(OTHER, 3).orElseThrow().payload()).isPresent();
        }
    }

    @Test
    void aSecondProcessIsToldWhoHasTheFolder() {
        WrittenLog empty = new WrittenLog(folder);
        try (SegmentAuditLog log = empty.open()) {
            assertThat(log.tenants()).isEmpty();
            assertThatThrownBy(empty::open)
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
    }
}
