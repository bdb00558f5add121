package io.trendguard.audit.segment;

import static io.trendguard.audit.segment.WrittenLog.BLOCKS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.audit.file.FolderFiles;
import io.trendguard.audit.proof.Checkpoint;
import io.trendguard.audit.proof.NoteSigner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on the files of a closed log: bits, blocks, segments and checkpoints that are not what was written. */
@SuppressWarnings("NullAway.Init")
class LogAttacksTest {
    @TempDir
    Path folder;

    @Test
    void flippedBit() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        Random chance = new Random(5);
        for (int i = 0; i < 60; i++) {
            List<WrittenLog.Place> places = log.places();
            WrittenLog.Place place = places.get(chance.nextInt(places.size()));
            byte[] bytes = Files.readAllBytes(place.file());
            int at = place.offset() + chance.nextInt(place.length());
            bytes[at] ^= (byte) (1 << chance.nextInt(8));
            Files.write(place.file(), bytes);
            DamagedLogException found = catchThrowableOfType(DamagedLogException.class, log::open);
            assertThat(found).as("byte %d of %s", at, place).isNotNull();
            assertThat(found.file()).isEqualTo(place.file().toString());
            assertThat(found.position()).isEqualTo(at);
            assertThat(found).hasMessageContaining("byte (%d)".formatted(at)).hasMessageContaining("one bit");
            restore(log, place.file(), bytes, at);
        }
    }

    private static void restore(WrittenLog log, Path file, byte[] bytes, int at) throws IOException {
        for (int bit = 0; bit < 8; bit++) {
            bytes[at] ^= (byte) (1 << bit);
            Files.write(file, bytes);
            try (SegmentAuditLog again = log.open()) {
                assertThat(again.report().entries()).isEqualTo(3 * BLOCKS);
                return;
            } catch (DamagedLogException notThisBit) {
                bytes[at] ^= (byte) (1 << bit);
            }
        }
        throw new AssertionError("The bit could not be put back.");
    }

    @Test
    void truncatedTail() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        WrittenLog.Place last = log.last();
        last.overwrite(new byte[last.length()]);
        log.isRefused("a checkpoint was signed for");
    }

    @Test
    void droppedSegment() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        Files.delete(log.last().file());
        log.isRefused("a checkpoint was signed for");
    }

    @Test
    void droppedSegmentInTheMiddle() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        Files.delete(folder.resolve(SegmentFile.name(1)));
        log.isRefused("segment");
    }

    @Test
    void droppedBlock() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        WrittenLog.Place place = log.places().get(3);
        place.overwrite(new byte[place.length()]);
        log.isRefused("block");
    }

    @Test
    void reorderedBlocks() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        List<WrittenLog.Place> places = log.places();
        places.get(0).overwrite(places.get(1).bytes());
        log.isRefused("block");
    }

    @Test
    void forgedCheckpoint() throws IOException {
        WrittenLog log = WrittenLog.in(folder);
        Path attacker = Files.createDirectories(folder.resolve("attacker"));
        NoteSigner forger = NoteSigner.in(new FolderFiles(attacker), new SecureRandom());
        byte[] note =
                forger.sign(new Checkpoint("trendguard/shop", 3, new byte[32])).getBytes(UTF_8);
        byte[] slot = new byte[512];
        System.arraycopy(note, 0, slot, 6, note.length);
        ByteBuffer.wrap(slot).putShort(4, (short) note.length);
        CRC32C crc = new CRC32C();
        crc.update(slot, 4, 2 + note.length);
        ByteBuffer.wrap(slot).putInt(0, (int) crc.getValue());
        Path file = folder.resolve("checkpoints");
        byte[] bytes = Files.readAllBytes(file);
        System.arraycopy(slot, 0, bytes, 0, 512);
        Files.write(file, bytes);
        log.isRefused("no valid signature");
    }
}
