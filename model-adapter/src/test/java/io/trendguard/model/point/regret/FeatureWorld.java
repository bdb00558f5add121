package io.trendguard.model.point.regret;

import static io.trendguard.model.history.Facts.line;
import static io.trendguard.model.history.Facts.purchase;
import static io.trendguard.model.history.Facts.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Event;
import io.trendguard.event.Return.Reason;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.Features;
import io.trendguard.model.feature.ReplayedZones;
import io.trendguard.model.history.Histories;
import io.trendguard.point.regret.RegretPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Histories that tests tell facts to, and what a purchase then knows. */
abstract class FeatureWorld {
    final Histories histories = Histories.inMemory();
    final ReplayedZones zones = new ReplayedZones(ZoneOffset.UTC);
    final Features features = new Features(histories, zones);
    private long position;

    void given(Event... events) {
        for (Event event : events) {
            zones.apply(event);
            histories.apply(event, position++);
        }
    }

    /** Something bought two days before is learnt to have come back, so that outcomes are known to come in until then. */
    void outcomesComeInUntil(Instant time) {
        String order = "until" + time;
        given(
                purchase(order, order, time.minus(Duration.ofDays(2)), line("1", "another")),
                returned(order, "1", "another", order, time, Reason.REGRET));
    }

    FeatureVector bought(String product, Instant time) {
        return first(purchase("probe", "nobody", time, line("1", product)));
    }

    FeatureVector first(Event event) {
        return features.of(RegretPoint.NAME, event).get(0);
    }

    static float number(FeatureVector vector, String name) {
        Feature feature = vector.get(name);
        assertThat(feature.value()).as(name).isInstanceOf(FeatureValue.Numeric.class);
        return ((FeatureValue.Numeric) feature.value()).number();
    }

    static String word(FeatureVector vector, String name) {
        return ((FeatureValue.Category) vector.get(name).value()).category();
    }

    static String missing(FeatureVector vector, String name) {
        assertThat(vector.get(name).value()).as(name).isInstanceOf(FeatureValue.Missing.class);
        return ((FeatureValue.Missing) vector.get(name).value()).missing();
    }
}
