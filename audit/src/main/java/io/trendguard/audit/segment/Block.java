package io.trendguard.audit.segment;

import io.trendguard.audit.proof.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32C;

/**
 * The entries of one group commit as they are written; the package says how.
 *
 * @param number of the block in the log
 * @param headers of the entries, as hashed
 * @param nonces of the commitments; zeros for a removed payload
 * @param payloads absent where removed
 */
public record Block(long number, List<byte[]> headers, List<byte[]> nonces, List<Optional<byte[]>> payloads) {
    public static final int PREAMBLE = 48;
    public static final int MAGIC = 0x5447424B;
    public static final int NONCE = 16;
    private static final int VERSION = 1;
    private static final int MAX_LENGTH = 1 << 30;

    /** The block's bytes. */
    public ByteBuffer encode(Codec codec) {
        return encode(codec, 0);
    }

    /** The block's bytes, padded to a length: after a removal the blocks behind it stay where they are. */
    public ByteBuffer encode(Codec codec, int paddedLength) {
        byte[] list = payloadList();
        return ByteBuffer.wrap(encode(headerPart(), codec, list.length, codec.compress(list), paddedLength));
    }

    /** The block's bytes in exactly that length, compressed as it takes; absent if no codec makes them that short. */
    Optional<byte[]> encodeWithin(int length) {
        byte[] headerPart = headerPart();
        byte[] list = payloadList();
        long room = (long) length - PREAMBLE - headerPart.length - (long) nonces.size() * NONCE;
        return Codec.ever(list)
                .filter(packed -> packed.bytes().length <= room)
                .findFirst()
                .map(packed -> encode(headerPart, packed.codec(), list.length, packed.bytes(), length));
    }

    /** The block without the payloads of these entries and without the nonces that would let them be guessed. */
    public Block without(BitSet entries) {
        List<byte[]> fewerNonces = new ArrayList<>(nonces);
        List<Optional<byte[]>> fewerPayloads = new ArrayList<>(payloads);
        entries.stream().forEach(at -> {
            fewerNonces.set(at, new byte[NONCE]);
            fewerPayloads.set(at, Optional.empty());
        });
        return new Block(number, headers, fewerNonces, fewerPayloads);
    }

    private byte[] encode(byte[] headerPart, Codec codec, int listLength, byte[] compressed, int paddedLength) {
        int stored = nonces.size() * NONCE + compressed.length;
        int length = Math.max(paddedLength, PREAMBLE + headerPart.length + stored);
        ByteBuffer out = ByteBuffer.allocate(length);
        out.position(PREAMBLE);
        out.put(headerPart);
        nonces.forEach(out::put);
        out.put(compressed);
        out.position(0);
        out.putInt(MAGIC).put((byte) VERSION).put(codec.number()).putShort((short) 0);
        out.putLong(number).putInt(headers.size()).putInt(headerPart.length);
        out.putInt(stored).putInt(listLength);
        out.putInt(crc(out.array(), PREAMBLE, headerPart.length));
        out.putInt(crc(out.array(), PREAMBLE + headerPart.length, stored));
        out.putInt(length);
        out.putInt(crc(out.array(), 0, PREAMBLE - 4));
        return out.array();
    }

    private byte[] headerPart() {
        int length = headers.stream().mapToInt(header -> 2 + header.length).sum();
        ByteBuffer out = ByteBuffer.allocate(length);
        headers.forEach(header -> out.putShort((short) header.length).put(header));
        return out.array();
    }

    private byte[] payloadList() {
        int length = payloads.stream()
                .mapToInt(payload -> 4 + payload.map(p -> p.length).orElse(0))
                .sum();
        ByteBuffer out = ByteBuffer.allocate(length);
        payloads.forEach(payload -> out.putInt(payload.map(p -> p.length + 1).orElse(0)));
        payloads.forEach(payload -> payload.ifPresent(out::put));
        return out.array();
    }

