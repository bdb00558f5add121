package io.trendguard.routes.flow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.trendguard.event.Tenant;
import io.trendguard.point.Stage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How long the flow takes and how often events come twice; also as Prometheus metrics. */
public final class FlowMetrics {
    private final Latency checkout = new Latency();
    private final Latency purchase = new Latency();
    private final Map<Tenant, LongAdder> repeated = new ConcurrentHashMap<>();
    private final Counter acceptedTotal;
    private final Counter repeatedTotal;
    private final Counter conflictTotal;

    /** @param registry where the timers are registered */
    public FlowMetrics(MeterRegistry registry) {
        acceptedTotal = registry.counter("trendguard.events.accepted");
        repeatedTotal = registry.counter("trendguard.events.repeated");
        conflictTotal = registry.counter("trendguard.events.conflict");
    }

    void accepted(Optional<Stage> stage, long nanos) {
        acceptedTotal.increment();
        stage.ifPresent(s -> (s.isAwaited() ? checkout : purchase).record(nanos));
    }

    void repeated(Tenant tenant) {
        repeatedTotal.increment();
        repeated.computeIfAbsent(tenant, t -> new LongAdder()).increment();
    }

    void conflict() {
        conflictTotal.increment();
    }

    /** Events that came again with the same content since the start. */
    public long repeatedOf(Tenant tenant) {
        return repeated.getOrDefault(tenant, new LongAdder()).sum();
    }

    /** From arrival until durable, since the start. */
    public Map<String, Latency.Summary> latency() {
        Map<String, Latency.Summary> summaries = new TreeMap<>();
        summaries.put("checkout", checkout.summary());
        summaries.put("purchase", purchase.summary());
        return summaries;
    }
}
