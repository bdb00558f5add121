package io.trendguard.audit;

import io.trendguard.audit.proof.Checkpoint;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signed heads of the log in two places: beside the segments, and in a folder that stays if the log's folder is lost.
 * A head never tells of more than is durable, so after a crash the copies may lag behind the log but not lead it.
 */
final class SignedHeads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignedHeads.class);
    /** A log whose copies lag can still not lose what they tell; forcing each one would cost a second force per commit. */
    private static final int FORCE_EVERY = 1024;

    private final CheckpointFile beside;
    private final Optional<CheckpointFile> second;
    private volatile Optional<String> trouble = Optional.empty();
    private final Map<String, TenantLog.Signed> newest = new TreeMap<>();
    private int sinceForce;

    SignedHeads(CheckpointFile beside, Optional<CheckpointFile> second) {
        this.beside = beside;
        this.second = second;
    }

    /** Makes the files that are missing. */
    synchronized void makeReady() throws IOException {
        beside.makeReady();
        inSecond(CheckpointFile::makeReady);
    }

    /** Forgets both copies, when it is known that the log holds less than they say. */
    synchronized void renew() throws IOException {
        beside.renew();
        inSecond(CheckpointFile::renew);
    }

    /** Makes an origin known before its first entry is written, so that a log with entries always has heads. */
    synchronized void begin(Checkpoint empty, Function<Checkpoint, String> sign) throws IOException {
        if (!beside.knows(empty.origin())) {
            String note = sign.apply(empty);
            beside.put(empty, note);
            beside.force();
            inSecond(copy -> {
                copy.put(empty, note);
                copy.force();
            });
        }
    }

    /** Keeps the head of entries that are durable. */
    synchronized void put(TenantLog.Signed head) {
        Checkpoint checkpoint = head.checkpoint();
        newest.put(checkpoint.origin(), head);
        boolean force = ++sinceForce >= FORCE_EVERY;
        try {
            beside.put(checkpoint, head.note());
            if (force) {
                beside.force();
            }
        } catch (IOException e) {
            // The entries are durable all the same; what is lost is a local safeguard against a shortened log.
            LOG.warn("The signed head of ({}) cannot be kept beside the log: {}", checkpoint.origin(), e.getMessage());
        }
        inSecond(copy -> {
            copy.put(checkpoint, head.note());
            if (force) {
                copy.force();
            }
        });
        if (force) {
            sinceForce = 0;
        }
    }

    private void inSecond(Write write) {
        if (second.isEmpty()) {
            return;
        }
        try {
            write.to(second.get());
            trouble = Optional.empty();
        } catch (IOException e) {
            String words = "The second copy of the signed heads (%s) cannot be written: %s."
                    .formatted(second.get().path(), e.getMessage());
            if (trouble.isEmpty()) {
                LOG.warn("{} Without it, the loss of the whole log folder would go unnoticed.", words);
            }
            trouble = Optional.of(words);
        }
    }

    /** What is wrong with the second copy at the moment. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Writes a copy again that was deleted or replaced while it was open. */
    synchronized void putBack() throws IOException {
        putBack(beside);
        inSecond(this::putBack);
    }

    private void putBack(CheckpointFile copy) throws IOException {
        if (!copy.isInPlace()) {
            copy.renew();
            for (TenantLog.Signed head : newest.values()) {
                copy.put(head.checkpoint(), head.note());
            }
            copy.force();
            LOG.warn("The signed heads ({}) were gone and are written again.", copy.path());
        }
    }

    synchronized void force() throws IOException {
        beside.force();
        inSecond(CheckpointFile::force);
    }

    @Override
    public synchronized void close() throws IOException {
        inSecond(CheckpointFile::close); // the log itself is whole without it; the copy lags at most
        beside.close();
    }

    private interface Write {
        void to(CheckpointFile copy) throws IOException;
    }
}