    /** The length of the block that these bytes begin, or what is wrong with them. */
    static int length(byte[] block) throws DamagedBlockException {
        ByteBuffer preamble = ByteBuffer.wrap(block);
        check(block, 0, PREAMBLE - 4, preamble.getInt(PREAMBLE - 4), "the block's preamble");
        if (preamble.getInt(0) != MAGIC) {
            throw new DamagedBlockException(0, "no block begins here");
        }
        if (preamble.get(4) != VERSION) {
            throw new DamagedBlockException(
                    4, "the block has version (%d); maybe a newer TrendGuard wrote it".formatted(preamble.get(4)));
        }
        int length = preamble.getInt(40);
        long parts = (long) PREAMBLE + preamble.getInt(20) + preamble.getInt(24);
        if (length > MAX_LENGTH || preamble.getInt(20) < 0 || preamble.getInt(24) < 0 || length < parts) {
            throw new DamagedBlockException(40, "the block's lengths do not fit together");
        }
        return length;
    }

    /** Reads a whole block and checks its sums. */
    static Block decode(byte[] all) throws DamagedBlockException {
        length(all);
        ByteBuffer bytes = ByteBuffer.wrap(all);
        int headersLength = bytes.getInt(20);
        int stored = bytes.getInt(24);
        int sealedAt = PREAMBLE + headersLength;
        check(all, PREAMBLE, headersLength, bytes.getInt(32), "the headers");
        check(all, sealedAt, stored, bytes.getInt(36), "the payloads");
        for (int at = sealedAt + stored; at < all.length; at++) {
            if (all[at] != 0) {
                throw new DamagedBlockException(at, "the padding is not zero");
            }
        }
        try {
            int count = bytes.getInt(16);
            List<byte[]> headers = headers(all, headersLength, count);
            List<byte[]> nonces = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                nonces.add(Arrays.copyOfRange(all, sealedAt + i * NONCE, sealedAt + (i + 1) * NONCE));
            }
            byte[] compressed = Arrays.copyOfRange(all, sealedAt + count * NONCE, sealedAt + stored);
            byte[] list = Codec.numbered(bytes.get(5)).expand(compressed, bytes.getInt(28));
            return new Block(bytes.getLong(8), headers, nonces, payloads(list, count));
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | NegativeArraySizeException
                | java.nio.BufferUnderflowException e) {
            throw new DamagedBlockException(PREAMBLE, "the block cannot be read: " + e.getMessage());
        }
    }

    /** Only the headers of a block that was checked before. */
    static List<byte[]> headers(byte[] block, int length, int count) {
        ByteBuffer in = ByteBuffer.wrap(block, PREAMBLE, length);
        List<byte[]> headers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] header = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(header);
            headers.add(header);
        }
        return headers;
    }

    private static List<Optional<byte[]>> payloads(byte[] list, int count) {
        ByteBuffer lengths = ByteBuffer.wrap(list, 0, 4 * count);
        ByteBuffer in = ByteBuffer.wrap(list).position(4 * count);
        List<Optional<byte[]>> payloads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = lengths.getInt() - 1;
            if (length < 0) {
                payloads.add(Optional.empty());
            } else {
                byte[] payload = new byte[length];
                in.get(payload);
                payloads.add(Optional.of(payload));
            }
        }
        return payloads;
    }

    /** The leaf of an entry. */
    public byte[] leaf(int index) {
        return Sha256.leaf(headers.get(index));
    }

    private static void check(byte[] bytes, int from, int length, int expected, String what)
            throws DamagedBlockException {
        int difference = crc(bytes, from, length) ^ expected;
        if (difference != 0) {
            OptionalInt flipped = FlippedBit.locate(difference, length);
            throw new DamagedBlockException(
                    from + flipped.orElse(0),
                    flipped.isPresent()
                            ? "one bit of %s was flipped".formatted(what)
                            : "%s do not match their checksum".formatted(what));
        }
    }

    static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
