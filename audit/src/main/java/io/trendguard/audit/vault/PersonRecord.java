package io.trendguard.audit.vault;

import io.trendguard.event.Tenant;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One person in the file; the package says how.
 *
 * @param reference 16 random bytes
 * @param secrets absent once erased
 */
record PersonRecord(Tenant tenant, byte[] reference, Optional<Secrets> secrets) {
    static final int REFERENCE = 16;
    static final int STATE_AT = 3;
    static final byte KNOWN = 1;
    static final byte ERASED = 2;
    private static final byte NO_STATE = 0;
    private static final byte VERSION = 1;
    private static final int FIXED = 5 + REFERENCE + 4;

    /** Longest customer id in UTF-8. */
    static final int MAX_ID = 1024;

    /** How many bytes the mark of an erasure has. */
    static final int MARK = 4;

    /** @param customerId sealed under the person's key */
    record Secrets(byte[] lookup, byte[] wrappedKey, byte[] customerId) {}

    /** Where in the record the secrets begin. */
    int secretsAt() {
        return FIXED + tenant.id().length();
    }

    byte[] encode() {
        Secrets known = secrets.orElseThrow();
        int length = secretsAt() + Crypto.MAC + Crypto.WRAPPED + known.customerId().length + 4;
        byte[] record = new byte[length];
        ByteBuffer out = ByteBuffer.wrap(record);
        byte[] name = tenant.id().getBytes(StandardCharsets.US_ASCII);
        out.putShort((short) length).put(VERSION).put(KNOWN).put((byte) name.length);
        out.put(name).put(reference).putInt(fixedSum(record, secretsAt(), NO_STATE));
        out.put(known.lookup()).put(known.wrappedKey()).put(known.customerId());
        out.putInt(sum(record, secretsAt(), length - 4));
        return record;
    }

    /** Reads a record of that many bytes; absent if it is not whole. */
    static Optional<PersonRecord> decode(byte[] record) {
        try {
            ByteBuffer in = ByteBuffer.wrap(record);
            int length = Short.toUnsignedInt(in.getShort());
            byte version = in.get();
            byte state = in.get();
            byte[] name = take(in, in.get());
            byte[] reference = take(in, REFERENCE);
            int secretsAt = in.position() + MARK;
            int sum = in.getInt();
            boolean marked = sum == fixedSum(record, secretsAt, ERASED);
            boolean isOne = length == record.length && version == VERSION && (state == KNOWN || state == ERASED);
            if (!isOne || (!marked && sum != fixedSum(record, secretsAt, NO_STATE))) {
                return Optional.empty();
            }
            Tenant tenant = new Tenant(new String(name, StandardCharsets.US_ASCII));
            if (marked || (state == ERASED && isZero(record, secretsAt))) {
                return Optional.of(new PersonRecord(tenant, reference, Optional.empty()));
            }
            if (state != KNOWN || sum(record, secretsAt, length - 4) != in.getInt(length - 4)) {
                return Optional.empty();
            }
            Secrets secrets =
                    new Secrets(take(in, Crypto.MAC), take(in, Crypto.WRAPPED), take(in, length - 4 - in.position()));
            return Optional.of(new PersonRecord(tenant, reference, Optional.of(secrets)));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            return Optional.empty();
        }
    }

    private static boolean isZero(byte[] record, int from) {
        return Arrays.equals(record, from, record.length, new byte[record.length], from, record.length);
    }

    /** The record that begins there; absent if it is not whole. */
    static Optional<PersonRecord> at(byte[] records, int at) {
        int length = length(records, at);
        return length == 0 || at + length > records.length
                ? Optional.empty()
                : decode(Arrays.copyOfRange(records, at, at + length));
    }

    /** How long the record that begins there says it is. */
    static int length(byte[] records, int at) {
        return ((records[at] & 0xFF) << 8) | (records[at + 1] & 0xFF);
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    /** What stands before the secrets of a person who is being erased or was: no flipped bit of a known one looks like it. */
    static byte[] erasureMark(byte[] record, int secretsAt) {
        return ByteBuffer.allocate(MARK)
                .putInt(fixedSum(record, secretsAt, ERASED))
                .array();
    }

    private static int fixedSum(byte[] record, int secretsAt, byte state) {
        byte[] fixed = Arrays.copyOf(record, secretsAt - MARK);
        fixed[STATE_AT] = state;
        return sum(fixed, 0, fixed.length);
    }

    private static int sum(byte[] record, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(record, from, to - from);
        return (int) crc.getValue();
    }
}
