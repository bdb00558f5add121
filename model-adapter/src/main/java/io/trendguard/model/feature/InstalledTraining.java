package io.trendguard.model.feature;

import io.trendguard.point.DecisionPoint;
import java.util.Optional;
import java.util.ServiceLoader;

/** How the decision points that are there make their training rows. */
public final class InstalledTraining {
    private InstalledTraining() {}

    /** That of a decision point; absent if its rows are only made of tables or by somebody else. */
    public static Optional<PointTraining> of(DecisionPoint point) {
        return ServiceLoader.load(PointTraining.class, PointTraining.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(training -> training.point().equals(point))
                .findFirst();
    }
}
