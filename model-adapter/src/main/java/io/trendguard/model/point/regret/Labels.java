package io.trendguard.model.point.regret;

import io.trendguard.event.Delivery;
import io.trendguard.event.Event;
import io.trendguard.event.Return;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.history.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds out, row by row, what became of each line, and when that was learnt. A line is kept once neither the time in which
 * returns count nor the return window of its delivery is open any more; until then it may still come back.
 */
final class Labels {
    private final LabelRules rules;
    private final Histories histories;
    private final Map<String, Bought> orders = new HashMap<>();
    private final Map<String, List<Returned>> overtaking = new HashMap<>();
    private final Map<String, List<Delivered>> deliveredBefore = new HashMap<>();
    /** Returns that come too late unless a delivery turns out to be late as well. */
    private final Map<String, List<Returned>> late = new HashMap<>();

    private byte[] labels = new byte[1024];
    private long[] knownAt = new long[1024];
    private boolean[] imputed = new boolean[1024];
    private long[] returnedAt = new long[1024];
    private long[] until = new long[1024];
    private long[] reportedAt = new long[1024];
    private long[] windowEnd = new long[1024];
    private int size;
    private long newestReturn = Long.MIN_VALUE;

    Labels(LabelRules rules, Histories histories) {
        this.rules = rules;
        this.histories = histories;
    }

    /**
     * The labels of all rows, in their order.
     *
     * @param labels see {@link TrainingSet}
     */
    record Finished(byte[] labels, long[] knownAt, boolean[] imputed, long[] returnedAt, long[] settledAt) {}

    private record Bought(Instant time, int firstRow, List<String> lines) {}

    private record Returned(Event event, Return back, boolean imputes) {}

    private record Delivered(long known, Delivery delivery) {}

    /** The next rows are the lines of this order. */
    void bought(Event event, String orderId, List<String> lines) {
        int first = size;
        size += lines.size();
        grow();
        Arrays.fill(labels, first, size, TrainingSet.UNKNOWN);
        Arrays.fill(returnedAt, first, size, Long.MAX_VALUE);
        Arrays.fill(until, first, size, event.time().plus(rules.within()).toEpochMilli());
        Arrays.fill(reportedAt, first, size, event.knownAt().toEpochMilli());
        Arrays.fill(windowEnd, first, size, Long.MIN_VALUE);
        Bought bought = new Bought(event.time(), first, lines);
        orders.put(orderId, bought);
        deliveredBefore.getOrDefault(orderId, List.of()).forEach(delivered -> open(bought, delivered));
        deliveredBefore.remove(orderId);
        overtaking.getOrDefault(orderId, List.of()).forEach(returned -> label(bought, returned, event.knownAt()));
        overtaking.remove(orderId);
    }

    /** Something came back. Whether its reason is imputed is judged by what was known at that time. */
    void returned(Event event, Return back) {
        newestReturn = Math.max(newestReturn, event.knownAt().toEpochMilli());
        boolean imputes = back.reason().isEmpty()
                && rules.imputes(
                        event.time(),
                        histories
                                .at(event.tenant(), event.time(), event.knownAt())
                                .trend(back.productId()));
        Returned returned = new Returned(event, back, imputes);
        Bought bought = orders.get(back.orderId());
        if (bought != null) {
            label(bought, returned, event.knownAt());
        } else {
            overtaking.computeIfAbsent(back.orderId(), id -> new ArrayList<>()).add(returned);
        }
    }

    /** Something is on its way or was delivered; what is learnt later takes the place of what was learnt earlier. */
    void delivered(Event event, Delivery delivery) {
        Delivered delivered = new Delivered(event.knownAt().toEpochMilli(), delivery);
        Bought bought = orders.get(delivery.orderId());
        if (bought != null) {
            open(bought, delivered);
        } else {
            deliveredBefore
                    .computeIfAbsent(delivery.orderId(), id -> new ArrayList<>())
                    .add(delivered);
        }
    }

