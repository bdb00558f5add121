package io.trendguard.audit;

import io.trendguard.audit.proof.Checkpoint;
import io.trendguard.audit.proof.NoteSigner;
import io.trendguard.audit.proof.Sha256;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.Receipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs what was forced and answers those who wait, in a thread of its own beside the writer. Commits that pile up are
 * covered by one signature per tenant.
 */
final class Publisher implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final int FORCE_EVERY = 1024;

    private final NoteSigner signer;
    private final CheckpointFile checkpoints;
    private final BlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
    private final Map<TenantLog, Long> unsigned = new HashMap<>();
    private int sinceForce;
    private boolean finished;

    Publisher(NoteSigner signer, CheckpointFile checkpoints) {
        this.signer = signer;
        this.checkpoints = checkpoints;
    }

    /** The groups were forced; the trees have grown to these sizes. */
    void committed(List<Group> groups, Map<TenantLog, Long> sizes) {
        answers.add(new Commit(groups, sizes));
    }

    void refused(List<Group> groups, LogUnavailableException cause) {
        answers.add(() -> groups.forEach(group -> group.durable.completeExceptionally(cause)));
    }

    /** Ends once everything before was answered. */
    void finish() {
        answers.add(() -> finished = true);
    }

    @Override
    public void run() {
        List<Runnable> batch = new ArrayList<>();
        while (!finished) {
            batch.clear();
            try {
                batch.add(answers.take());
            } catch (InterruptedException e) {
                continue; // only finish() ends it, for someone waits for each answer
            }
            answers.drainTo(batch);
            answer(batch);
        }
    }

    private void answer(List<Runnable> batch) {
        try {
            for (Runnable answer : batch) {
                if (answer instanceof Commit commit) {
                    unsigned.putAll(commit.sizes);
                }
            }
            unsigned.forEach(this::sign);
            unsigned.clear();
            batch.forEach(Runnable::run);
        } catch (RuntimeException | Error e) {
            LOG.error("Entries are durable but could not be signed and answered.", e);
            LogUnavailableException cause = new LogUnavailableException(
                    "The entries are durable, but their checkpoint could not be signed: " + e.getMessage(), e);
            for (Runnable answer : batch) {
                if (answer instanceof Commit commit) {
                    commit.groups.forEach(group -> group.durable.completeExceptionally(cause));
                } else {
                    answer.run();
                }
            }
        }
    }

    private void sign(TenantLog tenant, long size) {
        Checkpoint checkpoint =
                new Checkpoint(tenant.origin(), size, tenant.tree().root(size));
        String note = signer.sign(checkpoint);
        try {
            checkpoints.put(checkpoint, note);
            if (++sinceForce >= FORCE_EVERY) {
                checkpoints.force();
                sinceForce = 0;
            }
        } catch (IOException e) {
            // The entries are durable all the same; what is lost is a local safeguard against a shortened log.
            LOG.warn("The checkpoint of ({}) could not be kept beside the log: {}", tenant.origin(), e.getMessage());
        }
        tenant.signed(new TenantLog.Signed(checkpoint, note));
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
        TenantLog.Signed signed = tenant.signed();
        Base64.Encoder base64 = Base64.getEncoder();
        List<String> proof = tenant
                .tree()
                .inclusion(position, signed.checkpoint().size())
                .stream()
                .map(base64::encodeToString)
                .toList();
        String leaf = base64.encodeToString(tenant.tree().leaf(position));
        return new Receipt(tenant.origin(), position, leaf, proof, signed.note());
    }

    private record Commit(List<Group> groups, Map<TenantLog, Long> sizes) implements Runnable {
        @Override
        public void run() {
            groups.forEach(group -> group.durable.complete(receipt(group.tenant, group.first())));
        }
    }
}
