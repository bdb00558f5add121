package io.trendguard.model.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From when on the outcome of one bought line counts: once its return window is over, returned and kept alike. Without a
 * delivery the window is taken to end {@link Buckets#SETTLING} after the order. When a delivery is learnt, the line leaves
 * the rates if it was in them, and comes back when the window of that delivery is over; a later report takes the place of
 * an earlier one.
 *
 * @param boughtAt when it was bought, epoch milliseconds
 * @param boughtKnown when that was learnt
 * @param reports what is known of its delivery
 * @param back its first return; empty if none is known
 */
record LineClock(long boughtAt, long boughtKnown, List<Report> reports, Optional<Pairs.Returned> back) {
    private static final Comparator<Report> AS_LEARNT =
            Comparator.comparingLong(Report::known).thenComparingLong(Report::until);

    /**
     * A report on a delivery.
     *
     * @param known when it was learnt
     * @param until when the return window ends by it
     */
    record Report(long known, long until) {}

    /** A time in which the line counts, from a moment up to before another; told if a delivery was known by then. */
    record Span(long from, long to, boolean told) {}

    LineClock {
        reports = reports.stream().sorted(AS_LEARNT).toList();
    }

    /** The end of the window as far as it was known at a moment. */
    static long until(long boughtAt, List<Report> reports, long known) {
        return reports.stream()
                .filter(report -> report.known() <= known)
                .max(AS_LEARNT)
                .map(Report::until)
                .orElse(boughtAt + Buckets.SETTLING);
    }

    /** When the line counts; none of them is empty. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        long from = Math.max(boughtAt, boughtKnown);
        long until = boughtAt + Buckets.SETTLING;
        boolean told = false;
        for (Report report : reports) {
            long learnt = Math.max(from, report.known());
            add(spans, Math.max(from, until), learnt, told);
            from = learnt;
            until = report.until();
            told = true;
        }
        add(spans, Math.max(from, until), Long.MAX_VALUE, told);
        return spans;
    }

    private static void add(List<Span> spans, long from, long to, boolean told) {
        if (from < to) {
            spans.add(new Span(from, to, told));
        }
    }

    /** What it adds to the counters of its groups, by the time from which it may be seen. */
    Map<Long, long[]> counts() {
        Map<Long, long[]> counts = new TreeMap<>();
        for (Span span : spans()) {
            add(counts, span, Settled.SOLD);
            long backAt = back.map(Pairs.Returned::known).orElse(Long.MAX_VALUE);
            if (!span.told() && span.from() < backAt) {
                add(counts, new Span(span.from(), Math.min(span.to(), backAt), false), Settled.WAITING);
            }
            if (back.isPresent()) {
                Span returned = new Span(Math.max(span.from(), backAt), span.to(), span.told());
                if (returned.from() < returned.to()) {
                    add(counts, returned, Settled.RETURNED);
                    if (back.get().code() == Customers.FIT) {
                        add(counts, returned, Settled.FIT);
                    }
                }
            }
        }
        return counts;
    }

    private void add(Map<Long, long[]> counts, Span span, int counter) {
        add(counts, span.from(), counter, 1);
        if (span.to() < Long.MAX_VALUE) {
            add(counts, span.to(), counter, -1);
        }
    }

    private void add(Map<Long, long[]> counts, long time, int counter, int number) {
        long bucket = Buckets.start(HistoryKind.SETTLED, boughtAt);
        counts.computeIfAbsent(
                        Buckets.visibleFrom(HistoryKind.SETTLED, bucket, time),
                        visible -> new long[HistoryKind.SETTLED.counters()])[counter] += number;
    }

    /** What changes in the counters where this takes the place of what was known before. */
    Map<Long, long[]> changes(Optional<LineClock> before) {
        Map<Long, long[]> changes = counts();
        before.ifPresent(clock -> clock.counts().forEach((visible, old) -> {
            long[] now = changes.computeIfAbsent(visible, v -> new long[old.length]);
            for (int i = 0; i < old.length; i++) {
                now[i] -= old[i];
            }
        }));
        changes.values().removeIf(LineClock::nothing);
        return changes;
    }

    private static boolean nothing(long[] counts) {
        for (long count : counts) {
            if (count != 0) {
                return false;
            }
        }
        return true;
    }
}
