package io.trendguard.audit.segment;

import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.EntryKind;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.NewEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What stays of an entry for ever and what its leaf hashes.
 *
 * @param identity of the event, for entries of kind {@code EVENT}
 * @param commitment SHA-256(nonce ‖ payload)
 */
public record Header(
        Tenant tenant,
        long position,
        EntryKind kind,
        int schemaVersion,
        Instant time,
        Optional<EventIdentity> identity,
        byte[] commitment) {
    /** Version of the layout that is written. */
    public static final int VERSION = 1;

    private static final int POSITION_AT = 4;
    private static final int KEY_LENGTH = 16;
    private static final int HASH_LENGTH = 32;
    private static final List<EntryKind> KINDS = List.of(EntryKind.values());

    /** The bytes of a header whose position is not known yet. */
    @SuppressWarnings("EnumOrdinal") // the order of the kinds is part of the format
    public static byte[] draft(Tenant tenant, NewEntry entry, Optional<EventIdentity> identity, byte[] commitment) {
        if (entry.schemaVersion() < 1 || entry.schemaVersion() > 0xFFFF) {
            throw new IllegalArgumentException(
                    "The schema version (%d) must be from 1 to 65535.".formatted(entry.schemaVersion()));
        }
        Instant time = entry.time();
        long seconds = time.getEpochSecond();
        int nanos = time.getNano();
        byte[] name = tenant.id().getBytes(StandardCharsets.US_ASCII);
        boolean event = entry.kind() == EntryKind.EVENT;
        ByteBuffer out = ByteBuffer.allocate(25 + name.length + (event ? KEY_LENGTH + HASH_LENGTH : 0) + HASH_LENGTH);
        out.put((byte) VERSION).put((byte) entry.kind().ordinal()).putShort((short) entry.schemaVersion());
        out.putLong(0).putLong(seconds).putInt(nanos);
        out.put((byte) name.length).put(name);
        if (event) {
            EventIdentity known = identity.orElseThrow();
            if (known.contentHash().length != HASH_LENGTH) {
                throw new IllegalArgumentException(
                        "The content hash has (%d) bytes, not 32.".formatted(known.contentHash().length));
            }
            out.put(known.key().bytes()).put(known.contentHash());
        }
        return out.put(commitment).array();
    }

    /** Enters the position into a draft. */
    public static void place(byte[] draft, long position) {
        ByteBuffer.wrap(draft).putLong(POSITION_AT, position);
    }

    /** Reads a header; throws {@link IllegalArgumentException} if it is not one. */
    public static Header parse(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int version = in.get();
            int kind = in.get();
            if (version != VERSION || kind < 0 || kind >= KINDS.size()) {
                throw new IllegalArgumentException(
                        "The header has version (%d) and kind (%d). Maybe a newer TrendGuard wrote it."
                                .formatted(version, kind));
            }
            int schemaVersion = Short.toUnsignedInt(in.getShort());
            long position = in.getLong();
            Instant time = Instant.ofEpochSecond(in.getLong(), in.getInt());
            Tenant tenant = new Tenant(new String(take(in, in.get()), StandardCharsets.US_ASCII));
            Optional<EventIdentity> identity = KINDS.get(kind) == EntryKind.EVENT
                    ? Optional.of(new EventIdentity(
                            new EventKey(HexFormat.of().formatHex(take(in, KEY_LENGTH))), take(in, HASH_LENGTH)))
                    : Optional.empty();
            byte[] commitment = take(in, HASH_LENGTH);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("The header has (%d) bytes too many.".formatted(in.remaining()));
            }
            return new Header(tenant, position, KINDS.get(kind), schemaVersion, time, identity, commitment);
        } catch (java.nio.BufferUnderflowException | NegativeArraySizeException | java.time.DateTimeException e) {
            throw new IllegalArgumentException("The header of (%d) bytes is malformed.".formatted(bytes.length), e);
        }
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }
}
