package io.trendguard.audit.segment;

import static io.trendguard.audit.segment.WrittenLog.BLOCKS;
import static io.trendguard.audit.segment.WrittenLog.OTHER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.audit.file.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opening a log does with the journal of a removal that was interrupted, and with journals that are no such thing. */
@SuppressWarnings("NullAway.Init")
class RewriteJournalTest {
    @TempDir
    Path folder;

    private WrittenLog written;
    private WrittenLog.Place place;
    private Block block;
    private RewriteJournal journal;

    /** The first block has the first three entries of the tenant. */
    @BeforeEach
    void aLogWithoutAJournal() throws IOException {
        written = WrittenLog.in(folder);
        place = written.places().get(0);
        block = place.block();
        journal = new RewriteJournal(new FolderFiles(folder));
    }

    private Path file() {
        return folder.resolve(RewriteJournal.NAME);
    }

    private static BitSet entries(int... indexes) {
        BitSet entries = new BitSet();
        Arrays.stream(indexes).forEach(entries::set);
        return entries;
    }

    private Rewrite of(Block changed) {
        return Rewrite.of(Location.of(0, SegmentFile.HEADER), changed, place.length())
                .orElseThrow();
    }

    private void isFinished() throws IOException {
        try (SegmentAuditLog log = written.open()) {
            assertThat(log.report().remarks()).isEmpty();
            assertThat(log.report().removed()).isEqualTo(2);
            assertThat(log.read(OTHER, 0).orElseThrow().payload()).isEmpty();
            assertThat(log.read(OTHER, 1).orElseThrow().payload()).isPresent();
            assertThat(file()).doesNotExist();
        }
    }

    private void isDiscarded(String why) throws IOException {
        byte[] before = Files.readAllBytes(place.file());
        try (SegmentAuditLog log = written.open()) {
            assertThat(log.report().remarks()).singleElement().asString().contains(file().toString(), "discarded", why);
            assertThat(log.remarks()).hasSize(1);
            assertThat(log.report().entries()).isEqualTo(3 * BLOCKS);
            assertThat(log.report().removed()).isZero();
        }
        assertThat(Files.readAllBytes(place.file())).isEqualTo(before);
        assertThat(file()).doesNotExist();
        try (SegmentAuditLog log = written.open()) {
            assertThat(log.report().remarks()).isEmpty();
        }
    }

    @Test
    void aCompleteJournalIsFinished() throws IOException {
        journal.write(List.of(of(block.without(entries(0, 2)))));
        isFinished();
    }

    @Test
    void aCompleteJournalIsFinishedOverAHalfWrittenBlock() throws IOException {
        Rewrite rewrite = of(block.without(entries(0, 2)));
        journal.write(List.of(rewrite));
        byte[] torn = place.bytes();
        int half = torn.length / 2;
        System.arraycopy(rewrite.bytes(), half, torn, half, torn.length - half);
        place.overwrite(torn);
        isFinished();
    }

    @Test
    void aTornJournalIsDiscarded() throws IOException {
        journal.write(List.of(of(block.without(entries(0, 2)))));
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {1, 23, 24, 60, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            isDiscarded("not complete");
        }
        Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
        isDiscarded("not complete");
        Files.write(file(), Arrays.copyOf(Arrays.copyOf(whole, 100), whole.length));
        isDiscarded("not complete");
    }

    @Test
    void aJournalWithAFlippedBitIsDiscarded() throws IOException {
        journal.write(List.of(of(block.without(entries(0, 2)))));
        byte[] whole = Files.readAllBytes(file());
        Random chance = new Random(5);
        for (int i = 0; i < 10; i++) {
            byte[] bytes = whole.clone();
            bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
            Files.write(file(), bytes);
            isDiscarded("not complete");
        }
    }

    @Test
    void aJournalWithADamagedBlockIsDiscarded() throws IOException {
        byte[] bytes = of(block.without(entries(0))).bytes();
        bytes[Block.PREAMBLE + 3] ^= 1;
        journal.write(List.of(new Rewrite(Location.of(0, SegmentFile.HEADER), bytes)));
        isDiscarded("one bit of the headers");
    }

    @Test
    void aForgedPayloadIsDiscarded() throws IOException {
        block.payloads().set(1, Optional.of("{\"decision\":7}".getBytes(UTF_8)));
        journal.write(List.of(of(block)));
        isDiscarded("committed to");
    }

    @Test
    void forgedHeadersAreDiscarded() throws IOException {
        Header.place(block.headers().get(1), 77);
        journal.write(List.of(of(block)));
        isDiscarded("not the one in the segment");
    }

    @Test
    void aJournalForAnotherPlaceIsDiscardedWithAllThatItHolds() throws IOException {
        Rewrite good = of(block.without(entries(0, 2)));
        long second = written.places().get(1).offset();
        for (long location : new long[] {
            Location.of(0, second),
            Location.of(0, 0),
            Location.of(0, 8_000),
            Location.of(99, 64),
            -1,
            good.location() + 1
        }) {
            journal.write(List.of(good, new Rewrite(location, good.bytes())));
            isDiscarded("");
        }
    }

    @Test
    void whatIsLeftOfAnUnfinishedOrAWipedJournalGoesWithoutARemark() throws IOException {
        journal.write(List.of(of(block.without(entries(0, 2)))));
        Path draft = folder.resolve(RewriteJournal.NAME + ".draft");
        Files.move(file(), draft);
        Files.write(file(), new byte[500]);
        try (SegmentAuditLog log = written.open()) {
            assertThat(log.report().remarks()).isEmpty();
            assertThat(log.report().removed()).isZero();
        }
        assertThat(file()).doesNotExist();
        assertThat(draft).doesNotExist();
    }

    @Test
    void aJournalThatIsNoGoodStaysWhileTheLogIsDamaged() throws IOException {
        Rewrite rewrite = of(block.without(entries(0, 2)));
        journal.write(List.of(rewrite));
        Files.write(file(), new byte[] {1}, StandardOpenOption.APPEND);
        byte[] torn = place.bytes();
        torn[torn.length - 1] ^= 1;
        place.overwrite(torn);
        assertThatThrownBy(written::open).isInstanceOf(DamagedLogException.class);
        assertThat(file()).exists();
    }
}
