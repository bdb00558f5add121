package io.trendguard.routes.state;

import io.trendguard.decision.Decision;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.Fold;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.projection.FoldedRows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many decisions each decision point made on each day, by band and by what was chosen. Kept for 90 days, longer than the
 * decisions themselves need to be; no person, order or cart can be told from it.
 */
public final class DecisionDays {
    /** How long a day is remembered. */
    public static final Duration KEPT = Duration.ofDays(90);

    private final FoldedRows<Day> rows = new FoldedRows<>("decision-days", Day.class, new Counting());

    /**
     * The decisions of one day (UTC) at one decision point.
     *
     * @param byBand by the policy's word for the risk
     * @param byIntervention by what was chosen
     */
    public record Day(
            DecisionPoint point,
            LocalDate day,
            long decisions,
            Map<String, Long> byBand,
            Map<String, Long> byIntervention) {
        private static final String NOTHING = "nothing";
        private static final String UNDETERMINED = "undetermined";

        public Day {
            byBand = Map.copyOf(byBand);
            byIntervention = Map.copyOf(byIntervention);
        }

        Day with(Decision decision) {
            return new Day(
                    point,
                    day,
                    decisions + 1,
                    counted(byBand, decision.band().orElse(UNDETERMINED)),
                    counted(
                            byIntervention,
                            decision.chosen()
                                    .map(chosen -> chosen.intervention())
                                    .orElse(NOTHING)));
        }

        private static Map<String, Long> counted(Map<String, Long> counts, String word) {
            Map<String, Long> after = new TreeMap<>(counts);
            after.merge(word, 1L, Long::sum);
            return after;
        }
    }

    /** One more decision of its day. */
    private static final class Counting implements Fold<Day> {
        private static LocalDate day(DecisionPayload decided) {
            return LocalDate.ofInstant(decided.request().decidedAt(), ZoneOffset.UTC);
        }

        @Override
        public Collection<String> rows(LogPayload payload) {
            return payload instanceof DecisionPayload decided
                    ? List.of(decided.request().decisionPoint() + "/" + day(decided))
                    : List.of();
        }

        @Override
        public Optional<Day> after(String row, Optional<Day> before, LoggedPayload entry) {
            DecisionPayload decided = (DecisionPayload) entry.payload();
            return Optional.of(before.orElseGet(
                            () -> new Day(decided.request().decisionPoint(), day(decided), 0, Map.of(), Map.of()))
                    .with(decided.decision()));
        }

        @Override
        public Optional<Instant> expiresAt(Day row) {
            return Optional.of(
                    row.day().atStartOfDay(ZoneOffset.UTC).toInstant().plus(KEPT));
        }
    }

    /** The days of a tenant, the newest first. */
    public List<Day> of(Tenant tenant) {
        List<Day> days = new ArrayList<>(rows.all(tenant));
        days.sort(Comparator.comparing(Day::day).reversed().thenComparing(Day::point));
        return days;
    }

    /** What the log says of it, to be shown entries and to be part of snapshots. */
    public FoldedRows<?> rows() {
        return rows;
    }
}
