package io.trendguard.audit;

import io.trendguard.audit.proof.Sha256;
import io.trendguard.audit.segment.Block;
import io.trendguard.audit.segment.Codec;
import io.trendguard.audit.segment.SegmentStore;
import io.trendguard.log.LogUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writers, of whom one leads: it makes one block of whatever waits, forces it once, lets the next one lead, and signs
 * and answers its commit while that one writes. So an entry changes threads twice, into the log and out of it.
 */
final class Committer {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    /** One that writes and one that answers. */
    private static final int WRITERS = 2;

    private final AuditSettings settings;
    private final Sequencer sequencer;
    private final SegmentStore segments;
    private final Runnable beforeForce;
    private final Publisher publisher;
    private final List<Thread> writers;
    private final ReentrantLock lead = new ReentrantLock();
    private final ReentrantLock answering = new ReentrantLock();
    private final Condition answered = answering.newCondition();
    private long commits;
    private long answers;

    Committer(
            AuditSettings settings,
            Sequencer sequencer,
            SegmentStore segments,
            Runnable beforeForce,
            Publisher publisher) {
        this.settings = settings;
        this.sequencer = sequencer;
        this.segments = segments;
        this.beforeForce = beforeForce;
        this.publisher = publisher;
        writers = IntStream.rangeClosed(1, WRITERS)
                .mapToObj(number -> new Thread(this::write, "log-writer-" + number))
                .toList();
    }

    void start() {
        for (Thread writer : writers) {
            writer.setDaemon(true);
            writer.start();
        }
    }

    /** The writers that ended although the log is open. */
    List<String> dead() {
        return writers.stream()
                .filter(writer -> !writer.isAlive())
                .map(Thread::getName)
                .toList();
    }

    /** Waits until the closed sequencer has nothing left and everyone is answered. */
    void join() throws InterruptedException {
        for (Thread writer : writers) {
            writer.join();
        }
    }

    /** Nothing ends a writer before the log is closed: without one, everyone who appends would wait for ever. */
    private void write() {
        sequencer.neverWaits(Thread.currentThread());
        boolean goesOn = true;
        while (goesOn) {
            try {
                goesOn = writeNext();
            } catch (RuntimeException | Error e) {
                LOG.error("A writer of the log met something unexpected and goes on.", e);
            }
        }
    }

    /** Writes and answers one commit; false once the log is closed and nothing waits. */
    private boolean writeNext() {
        Runnable answer;
        long number;
        lead.lock();
        try {
            List<Group> groups = sequencer.take(settings.maxBatchBytes(), settings.maxBatchEntries());
            if (groups.isEmpty()) {
                return false;
            }
            answer = commitOrRefuse(groups);
            number = commits++;
        } finally {
            lead.unlock();
        }
        inTurn(number, answer);
        return true;
    }

    /** Heads are signed in the order of the commits, and whoever waits is answered in it. */
    private void inTurn(long number, Runnable answer) {
        answering.lock();
        try {
            while (answers != number) {
                answered.awaitUninterruptibly();
            }
        } finally {
            answering.unlock();
        }
        try {
            answer.run();
        } finally {
            answering.lock();
            try {
                answers++;
                answered.signalAll();
            } finally {
                answering.unlock();
            }
        }
    }

    private Runnable commitOrRefuse(List<Group> groups) {
        try {
            commit(groups);
            Map<TenantLog, Long> sizes = new HashMap<>();
            groups.forEach(group -> sizes.put(group.tenant, group.tenant.tree().size()));
            return () -> publisher.committed(groups, sizes);
        } catch (IOException | RuntimeException | Error e) {
            return refuse(groups, e);
        }
    }

    private void commit(List<Group> groups) throws IOException {
        reserve(groups);
        List<byte[]> headers = new ArrayList<>();
        List<byte[]> nonces = new ArrayList<>();
        List<Optional<byte[]>> payloads = new ArrayList<>();
        for (Group group : groups) {
            headers.addAll(group.headers);
            nonces.addAll(group.nonces);
            payloads.addAll(group.payloads);
            for (byte[] header : group.headers) {
                group.tenant.add(Sha256.leaf(header));
            }
        }
        Block block = new Block(segments.nextBlock(), headers, nonces, payloads);
        var bytes = block.encode(Codec.ZSTD);
        beforeForce.run();
        long location = segments.append(bytes);
        long at = location;
        for (Group group : groups) {
            for (int i = 0; i < group.entries(); i++) {
                group.tenant.locate(group.first() + i, at++);
            }
        }
        sequencer.committed(groups, location);
    }

    private void reserve(List<Group> groups) throws IOException {
        Map<TenantLog, Integer> more = new HashMap<>();
        groups.forEach(group -> more.merge(group.tenant, group.entries(), Integer::sum));
        for (Map.Entry<TenantLog, Integer> each : more.entrySet()) {
            publisher.begin(each.getKey());
            each.getKey().reserve(each.getValue());
        }
        sequencer.reserveIds(groups);
    }

    /** After a failed write, the trees and positions are those of the last entry that was forced. */
    private Runnable refuse(List<Group> groups, Throwable cause) {
        for (Group group : groups) {
            group.tenant.tree().truncate(Math.min(group.tenant.tree().size(), group.first()));
        }
        List<Group> all = sequencer.refused(groups);
        LogUnavailableException why = new LogUnavailableException(
                "The entries could not be written to the log in (%s): %s. Nothing of them was kept; append them again once the disk takes writes."
                        .formatted(settings.folder(), cause.getMessage()),
                cause);
        return () -> publisher.refused(all, why);
    }
}
