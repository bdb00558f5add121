package io.trendguard.routes.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A key as its file holds it.
 *
 * @param tenant whose data it opens
 * @param name who uses it
 * @param roles what it may do
 * @param sha256 SHA-256 of the key, hexadecimal
 * @param expires when it ends; absent means never
 * @param revoked when it was taken back; absent means that it was not
 * @param check the first 16 hexadecimal digits of the SHA-256 over the rest, so that a damaged line is found; keys made by
 *     earlier versions have none
 */
record StoredKey(
        Tenant tenant,
        String name,
        Set<Caller.Role> roles,
        @JsonProperty("sha256") String sha256,
        Optional<Instant> expires,
        Optional<Instant> revoked,
        Optional<String> check) {
    private static final int CHECK_DIGITS = 16;
    private static final int ID_DIGITS = 8;

    StoredKey {
        roles = Set.copyOf(roles);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A key of the tenant (%s) has no SHA-256 hash.".formatted(tenant.id()));
        }
    }

    static StoredKey of(Tenant tenant, String name, Set<Caller.Role> roles, String hash, Optional<Instant> expires) {
        return new StoredKey(tenant, name, roles, hash, expires, Optional.empty(), Optional.empty()).checked();
    }

    StoredKey revokedAt(Instant now) {
        return new StoredKey(tenant, name, roles, sha256, expires, Optional.of(now), Optional.empty()).checked();
    }

    /** What people name it by. */
    String id() {
        return sha256.substring(0, ID_DIGITS);
    }

    boolean isDamaged() {
        return check.filter(written -> !written.equals(sum())).isPresent();
    }

    boolean holdsAt(Instant now) {
        return revoked.isEmpty() && expires.filter(end -> !now.isBefore(end)).isEmpty();
    }

    private StoredKey checked() {
        return new StoredKey(tenant, name, roles, sha256, expires, revoked, Optional.of(sum()));
    }

    private String sum() {
        String roleNames = new TreeSet<>(roles).stream().map(Enum::name).collect(Collectors.joining(","));
        String rest = Json.mapper()
                .createArrayNode()
                .add(tenant.id())
                .add(name)
                .add(roleNames)
                .add(sha256)
                .add(expires.map(Instant::toString).orElse(""))
                .add(revoked.map(Instant::toString).orElse(""))
                .toString();
        return KeyFile.hash(rest).substring(0, CHECK_DIGITS);
    }
}
