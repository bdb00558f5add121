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
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.RowMoments.RowMoment;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingRows;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.history.Histories;
import io.trendguard.point.regret.RegretPoint;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Builds training rows by living through events once more: each purchase is read against the histories of that moment, by
 * the very code that serves live, before it becomes part of them. Outcomes count from when they were learnt.
 */
final class TrainingSetBuilder {
    private final LabelRules labelRules;
    private final RowRules rules;

    TrainingSetBuilder(LabelRules labelRules, RowRules rules) {
        this.labelRules = labelRules;
        this.rules = rules;
    }

    /**
     * The rows of all purchases that are wanted as rows.
     *
     * @param events in the order in which they became known
     * @throws IllegalArgumentException if they are not in that order
     */
    TrainingSet build(Iterator<TrainingEvent> events) {
        RowMoments moments = new PurchaseMoments(rules);
        try (Histories histories = Histories.inMemory()) {
            ReplayedZones zones = new ReplayedZones(rules.shop());
            Features features = new Features(histories, zones);
            TrainingRows rows = new TrainingRows(RegretFeatures.SCHEMA);
            Labels labels = new Labels(labelRules, histories);
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
                for (RowMoment moment : moments.before(next)) {
                    Purchase purchase = (Purchase) event.fact();
                    add(moment, purchase, features.of(RegretPoint.NAME, event), rows, labels);
                    Integer customer = people.computeIfAbsent(purchase.customerId(), person -> people.size());
                    purchase.lines().forEach(line -> customers.add(customer));
                }
                if (event.fact() instanceof Return back) {
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

    private static void add(
            RowMoment moment, Purchase purchase, List<FeatureVector> vectors, TrainingRows rows, Labels labels) {
        Event event = moment.question();
        for (int i = 0; i < vectors.size(); i++) {
            Line line = purchase.lines().get(i);
            rows.add(
                    moment.keys().get(i),
                    event.time().toEpochMilli(),
                    vectors.get(i),
                    line.paidPriceMinor() * line.quantity());
        }
        labels.bought(
                event,
                purchase.orderId(),
                purchase.lines().stream().map(Line::lineId).toList());
    }
}
