package io.trendguard.model.point.cart;

import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.Features;
import io.trendguard.model.feature.ReplayedZones;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingRows;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.history.Histories;
import io.trendguard.point.cart.CartPoint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;

/** Collects rows about carts of one retailer or of several, whose histories stay apart. */
final class CartRows {
    private final TrainingRows rows = new TrainingRows(CartFeatures.SCHEMA);
    private final CartLabelsOfAll labels = new CartLabelsOfAll();

    /**
     * Adds the rows of one retailer.
     *
     * @param prefix begins the names of its rows
     * @throws IllegalArgumentException if the events are not in the order in which they became known
     */
    void add(String prefix, Iterator<TrainingEvent> events, ZoneId shop) {
        CartMoments moments = new CartMoments();
        CartLabels ours = new CartLabels();
        try (Histories histories = Histories.inMemory()) {
            Features features = new Features(histories, new ReplayedZones(shop));
            long position = 0;
            Instant known = Instant.MIN;
            while (events.hasNext()) {
                TrainingEvent next = events.next();
                Event event = next.event();
                if (event.knownAt().isBefore(known)) {
                    throw new IllegalArgumentException(
                            "The event (%s) became known at (%s), before the one ahead of it. Sort the events by the time they became known."
                                    .formatted(event.id(), event.knownAt()));
                }
                known = event.knownAt();
                moments.before(next).forEach(moment -> add(prefix, moment, features, ours));
                ours.seen(event);
                histories.apply(event, position++);
            }
            moments.atTheEnd().forEach(moment -> add(prefix, moment, features, ours));
        }
        labels.add(ours);
    }

    private void add(String prefix, RowMoments.RowMoment moment, Features features, CartLabels ours) {
        CartCheck cart = (CartCheck) moment.question().fact();
        FeatureVector vector = features.of(CartPoint.NAME, moment.question()).get(0);
        rows.add(prefix + moment.keys().get(0), moment.question().time().toEpochMilli(), vector, cart.valueMinor());
        ours.asked(cart);
    }

    /** All of them with their outcomes. */
    TrainingSet build() {
        return labels.build(rows);
    }
}
