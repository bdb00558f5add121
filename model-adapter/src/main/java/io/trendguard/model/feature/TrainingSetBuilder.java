package io.trendguard.model.feature;

import io.trendguard.event.Event;
import io.trendguard.event.Line;
import io.trendguard.event.Purchase;
import io.trendguard.event.Return;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.history.Histories;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Builds training rows by living through events once more: each purchase is read against the histories of that moment, by
 * the very code that serves live, before it becomes part of them. Outcomes count from when they were learnt.
 */
public final class TrainingSetBuilder {
    private final LabelRules rules;
    private final BiFunction<Purchase, Line, String> rowKeys;
    private final Predicate<Event> wanted;

    /** Rows for every purchase, named {@code order/line}. */
    public TrainingSetBuilder(LabelRules rules) {
        this(rules, (purchase, line) -> purchase.orderId() + "/" + line.lineId(), event -> true);
    }

    /**
     * Rows for some purchases.
     *
     * @param rowKeys names a row
     * @param wanted which purchases get rows; the others only become history
     */
    public TrainingSetBuilder(LabelRules rules, BiFunction<Purchase, Line, String> rowKeys, Predicate<Event> wanted) {
        this.rules = rules;
        this.rowKeys = rowKeys;
        this.wanted = wanted;
    }

    /**
     * The rows of all wanted purchases.
     *
     * @param events in the order in which they became known
     * @throws IllegalArgumentException if they are not in that order
     */
    public TrainingSet build(Iterator<Event> events) {
        try (Histories histories = Histories.inMemory()) {
            Features features = new Features(histories);
            TrainingRows rows = new TrainingRows(Features.schema());
            Labels labels = new Labels(rules, histories);
            Map<String, Integer> tenants = new HashMap<>();
            long position = 0;
            long known = Long.MIN_VALUE;
            while (events.hasNext()) {
                Event event = events.next();
                long now = event.knownAt().toEpochMilli();
                if (now < known) {
                    throw new IllegalArgumentException(
                            "The event (%s) became known at (%s), before the one ahead of it. Sort the events by the time they became known."
                                    .formatted(event.id(), event.knownAt()));
                }
                known = now;
                if (event.fact() instanceof Purchase purchase && wanted.test(event)) {
                    add(event, purchase, features.of(event), rows, labels);
                } else if (event.fact() instanceof Return back) {
                    labels.returned(event, back);
                }
                tenants.merge(event.tenant().id(), 1, Integer::sum);
                histories.apply(event, position++);
            }
            if (tenants.size() > 1) {
                throw new IllegalArgumentException("The events are of several tenants (%s). Train one model for each."
                        .formatted(tenants.keySet()));
            }
            return rows.build(labels.finished(known));
        }
    }

    private void add(Event event, Purchase purchase, List<FeatureVector> vectors, TrainingRows rows, Labels labels) {
        List<String> lines = new ArrayList<>(vectors.size());
        for (int i = 0; i < vectors.size(); i++) {
            Line line = purchase.lines().get(i);
            rows.add(
                    rowKeys.apply(purchase, line),
                    event.time().toEpochMilli(),
                    vectors.get(i),
                    line.paidPriceMinor() * line.quantity());
            lines.add(line.lineId());
        }
        labels.bought(event, purchase.orderId(), lines);
    }
}
