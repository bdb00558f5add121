package io.trendguard.audit.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.audit.file.FolderFiles;
import io.trendguard.audit.file.FolderInUseException;
import io.trendguard.audit.proof.Checkpoint;
import io.trendguard.audit.proof.NoteSigner;
import io.trendguard.audit.proof.Sha256;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.NewEntry;
import io.trendguard.log.Receipt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on the files of a closed log, most of them with all checksums put right again. */
@SuppressWarnings("NullAway.Init")
class LogAttacksTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Tenant OTHER = new Tenant("other");
    private static final int BLOCKS = 40;

    @TempDir
    Path folder;

    private SegmentAuditLog open() {
        return SegmentAuditLog.open(
                AuditSettings.in(folder).withSegmentBytes(8_192), () -> {}, Clock.systemUTC(), new SecureRandom());
    }

    private void write() {
        try (SegmentAuditLog log = open()) {
            for (int i = 0; i < BLOCKS; i++) {
                Tenant tenant = i % 3 == 0 ? OTHER : SHOP;
                EventIdentity identity = new EventIdentity(EventKey.of(tenant, "/test", "e-" + i), new byte[32]);
                ((io.trendguard.log.Appended.Sequenced) log.appendOnce(
                                tenant,
                                identity,
                                List.of(
                                        entry(EntryKind.EVENT, "{\"event\":" + i + "}"),
                                        entry(EntryKind.DECISION, "{\"decision\":" + i + "}"),
                                        entry(EntryKind.TREATMENT, "{\"treatment\":" + i + "}"))))
                        .durable()
                        .join();
            }
        }
    }

    private static NewEntry entry(EntryKind kind, String payload) {
        return new NewEntry(kind, 1, Instant.EPOCH, payload.getBytes(UTF_8));
    }

    @Test
    void anUntouchedLogOpens() {
        write();
        try (SegmentAuditLog log = open()) {
            assertThat(log.report().entries()).isEqualTo(3 * BLOCKS);
            assertThat(log.report().tornBytesCut()).isZero();
            assertThat(log.report().heads()).containsOnlyKeys(SHOP, OTHER);
            assertThat(log.report().lines()).hasSize(3).first().asString().contains("120 entries of 2 tenants");
        }
    }

    @Test
    void flippedBit() throws IOException {
        write();
        Random chance = new Random(5);
        for (int i = 0; i < 60; i++) {
            List<Place> places = places();
            Place place = places.get(chance.nextInt(places.size()));
            byte[] bytes = Files.readAllBytes(place.file);
            int at = place.offset + chance.nextInt(place.length);
            bytes[at] ^= (byte) (1 << chance.nextInt(8));
            Files.write(place.file, bytes);
            DamagedLogException found = catchThrowableOfType(DamagedLogException.class, this::open);
            assertThat(found).as("byte %d of %s", at, place).isNotNull();
            assertThat(found.file()).isEqualTo(place.file.toString());
            assertThat(found.position()).isEqualTo(at);
            assertThat(found).hasMessageContaining("byte (%d)".formatted(at)).hasMessageContaining("one bit");
            restore(place.file, bytes, at);
        }
    }

    private void restore(Path file, byte[] bytes, int at) throws IOException {
        for (int bit = 0; bit < 8; bit++) {
            bytes[at] ^= (byte) (1 << bit);
            Files.write(file, bytes);
            try (SegmentAuditLog log = open()) {
                assertThat(log.report().entries()).isEqualTo(3 * BLOCKS);
                return;
            } catch (DamagedLogException notThisBit) {
                bytes[at] ^= (byte) (1 << bit);
            }
        }
        throw new AssertionError("The bit could not be put back.");
    }

    @Test
    void truncatedTail() throws IOException {
        write();
        Place last = last(places());
        overwrite(last, new byte[last.length]);
        refused("a checkpoint was signed for");
    }

    @Test
    void droppedSegment() throws IOException {
        write();
        Files.delete(last(places()).file);
        refused("a checkpoint was signed for");
    }

    @Test
    void droppedSegmentInTheMiddle() throws IOException {
        write();
        Files.delete(folder.resolve(SegmentFile.name(1)));
        refused("segment");
    }

    @Test
    void droppedBlock() throws IOException {
        write();
        Place place = places().get(3);
        overwrite(place, new byte[place.length]);
        refused("block");
    }

    @Test
    void reorderedBlocks() throws IOException {
        write();
        List<Place> places = places();
        Block first = places.get(0).block();
        Block second = places.get(1).block();
        overwrite(
                places.get(0),
                first.number() < second.number()
                        ? places.get(1).bytes()
                        : places.get(0).bytes());
        refused("block");
    }

    @Test
    void reorderedEntries() throws IOException {
        write();
        change(4, block -> {
            Collections.swap(block.headers(), 1, 2);
            Collections.swap(block.nonces(), 1, 2);
            Collections.swap(block.payloads(), 1, 2);
        });
        refused("belongs");
    }

    @Test
    void reorderedEntriesThatWereNumberedAnew() throws IOException {
        write();
        change(4, block -> {
            Collections.swap(block.headers(), 1, 2);
            Collections.swap(block.nonces(), 1, 2);
            Collections.swap(block.payloads(), 1, 2);
            long first = Header.parse(block.headers().get(0)).position();
            Header.place(block.headers().get(1), first + 1);
            Header.place(block.headers().get(2), first + 2);
        });
        refused("some were changed");
    }

    @Test
    void swappedPayload() throws IOException {
        write();
        change(5, block -> {
            Collections.swap(block.payloads(), 0, 1);
            Collections.swap(block.nonces(), 0, 1);
        });
        refused("committed to");
    }

    @Test
    void replacedPayloadWithACommitmentToMatch() throws IOException {
        write();
        change(5, block -> {
            byte[] forged = "{\"decision\":7}".getBytes(UTF_8);
            byte[] header = block.headers().get(1);
            byte[] commitment = Sha256.commitment(block.nonces().get(1), forged);
            System.arraycopy(commitment, 0, header, header.length - 32, 32);
            block.payloads().set(1, Optional.of(forged));
        });
        refused("some were changed");
    }

    @Test
    void droppedEntry() throws IOException {
        write();
        Place last = last(places());
        Block block = mutable(last.block());
        block.headers().remove(2);
        block.nonces().remove(2);
        block.payloads().remove(2);
        overwrite(last, block.encode(Codec.ZSTD, last.length).array());
        refused("a checkpoint was signed for");
    }

    @Test
    void duplicatedEntry() throws IOException {
        write();
        change(6, block -> {
            block.headers().set(2, block.headers().get(1));
            block.nonces().set(2, block.nonces().get(1));
            block.payloads().set(2, block.payloads().get(1));
        });
        refused("belongs");
    }

    @Test
    void entryOfAnotherTenant() throws IOException {
        write();
        change(1, block -> {
            byte[] header = block.headers().get(1);
            System.arraycopy("shaq".getBytes(UTF_8), 0, header, 25, 4);
        });
        refused("belongs");
    }

    @Test
    void forgedCheckpoint() throws IOException {
        write();
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
        refused("no valid signature");
    }

    @Test
    void aTornTailIsCutAndReported() throws IOException {
        write();
        Place last = last(places());
        byte[] bytes = Files.readAllBytes(last.file);
        int end = last.offset + last.length;
        byte[] torn = Arrays.copyOf(last.bytes(), Math.min(last.length - 20, bytes.length - end));
        ByteBuffer.wrap(torn).putLong(8, last.block().number() + 1);
        System.arraycopy(torn, 0, bytes, end, torn.length);
        Files.write(last.file, bytes);
        try (SegmentAuditLog log = open()) {
            assertThat(log.report().entries()).isEqualTo(3 * BLOCKS);
            assertThat(log.report().tornBytesCut()).isBetween(1L, (long) torn.length);
            assertThat(log.report().lines()).anyMatch(line -> line.contains("never acknowledged"));
            log.append(SHOP, List.of(entry(EntryKind.DECISION, "after")))
                    .durable()
                    .join();
        }
        try (SegmentAuditLog log = open()) {
            assertThat(log.report().entries()).isEqualTo(3 * BLOCKS + 1);
            assertThat(log.report().tornBytesCut()).isZero();
        }
    }

    @Test
    void aRemovedPayloadLeavesEveryProofValid() throws IOException {
        write();
        Receipt before;
        try (SegmentAuditLog log = open()) {
            before = log.receipt(OTHER, 1).orElseThrow();
        }
        change(0, block -> {
            block.payloads().set(1, Optional.empty());
            block.nonces().set(1, new byte[Block.NONCE]);
        });
        try (SegmentAuditLog log = open()) {
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
        try (SegmentAuditLog log = open()) {
            assertThat(log.tenants()).isEmpty();
            assertThatThrownBy(this::open)
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
    }

    private void refused(String what) {
        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("was not opened");
    }

    private void change(int index, java.util.function.Consumer<Block> attack) throws IOException {
        Place place = places().get(index);
        Block block = mutable(place.block());
        attack.accept(block);
        byte[] bytes = block.encode(Codec.ZSTD, place.length).array();
        assertThat(bytes).as("the forgery fits its place").hasSize(place.length);
        overwrite(place, bytes);
    }

    private static Block mutable(Block block) {
        return new Block(
                block.number(),
                new ArrayList<>(block.headers()),
                new ArrayList<>(block.nonces()),
                new ArrayList<>(block.payloads()));
    }

    private static Place last(List<Place> places) {
        return places.get(places.size() - 1);
    }

    private static void overwrite(Place place, byte[] bytes) throws IOException {
        byte[] all = Files.readAllBytes(place.file);
        System.arraycopy(bytes, 0, all, place.offset, bytes.length);
        Files.write(place.file, all);
    }

    /** Where the blocks are. */
    private List<Place> places() throws IOException {
        List<Place> places = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted()
                    .filter(f -> SegmentFile.isName(f.getFileName().toString()))
                    .toList()) {
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
                for (int at = SegmentFile.HEADER; bytes.getInt(at) == Block.MAGIC; at += bytes.getInt(at + 40)) {
                    places.add(new Place(file, at, bytes.getInt(at + 40)));
                }
            }
        }
        return places;
    }

    private record Place(Path file, int offset, int length) {
        byte[] bytes() throws IOException {
            return Arrays.copyOfRange(Files.readAllBytes(file), offset, offset + length);
        }

        Block block() throws IOException {
            try {
                return Block.decode(bytes());
            } catch (DamagedBlockException e) {
                throw new IOException(e);
            }
        }
    }
}
