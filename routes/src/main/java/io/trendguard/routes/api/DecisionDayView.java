package io.trendguard.routes.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.state.DecisionDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decisions of one day at one decision point, as far as they are a group of people.
 *
 * @param decisionPoint its name
 * @param day UTC
 * @param decisions how many; absent if there were fewer than {@link #FEWEST}
 * @param byBand by the policy's word for the risk; absent if any of the groups is smaller than {@link #FEWEST}, since it
 *     could be worked out from the others
 * @param byIntervention by what was chosen, in the same way
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DecisionDayView(
        String decisionPoint,
        LocalDate day,
        Optional<Long> decisions,
        Optional<Map<String, Long>> byBand,
        Optional<Map<String, Long>> byIntervention) {
    /** Smaller groups are not reported. */
    public static final int FEWEST = 10;

    static List<DecisionDayView> of(List<DecisionDays.Day> days, Optional<DecisionPoint> point) {
        return days.stream()
                .filter(day -> point.map(day.point()::equals).orElse(true))
                .map(day -> new DecisionDayView(
                        day.point().name(),
                        day.day(),
                        Optional.of(day.decisions()).filter(count -> count >= FEWEST),
                        large(day.byBand()),
                        large(day.byIntervention())))
                .toList();
    }

    private static Optional<Map<String, Long>> large(Map<String, Long> groups) {
        return Optional.of(groups).filter(all -> all.values().stream().allMatch(count -> count >= FEWEST));
    }
}
