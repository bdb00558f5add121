package io.trendguard.audit;

import io.trendguard.event.EventKey;
import io.trendguard.log.Appended;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.LogUnavailableException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where entries get their positions and events are recognised: one lock, one order. What has a position and is not yet
 * durable is remembered in memory; if the disk refuses it, it never had one.
 */
final class Sequencer {
    private final long maxWaitingBytes;
    private final EventIds ids;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final Deque<Group> waiting = new ArrayDeque<>();
    private final Map<EventKey, Group> undurable = new HashMap<>();
    private final Set<Thread> writers = ConcurrentHashMap.newKeySet();
    private long waitingBytes;
    private boolean closed;

    Sequencer(long maxWaitingBytes, EventIds ids) {
        this.maxWaitingBytes = maxWaitingBytes;
        this.ids = ids;
    }

    /** Names a thread that takes what waits: if it appends as well, it cannot wait for itself. */
    void neverWaits(Thread writer) {
        writers.add(writer);
    }

    /** Gives the group its positions, unless it is about an event that is known. Waits while too much is waiting. */
    Appended sequence(Group group) {
        lock.lock();
        try {
            boolean mayWait = !writers.contains(Thread.currentThread());
            while (mayWait && !closed && waitingBytes > 0 && waitingBytes + group.bytes > maxWaitingBytes) {
                drained.awaitUninterruptibly();
            }
            if (closed) {
                throw new LogUnavailableException(
                        "The log is closed. Open it again to append.", new IOException("closed"));
            }
            if (group.identity.isPresent()) {
                Optional<Appended> known = known(group.tenant, group.identity.get());
                if (known.isPresent()) {
                    return known.get();
                }
                undurable.put(group.identity.get().key(), group);
            }
            long first = group.tenant.nextPosition();
            group.place(first);
            group.tenant.nextPosition(first + group.entries());
            waiting.add(group);
            waitingBytes += group.bytes;
            filled.signal();
            return new Appended.Sequenced(first, group.durable);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Appended> known(TenantLog tenant, EventIdentity identity) {
        Group group = undurable.get(identity.key());
        if (group != null && group.tenant == tenant) {
            EventIdentity first = group.identity.orElseThrow();
            return Optional.of(compared(first, identity, group.first()));
        }
        return ids.find(tenant.tenant(), identity.key())
                .map(header -> compared(header.identity().orElseThrow(), identity, header.position()));
    }

    private static Appended compared(EventIdentity first, EventIdentity now, long position) {
        return now.saysTheSameAs(first) ? new Appended.Repeated(position) : new Appended.Conflict(position);
    }

    /** What appending the event would find among what was forced. */
    Optional<Appended> findDurable(TenantLog tenant, EventIdentity identity) {
        lock.lock();
        try {
            return ids.find(tenant.tenant(), identity.key())
                    .filter(header ->
                            header.position() < tenant.signed().checkpoint().size())
                    .map(header -> compared(header.identity().orElseThrow(), identity, header.position()));
        } finally {
            lock.unlock();
        }
    }

    OptionalLong positionOf(TenantLog tenant, EventKey key) {
        lock.lock();
        try {
            Group group = undurable.get(key);
            if (group != null && group.tenant == tenant) {
                return OptionalLong.of(group.first());
            }
            return ids.find(tenant.tenant(), key)
                    .map(header -> OptionalLong.of(header.position()))
                    .orElse(OptionalLong.empty());
        } finally {
            lock.unlock();
        }
    }

    /** Waits for groups and takes as many as one block holds; empty once the log is closed and nothing waits. */
    List<Group> take(long maxBytes, int maxEntries) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                filled.awaitUninterruptibly();
            }
            List<Group> taken = new ArrayList<>();
            long bytes = 0;
            int entries = 0;
            for (Group next = waiting.peek(); next != null; next = waiting.peek()) {
                bytes += next.bytes;
                entries += next.entries();
                if (!taken.isEmpty() && (bytes > maxBytes || entries > maxEntries)) {
                    break;
                }
                taken.add(waiting.remove());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Makes room for the ids of these groups, so that {@link #committed} cannot fail. */
    void reserveIds(List<Group> groups) throws IOException {
        lock.lock();
        try {
            ids.reserve(groups.size());
        } finally {
            lock.unlock();
        }
    }

    /** The groups are durable in the block at that location. */
    void committed(List<Group> groups, long location) {
        lock.lock();
        try {
            long at = location;
            for (Group group : groups) {
                if (group.identity.isPresent()) {
                    EventKey key = group.identity.get().key();
                    ids.put(key, at);
                    undurable.remove(key);
                }
                at += group.entries();
                waitingBytes -= group.bytes;
            }
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The groups could not be written: they and all that came after them never had a position. Returns all of them. */
    List<Group> refused(List<Group> groups) {
        lock.lock();
        try {
            List<Group> all = new ArrayList<>(groups);
            all.addAll(waiting);
            waiting.clear();
            undurable.clear();
            waitingBytes = 0;
            Set<TenantLog> tenants = new HashSet<>();
            all.forEach(group -> tenants.add(group.tenant));
            tenants.forEach(tenant -> tenant.nextPosition(tenant.tree().size()));
            drained.signalAll();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
