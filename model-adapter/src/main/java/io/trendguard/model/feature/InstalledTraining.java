package io.trendguard.model.feature;

import io.trendguard.point.DecisionPoint;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How the decision points that are there make their training rows. */
public final class InstalledTraining {
    private InstalledTraining() {}

    /** The names of the decision points that make rows of events. */
    public static SortedSet<String> points() {
        SortedSet<String> names = new TreeSet<>();
        all().forEach(training -> names.add(training.point().name()));
        return names;
    }

    /** That of a decision point; absent if its rows are only made of tables or by somebody else. */
    public static Optional<PointTraining> of(DecisionPoint point) {
        return all().filter(training -> training.point().equals(point)).findFirst();
    }

    private static Stream<PointTraining> all() {
        return ServiceLoader.load(PointTraining.class, PointTraining.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
    }
}
