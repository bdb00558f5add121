package io.trendguard.model.point.regret;

import io.trendguard.event.Delivery;
import io.trendguard.event.Event;
import io.trendguard.event.Return;
import io.trendguard.model.feature.PointTraining;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.regret.RegretPoint;
import java.util.Iterator;

/** Training rows about the lines of purchases. */
public final class RegretTraining implements PointTraining {
    @Override
    public DecisionPoint point() {
        return RegretPoint.NAME;
    }

    @Override
    public RowMoments moments(RowRules rules) {
        return new PurchaseMoments(rules);
    }

    @Override
    public TrainingSet rows(Iterator<TrainingEvent> events, RowRules rules) {
        LabelRules labels = rules.imputed() ? LabelRules.DEFAULTS : LabelRules.DEFAULTS.withoutImputing();
        return new TrainingSetBuilder(labels, rules).build(events);
    }

    @Override
    public boolean isOutcome(Event event) {
        return event.fact() instanceof Return || event.fact() instanceof Delivery;
    }
}