    private void open(Bought bought, Delivered delivered) {
        Delivery delivery = delivered.delivery();
        long end = delivery.windowEnd().toEpochMilli();
        for (int i = 0; i < bought.lines().size(); i++) {
            int row = bought.firstRow() + i;
            boolean meant = delivery.lineId().isEmpty()
                    || delivery.lineId().get().equals(bought.lines().get(i));
            if (meant && !(delivered.known() == reportedAt[row] && end < windowEnd[row])) {
                windowEnd[row] = end;
                reportedAt[row] = Math.max(reportedAt[row], delivered.known());
            }
        }
    }

    /** The end of the time in which a return of this row counts. */
    private long end(int row) {
        return Math.max(until[row], windowEnd[row]);
    }

    private void label(Bought bought, Returned returned, Instant learnt) {
        Return back = returned.back();
        Instant time = returned.event().time();
        for (int i = 0; i < bought.lines().size(); i++) {
            int row = bought.firstRow() + i;
            boolean meant = back.lineId().isEmpty()
                    || back.lineId().get().equals(bought.lines().get(i));
            if (meant && time.toEpochMilli() > end(row)) {
                late.computeIfAbsent(back.orderId(), id -> new ArrayList<>()).add(returned);
            } else if (meant && labels[row] == TrainingSet.UNKNOWN) {
                labels[row] = label(back, returned.imputes());
                knownAt[row] = learnt.toEpochMilli();
                imputed[row] = returned.imputes();
                returnedAt[row] = time.toEpochMilli();
            }
        }
    }

    private static byte label(Return back, boolean imputes) {
        if (back.reason().isEmpty()) {
            return imputes ? TrainingSet.REGRETTED : TrainingSet.EXCLUDED;
        }
        return switch (back.reason().get()) {
            case REGRET, FIT -> TrainingSet.REGRETTED;
            case DEFECT, FRAUD -> TrainingSet.EXCLUDED;
        };
    }

    private void grow() {
        if (size > labels.length) {
            int capacity = Math.max(size, labels.length * 2);
            labels = Arrays.copyOf(labels, capacity);
            knownAt = Arrays.copyOf(knownAt, capacity);
            imputed = Arrays.copyOf(imputed, capacity);
            returnedAt = Arrays.copyOf(returnedAt, capacity);
            until = Arrays.copyOf(until, capacity);
            reportedAt = Arrays.copyOf(reportedAt, capacity);
            windowEnd = Arrays.copyOf(windowEnd, capacity);
        }
    }

    /**
     * What did not come back was kept, once its time has passed before the newest return was learnt. Where returns stop coming
     * in before the events end, nobody knows of the rest.
     */
    Finished finished() {
        List.copyOf(late.values()).forEach(returns -> List.copyOf(returns).forEach(this::again));
        long untold = untold();
        long[] settledAt = new long[size];
        for (int row = 0; row < size; row++) {
            long end = Math.max(end(row), reportedAt[row]);
            settledAt[row] = windowEnd[row] == Long.MIN_VALUE ? end + untold : end;
            if (labels[row] == TrainingSet.UNKNOWN) {
                boolean over = settledAt[row] <= newestReturn;
                labels[row] = over ? TrainingSet.KEPT : TrainingSet.UNKNOWN;
                knownAt[row] = over ? settledAt[row] : Long.MAX_VALUE;
            }
        }
        return new Finished(
                Arrays.copyOf(labels, size),
                Arrays.copyOf(knownAt, size),
                Arrays.copyOf(imputed, size),
                Arrays.copyOf(returnedAt, size),
                settledAt);
    }

    /**
     * How much longer a line of which no delivery is told may be on its way: where most deliveries are told, until almost all
     * windows of the others were over.
     */
    private long untold() {
        long[] longer = IntStream.range(0, size)
                .filter(row -> windowEnd[row] != Long.MIN_VALUE)
                .mapToLong(row -> Math.max(0, windowEnd[row] - until[row]))
                .sorted()
                .toArray();
        return longer.length == 0 || 2 * longer.length < size ? 0 : longer[(int) (longer.length * 0.99)];
    }

    private void again(Returned returned) {
        Bought bought = orders.get(returned.back().orderId());
        if (bought != null) {
            label(bought, returned, returned.event().knownAt());
        }
    }
}
