package io.trendguard.model.history;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names one history: tenant, kind and entity, in that order. */
final class HistoryKey {
    private static final String PERSON_PREFIX = "p_";
    private final byte[] bytes;
    private final int hash;

    private HistoryKey(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    static HistoryKey of(Tenant tenant, HistoryKind kind, long entity) {
        byte[] id = new byte[Long.BYTES];
        Bytes.put64(id, 0, entity);
        return of(tenant, kind, id);
    }

    static HistoryKey of(Tenant tenant, HistoryKind kind, PersonRef person) {
        return of(tenant, kind, Base64.getUrlDecoder().decode(person.id().substring(PERSON_PREFIX.length())));
    }

    private static HistoryKey of(Tenant tenant, HistoryKind kind, byte[] id) {
        String name = tenant.id();
        byte[] bytes = new byte[name.length() + 2 + id.length];
        for (int i = 0; i < name.length(); i++) {
            bytes[i] = (byte) name.charAt(i);
        }
        bytes[name.length() + 1] = kind.code();
        System.arraycopy(id, 0, bytes, name.length() + 2, id.length);
        return new HistoryKey(bytes);
    }

    static HistoryKey ofBytes(byte[] bytes) {
        return new HistoryKey(bytes);
    }

    private static byte[] prefix(Tenant tenant) {
        return (tenant.id() + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    boolean of(Tenant tenant) {
        byte[] prefix = prefix(tenant);
        return bytes.length > prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** The same small number for all histories of a tenant; tenants may share one. */
    int tenantNumber(int count) {
        int hash = 0;
        for (int at = 0; bytes[at] != 0; at++) {
            hash = 31 * hash + bytes[at];
        }
        return Math.floorMod(hash, count);
    }

    static int tenantNumber(Tenant tenant, int count) {
        return Math.floorMod(tenant.id().hashCode(), count);
    }

    private int kindAt() {
        int at = 0;
        while (bytes[at] != 0) {
            at++;
        }
        return at + 1;
    }

    Tenant tenant() {
        return new Tenant(new String(bytes, 0, kindAt() - 1, StandardCharsets.US_ASCII));
    }

    HistoryKind kind() {
        return HistoryKind.ofCode(bytes[kindAt()]);
    }

    /** The person, if it is the history of one. */
    Optional<PersonRef> person() {
        int id = kindAt() + 1;
        return bytes.length - id == 16
                ? Optional.of(new PersonRef(PERSON_PREFIX
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Arrays.copyOfRange(bytes, id, bytes.length))))
                : Optional.empty();
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HistoryKey key && key.hash == hash && Arrays.equals(key.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return tenant() + "/" + kind() + "/" + Integer.toHexString(hash);
    }
}
