package io.trendguard.audit;

import io.trendguard.audit.proof.Checkpoint;
import io.trendguard.audit.proof.InclusionProofs;
import io.trendguard.audit.proof.NoteSigner;
import io.trendguard.audit.proof.Sha256;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.Receipt;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs what was forced and answers those who wait, one commit at a time and in their order. */
final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final NoteSigner signer;
    private final SignedHeads heads;

    Publisher(NoteSigner signer, SignedHeads heads) {
        this.signer = signer;
        this.heads = heads;
    }

    /** The groups were forced; the trees have grown to these sizes. */
    void committed(List<Group> groups, Map<TenantLog, Long> sizes) {
        try {
            sizes.forEach(this::sign);
            Map<TenantLog, Receipts> receipts = new HashMap<>();
            for (Group group : groups) {
                Receipts under = receipts.computeIfAbsent(group.tenant, Receipts::new);
                group.durable.complete(under.of(group.first()));
            }
        } catch (RuntimeException | Error e) {
            LOG.error("Entries are durable but could not be signed and answered.", e);
            refused(
                    groups,
                    new LogUnavailableException(
                            "The entries are durable, but their checkpoint could not be signed: " + e.getMessage(), e));
        }
    }

    void refused(List<Group> groups, LogUnavailableException cause) {
        groups.forEach(group -> group.durable.completeExceptionally(cause));
    }

    private void sign(TenantLog tenant, long size) {
        Checkpoint checkpoint =
                new Checkpoint(tenant.origin(), size, tenant.tree().root(size));
        TenantLog.Signed head = new TenantLog.Signed(checkpoint, signer.sign(checkpoint));
        heads.put(head);
        tenant.signed(head);
    }

    /** Makes a tenant known to the signed heads, before the first of its entries is written. */
    void begin(TenantLog tenant) throws IOException {
        heads.begin(new Checkpoint(tenant.origin(), 0, Sha256.empty()), signer::sign);
    }

    /** Signs the head of a log that was just opened. */
    void signAll(TenantLog tenant) {
        sign(tenant, tenant.tree().size());
    }

    /** The signed head of a log without entries. */
    static TenantLog.Signed empty(NoteSigner signer, String origin) {
        Checkpoint checkpoint = new Checkpoint(origin, 0, Sha256.empty());
        return new TenantLog.Signed(checkpoint, signer.sign(checkpoint));
    }

    /** The receipt of an entry against the newest signed head. */
    static Receipt receipt(TenantLog tenant, long position) {
        return new Receipts(tenant).of(position);
    }

    /** Receipts against one signed head; cheap for entries that follow each other. */
    private static final class Receipts {
        private static final Base64.Encoder BASE64 = Base64.getEncoder();

        private final TenantLog tenant;
        private final TenantLog.Signed signed;
        private final InclusionProofs<String> proofs;

        Receipts(TenantLog tenant) {
            this.tenant = tenant;
            signed = tenant.signed();
            proofs = new InclusionProofs<>(tenant.tree(), signed.checkpoint().size(), BASE64::encodeToString);
        }

        Receipt of(long position) {
            String leaf = BASE64.encodeToString(tenant.tree().leaf(position));
            return new Receipt(tenant.origin(), position, leaf, proofs.of(position), signed.note());
        }
    }
}
