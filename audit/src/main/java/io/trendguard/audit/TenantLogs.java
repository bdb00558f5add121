package io.trendguard.audit;

import io.trendguard.audit.proof.NoteSigner;
import io.trendguard.audit.proof.VerifierKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.Head;
import io.trendguard.log.LogUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The sequences of all tenants, each begun with its tenant's first entry. */
final class TenantLogs implements AutoCloseable {
    private final String originPrefix;
    private final Path index;
    private final NoteSigner signer;
    private final Map<Tenant, TenantLog> logs = new ConcurrentHashMap<>();

    TenantLogs(String originPrefix, Path index, NoteSigner signer) {
        this.originPrefix = originPrefix;
        this.index = index;
        this.signer = signer;
    }

    /** The tenant's sequence, which begins here if there is none. */
    TenantLog of(Tenant tenant) {
        return logs.computeIfAbsent(tenant, t -> {
            try {
                return new TenantLog(t, originPrefix, index);
            } catch (IOException e) {
                throw new LogUnavailableException(
                        "The index of (%s) cannot be made in (%s): %s.".formatted(t, index, e.getMessage()), e);
            }
        });
    }

    Optional<TenantLog> known(Tenant tenant) {
        return Optional.ofNullable(logs.get(tenant));
    }

    Collection<TenantLog> all() {
        return logs.values();
    }

    /** The signed head of what is durable, also of a tenant that has nothing. */
    Head head(Tenant tenant) {
        TenantLog.Signed signed = known(tenant)
                .map(TenantLog::signed)
                .filter(head -> !head.note().isEmpty())
                .orElseGet(() -> Publisher.empty(signer, originPrefix + "/" + tenant));
        return new Head(
                signed.checkpoint().size(),
                HexFormat.of().formatHex(signed.checkpoint().root()),
                signed.note());
    }

    /** The heads of those who have durable entries. */
    SortedMap<Tenant, Head> heads() {
        SortedMap<Tenant, Head> heads = new TreeMap<>();
        for (TenantLog log : logs.values()) {
            if (log.signed().checkpoint().size() > 0) {
                heads.put(log.tenant(), head(log.tenant()));
            }
        }
        return heads;
    }

    VerifierKey verifierKey(Tenant tenant) {
        return signer.verifierKey(of(tenant).origin());
    }

    @Override
    public void close() throws IOException {
        for (TenantLog log : logs.values()) {
            log.close();
        }
    }
}
