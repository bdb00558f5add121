package io.trendguard.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trendguard.event.EventBuilder;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.Entry;
import io.trendguard.log.NewEntry;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Payloads;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to write and read back the entry of a decision, beside plain Jackson without canonical form. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PayloadBenchmark {
    private final DecisionPayload decision = Payloads.aDecision();
    private final NewEntry written = decision.toEntry(EventBuilder.NOON);
    private final Entry entry = new Entry(
            new Tenant("demo"),
            0,
            written.kind(),
            written.schemaVersion(),
            written.time(),
            Optional.of(written.payload()),
            new byte[32]);

    /** The yardstick: any order, any number form. */
    @Benchmark
    public byte[] plainJackson() throws JsonProcessingException {
        return Json.mapper().writeValueAsBytes(decision);
    }

    @Benchmark
    public NewEntry toEntry() {
        return decision.toEntry(EventBuilder.NOON);
    }

    @Benchmark
    public Optional<LogPayload> readBack() {
        return LogPayload.of(entry);
    }
}
