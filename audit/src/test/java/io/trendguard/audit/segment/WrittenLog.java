package io.trendguard.audit.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.EntryKind;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.NewEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A closed log of forty blocks of two tenants, whose files can be changed with every checksum put right again. */
record WrittenLog(Path folder) {
    static final Tenant SHOP = new Tenant("shop");
    static final Tenant OTHER = new Tenant("other");
    static final int BLOCKS = 40;

    static WrittenLog in(Path folder) {
        WrittenLog written = new WrittenLog(folder);
        try (SegmentAuditLog log = written.open()) {
            for (int i = 0; i < BLOCKS; i++) {
                Tenant tenant = i % 3 == 0 ? OTHER : SHOP;
                EventIdentity identity = new EventIdentity(EventKey.of(tenant, "/test", "e-" + i), new byte[32]);
                Appended appended = log.appendOnce(
                        tenant,
                        identity,
                        List.of(
                                entry(EntryKind.EVENT, "{\"event\":" + i + "}"),
                                entry(EntryKind.DECISION, "{\"decision\":" + i + "}"),
                                entry(EntryKind.TREATMENT, "{\"treatment\":" + i + "}")));
                ((Appended.Sequenced) appended).durable().join();
            }
        }
        return written;
    }

    static NewEntry entry(EntryKind kind, String payload) {
        return new NewEntry(kind, 1, Instant.EPOCH, payload.getBytes(UTF_8));
    }

    SegmentAuditLog open() {
        return SegmentAuditLog.open(
                AuditSettings.in(folder).withSegmentBytes(8_192), () -> {}, Clock.systemUTC(), new SecureRandom());
    }

    void isRefused(String what) {
        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("was not opened");
    }

    /** Changes what is in a block; the log's checksums fit the forgery. */
    void change(int index, Consumer<Block> attack) throws IOException {
        Place place = places().get(index);
        Block block = place.block();
        attack.accept(block);
        byte[] bytes = block.encode(Codec.ZSTD, place.length()).array();
        assertThat(bytes).as("the forgery fits its place").hasSize(place.length());
        place.overwrite(bytes);
    }

    Place last() throws IOException {
        List<Place> places = places();
        return places.get(places.size() - 1);
    }

    /** Where the blocks are. */
    List<Place> places() throws IOException {
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

    /** Where a block is. */
    record Place(Path file, int offset, int length) {
        byte[] bytes() throws IOException {
            return Arrays.copyOfRange(Files.readAllBytes(file), offset, offset + length);
        }

        /** The block, free to be changed. */
        Block block() throws IOException {
            try {
                Block block = Block.decode(bytes());
                return new Block(
                        block.number(),
                        new ArrayList<>(block.headers()),
                        new ArrayList<>(block.nonces()),
                        new ArrayList<>(block.payloads()));
            } catch (DamagedBlockException e) {
                throw new IOException(e);
            }
        }

        void overwrite(byte[] bytes) throws IOException {
            byte[] all = Files.readAllBytes(file);
            System.arraycopy(bytes, 0, all, offset, bytes.length);
            Files.write(file, all);
        }
    }
}
