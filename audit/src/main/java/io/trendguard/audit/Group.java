package io.trendguard.audit;

import io.trendguard.audit.proof.Sha256;
import io.trendguard.audit.segment.Block;
import io.trendguard.audit.segment.Header;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.NewEntry;
import io.trendguard.log.Receipt;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Entries that are appended together; all but their positions is made in the thread that appends. */
final class Group {
    /** What an entry costs besides its payload, when waiting bytes are counted. */
    private static final int OVERHEAD = 200;

    final TenantLog tenant;
    final Optional<EventIdentity> identity;
    final List<byte[]> headers;
    final List<byte[]> nonces;
    final List<Optional<byte[]>> payloads;
    final long bytes;
    final CompletableFuture<Receipt> durable = new CompletableFuture<>();
    private long first = -1;

    Group(TenantLog tenant, Optional<EventIdentity> identity, List<NewEntry> entries, SecureRandom random) {
        this.tenant = tenant;
        this.identity =
                identity.map(i -> new EventIdentity(i.key(), i.contentHash().clone()));
        headers = new ArrayList<>(entries.size());
        nonces = new ArrayList<>(entries.size());
        payloads = new ArrayList<>(entries.size());
        byte[] drawn = new byte[Block.NONCE * entries.size()];
        random.nextBytes(drawn);
        long total = 0;
        for (int i = 0; i < entries.size(); i++) {
            NewEntry entry = entries.get(i);
            byte[] payload = entry.payload().clone();
            byte[] nonce = Arrays.copyOfRange(drawn, i * Block.NONCE, (i + 1) * Block.NONCE);
            headers.add(Header.draft(tenant.tenant(), entry, this.identity, Sha256.commitment(nonce, payload)));
            nonces.add(nonce);
            payloads.add(Optional.of(payload));
            total += payload.length + OVERHEAD;
        }
        bytes = total;
    }

    /** Gives the entries their positions. */
    void place(long firstPosition) {
        first = firstPosition;
        for (int i = 0; i < headers.size(); i++) {
            Header.place(headers.get(i), firstPosition + i);
        }
    }

    int entries() {
        return headers.size();
    }

    long first() {
        return first;
    }
}
