package io.trendguard.model.feature;

import io.trendguard.point.DecisionPoint;
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

    /**
     * That of a decision point.
     *
     * @throws IllegalArgumentException if its rows are only made of tables, or outside
     */
    public static PointTraining of(DecisionPoint point) {
        return all().filter(training -> training.point().equals(point))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The decision point (%s) makes no training rows of events. Those that do: %s."
                                .formatted(point, String.join(", ", points()))));
    }

    private static Stream<PointTraining> all() {
        return ServiceLoader.load(PointTraining.class, PointTraining.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
    }
}
