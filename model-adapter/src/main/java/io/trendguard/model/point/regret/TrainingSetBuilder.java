package io.trendguard.model.point.regret;

import io.trendguard.event.Delivery;
import io.trendguard.event.Event;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import io.trendguard.event.Return;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.Features;
import io.trendguard.model.feature.ReplayedZones;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingRows;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.history.Histories;
import io.trendguard.point.regret.RegretPoint;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Builds training rows by living through events once more: each purchase is read against the histories of that moment, by
 * the very code that serves live, before it becomes part of them. Outcomes count from when they were learnt.
 */
public final class TrainingSetBuilder {
    /** Rows named {@code order/line}. */
    public static final BiFunction<Purchase, Line, String> ROW_KEYS =
            (purchase, line) -> purchase.orderId() + "/" + line.lineId();

    private final LabelRules rules;
    private final BiFunction<Purchase, Line, String> rowKeys;
    private final ZoneId shop;

    /** Rows named by {@link #ROW_KEYS}. */
    public TrainingSetBuilder(LabelRules rules) {
        this(rules, ROW_KEYS);
    }

    /** Rows with names of their own. */
    public TrainingSetBuilder(LabelRules rules, BiFunction<Purchase, Line, String> rowKeys) {
        this(rules, rowKeys, ZoneOffset.UTC);
    }

    /**
     * Rows with names of their own.
     *
     * @param shop the zone of customers who told none
     */
    public TrainingSetBuilder(LabelRules rules, BiFunction<Purchase, Line, String> rowKeys, ZoneId shop) {
        this.rules = rules;
        this.rowKeys = rowKeys;
        this.shop = shop;
    }

    /** The rows of all purchases among events that come in the order in which they became known. */
    public TrainingSet build(Iterator<Event> events) {
        return buildSelected(all(events));
    }

    /** All lines of all purchases are wanted as rows. */
    public static Iterator<TrainingEvent> all(Iterator<Event> events) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return events.hasNext();
            }

            @Override
            public TrainingEvent next() {
                return new TrainingEvent(events.next(), true);
            }
        };
    }

    /**
     * The rows of all purchases that are wanted as rows.
     *
     * @param events in the order in which they became known
     * @throws IllegalArgumentException if they are not in that order
     */
    public TrainingSet buildSelected(Iterator<TrainingEvent> events) {
        try (Histories histories = Histories.inMemory()) {
            ReplayedZones zones = new ReplayedZones(shop);
            Features features = new Features(histories, zones);
            TrainingRows rows = new TrainingRows(RegretFeatures.SCHEMA);
            Labels labels = new Labels(rules, histories);
            Map<String, Integer> tenants = new HashMap<>();
            Map<PersonRef, Integer> people = new HashMap<>();
            IntStream.Builder customers = IntStream.builder();
            long position = 0;
            long known = Long.MIN_VALUE;
            while (events.hasNext()) {
                TrainingEvent next = events.next();
                Event event = next.event();
                long now = event.knownAt().toEpochMilli();
                if (now < known) {
                    throw new IllegalArgumentException(
                            "The event (%s) became known at (%s), before the one ahead of it. Sort the events by the time they became known."
                                    .formatted(event.id(), event.knownAt()));
                }
                known = now;
                if (event.fact() instanceof Purchase purchase && next.row()) {
                    add(event, purchase, features.of(RegretPoint.NAME, event), rows, labels);
                    Integer customer = people.computeIfAbsent(purchase.customerId(), person -> people.size());
                    purchase.lines().forEach(line -> customers.add(customer));
                } else if (event.fact() instanceof Return back) {
                    labels.returned(event, back);
                } else if (event.fact() instanceof Delivery delivery) {
                    labels.delivered(event, delivery);
                }
                tenants.merge(event.tenant().id(), 1, Integer::sum);
                zones.apply(event);
                histories.apply(event, position++);
            }
            if (tenants.size() > 1) {
                throw new IllegalArgumentException("The events are of several tenants (%s). Train one model for each."
                        .formatted(tenants.keySet()));
            }
            Labels.Finished outcomes = labels.finished();
            return rows.build(outcomes.labels(), outcomes.knownAt(), outcomes.imputed())
                    .with(customers.build().toArray(), outcomes.returnedAt(), outcomes.settledAt());
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
