package io.trendguard.routes.flow;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** How long events took from their arrival until they were durable. */
public final class Latency {
    private final Histogram total = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    private final Recorder recorder = new Recorder(TimeUnit.MINUTES.toNanos(1), 3);

    /** Median and tail in milliseconds. */
    public record Summary(long count, double p50Ms, double p99Ms) {}

    /** Notes one event. */
    public void record(long nanos) {
        recorder.recordValue(Math.min(nanos, TimeUnit.MINUTES.toNanos(1)));
    }

    /** Everything since the start. */
    public synchronized Summary summary() {
        total.add(recorder.getIntervalHistogram());
        return new Summary(
                total.getTotalCount(), total.getValueAtPercentile(50) / 1e6, total.getValueAtPercentile(99) / 1e6);
    }
}
