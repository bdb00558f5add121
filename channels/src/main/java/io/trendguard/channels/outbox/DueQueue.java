package io.trendguard.channels.outbox;

import io.trendguard.channels.outbox.Pending.State;
import io.trendguard.event.Channel;
import io.trendguard.event.PersonRef;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** One tenant's treatments that wait for their time, by channel, and those that were taken to be sent. Guarded by the outbox. */
final class DueQueue {
    static final Comparator<Pending> BY_DUE = Comparator.comparing(Pending::due)
            .thenComparing(pending -> pending.treatment().treatmentId());

    private final Map<Channel, NavigableSet<Pending>> waiting = new EnumMap<>(Channel.class);
    private final Set<String> underWay = new HashSet<>();
    private final Set<PersonRef> peopleUnderWay = new HashSet<>();

    /** It waits, unless it is under way. */
    void add(Pending one) {
        if (one.state() == State.WAITING && one.leavesByOutbox() && !isUnderWay(one)) {
            on(one.treatment().channel()).add(one);
        }
    }

    void remove(Pending one) {
        on(one.treatment().channel()).remove(one);
    }

    /** The most urgent treatment that may go now; until it is released, its person gets no other. */
    Optional<Pending> take(Instant now, Predicate<Channel> open) {
        Optional<Pending> next = waiting.entrySet().stream()
                .filter(channel -> open.test(channel.getKey()))
                .flatMap(channel -> firstDue(channel.getValue(), now).stream())
                .min(BY_DUE);
        next.ifPresent(taken -> {
            remove(taken);
            underWay.add(taken.treatment().treatmentId());
            peopleUnderWay.add(taken.treatment().person());
        });
        return next;
    }

    private Optional<Pending> firstDue(NavigableSet<Pending> sorted, Instant now) {
        return sorted.stream()
                .takeWhile(one -> !one.due().isAfter(now))
                .filter(one -> !peopleUnderWay.contains(one.treatment().person()))
                .findFirst();
    }

    /** It is not under way any more. */
    void release(Treatment treatment) {
        underWay.remove(treatment.treatmentId());
        peopleUnderWay.remove(treatment.person());
    }

    boolean isUnderWay(Pending one) {
        return underWay.contains(one.treatment().treatmentId());
    }

    int waiting() {
        return waiting.values().stream().mapToInt(NavigableSet::size).sum();
    }

    int underWay() {
        return underWay.size();
    }

    private NavigableSet<Pending> on(Channel channel) {
        return waiting.computeIfAbsent(channel, c -> new TreeSet<>(BY_DUE));
    }
}
