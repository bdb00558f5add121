package io.trendguard.audit.segment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trendguard.audit.proof.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on single entries of a closed log, with all checksums put right again. */
@SuppressWarnings("NullAway.Init")
class EntryAttacksTest {
    @TempDir
    Path folder;

    @Test
    void reorderedEntries() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        log.change(4, EntryAttacksTest::reordered);
        log.isRefused("belongs");
    }

    private static void reordered(Block block) {
        Collections.swap(block.headers(), 1, 2);
        Collections.swap(block.nonces(), 1, 2);
        Collections.swap(block.payloads(), 1, 2);
    }

    @Test
    void reorderedEntriesThatWereNumberedAnew() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        log.change(4, block -> {
            reordered(block);
            long first = Header.parse(block.headers().get(0)).position();
            Header.place(block.headers().get(1), first + 1);
            Header.place(block.headers().get(2), first + 2);
        });
        log.isRefused("some were changed");
    }

    @Test
    void swappedPayload() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        log.change(5, block -> {
            Collections.swap(block.payloads(), 0, 1);
            Collections.swap(block.nonces(), 0, 1);
        });
        log.isRefused("committed to");
    }

    @Test
    void replacedPayloadWithACommitmentToMatch() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        log.change(5, block -> {
            byte[] forged = "{\"decision\":7}".getBytes(UTF_8);
            byte[] header = block.headers().get(1);
            byte[] commitment = Sha256.commitment(block.nonces().get(1), forged);
            System.arraycopy(commitment, 0, header, header.length - 32, 32);
            block.payloads().set(1, Optional.of(forged));
        });
        log.isRefused("some were changed");
    }

    @Test
    void droppedEntry() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        WrittenLog.Place last = log.last();
        Block block = last.block();
        block.headers().remove(2);
        block.nonces().remove(2);
        block.payloads().remove(2);
        last.overwrite(block.encode(Codec.ZSTD, last.length()).array());
        log.isRefused("a checkpoint was signed for");
    }

    @Test
    void duplicatedEntry() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        log.change(6, block -> {
            block.headers().set(2, block.headers().get(1));
            block.nonces().set(2, block.nonces().get(1));
            block.payloads().set(2, block.payloads().get(1));
        });
        log.isRefused("belongs");
    }

    @Test
    void entryOfAnotherTenant() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        log.change(1, block -> {
            byte[] header = block.headers().get(1);
            System.arraycopy("shaq".getBytes(UTF_8), 0, header, 25, 4);
        });
        log.isRefused("belongs");
    }
}
