package io.trendguard.point;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The decision points that are there. */
public final class PointDefinitions {
    private static final PointDefinitions INSTALLED =
            new PointDefinitions(ServiceLoader.load(PointDefinition.class, PointDefinition.class.getClassLoader()));

    private final SortedMap<DecisionPoint, PointDefinition> byPoint = new TreeMap<>();

    /**
     * These decision points.
     *
     * @throws IllegalArgumentException if two have one name
     */
    PointDefinitions(Iterable<PointDefinition> definitions) {
        for (PointDefinition definition : definitions) {
            checkTables(definition);
            PointDefinition other = byPoint.putIfAbsent(definition.point(), definition);
            if (other != null) {
                throw new IllegalArgumentException("The decision point (%s) is defined by (%s) and by (%s)."
                        .formatted(
                                definition.point(),
                                other.getClass().getName(),
                                definition.getClass().getName()));
            }
        }
    }

    /** Every decision needs one file that proposes and one that values, and nobody is addressed unchecked. */
    private static void checkTables(PointDefinition definition) {
        Map<TableFile.Role, Long> files =
                definition.tables().stream().collect(Collectors.groupingBy(TableFile::role, Collectors.counting()));
        boolean complete = files.getOrDefault(TableFile.Role.POLICY, 0L) == 1
                && files.getOrDefault(TableFile.Role.ARBITRATION, 0L) == 1
                && files.containsKey(TableFile.Role.ELIGIBILITY)
                && files.containsKey(TableFile.Role.CONTACT_POLICY);
        if (!complete) {
            throw new IllegalArgumentException(
                    "The decision point (%s) has the files of tables %s. It needs one policy, one arbitration, and at least one eligibility and one contact policy."
                            .formatted(definition.point(), definition.tables()));
        }
    }

    /** Every decision point of this program. */
    public static PointDefinitions installed() {
        return INSTALLED;
    }

    /** All of them, by name. */
    public Collection<PointDefinition> all() {
        return byPoint.values();
    }

    /** The one of that name. */
    public Optional<PointDefinition> find(DecisionPoint point) {
        return Optional.ofNullable(byPoint.get(point));
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException if there is none, naming those that there are
     */
    public PointDefinition of(DecisionPoint point) {
        return find(point)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The decision point (%s) is not known. There are %s.".formatted(point, byPoint.keySet())));
    }
}
