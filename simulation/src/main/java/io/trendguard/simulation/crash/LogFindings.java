package io.trendguard.simulation.crash;

import io.trendguard.event.Channel;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a log says about events, decisions and hand-overs, read from its entries and nothing else. Hand-overs are those by e-mail. */
final class LogFindings {
    private final Map<EventKey, Integer> events = new HashMap<>();
    private final Map<String, Integer> decisions = new HashMap<>();
    private final Map<String, Set<Integer>> attempts = new TreeMap<>();
    private final Map<String, Set<Integer>> certain = new TreeMap<>();
    private final Set<String> handedOver = new TreeSet<>();
    private final Set<String> inDoubt = new TreeSet<>();

    static LogFindings of(AuditLog log, Tenant tenant) {
        LogFindings findings = new LogFindings();
        try (Stream<Entry> entries = log.scan(tenant, 0)) {
            entries.forEach(entry -> LogPayload.of(entry).ifPresent(findings::add));
        }
        return findings;
    }

    private void add(LogPayload payload) {
        if (payload instanceof EventPayload event) {
            events.merge(event.event().key(), 1, Integer::sum);
        } else if (payload instanceof DecisionPayload decision) {
            decisions.merge(decision.decision().decisionId(), 1, Integer::sum);
        } else if (payload instanceof AttemptPayload attempt && attempt.channel() == Channel.EMAIL) {
            attempts.computeIfAbsent(attempt.treatmentId(), id -> new TreeSet<>())
                    .add(attempt.number());
        } else if (payload instanceof DeliveryPayload delivery && delivery.channel() == Channel.EMAIL) {
            add(delivery);
        }
    }

    private void add(DeliveryPayload delivery) {
        String id = delivery.treatmentId();
        switch (delivery.result()) {
            case HANDED_OVER, SETTLED_SENT -> {
                handedOver.add(id);
                inDoubt.remove(id);
                certain(delivery);
            }
            case IN_DOUBT -> {
                inDoubt.add(id);
                certain(delivery);
            }
            case SETTLED_NOT_SENT, SETTLED_UNKNOWN, SEND_AGAIN -> {
                inDoubt.remove(id);
                certain(delivery);
            }
            case FAILED, NOT_SENT -> certain(delivery);
        }
    }

    private void certain(DeliveryPayload delivery) {
        certain.computeIfAbsent(delivery.treatmentId(), id -> new TreeSet<>()).add(delivery.attempt());
    }

    /** Events of these names that have no entry. */
    long lost(Collection<EventKey> sent) {
        return sent.stream().filter(key -> !events.containsKey(key)).count();
    }

    /** Events and decisions that have more than one entry. */
    long twice() {
        return events.values().stream().filter(count -> count > 1).count()
                + decisions.values().stream().filter(count -> count > 1).count();
    }

    /** Treatments that were handed over for certain. */
    Set<String> handedOver() {
        return handedOver;
    }

    /** Treatments that may have been handed over: logged as in doubt, or with an attempt that nothing follows. */
    Set<String> inDoubt() {
        Set<String> doubts = new TreeSet<>(inDoubt);
        attempts.forEach((id, numbers) -> {
            if (!handedOver.contains(id) && !certain.getOrDefault(id, Set.of()).containsAll(numbers)) {
                doubts.add(id);
            }
        });
        return doubts;
    }

    int events() {
        return events.size();
    }

    int decisions() {
        return decisions.size();
    }
}
