package io.trendguard.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.point.cart.CartPoint;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.routes.state.DecisionDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a day never tells of fewer than ten. */
final class DecisionDayViewTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static DecisionDayView view(long decisions, Map<String, Long> byBand) {
        DecisionDays.Day day =
                new DecisionDays.Day(CartPoint.NAME, TODAY, decisions, byBand, Map.of("nothing", decisions));
        return DecisionDayView.of(List.of(day), Optional.empty()).get(0);
    }

    @Test
    void groupsOfTenAreReported() {
        DecisionDayView view = view(20, Map.of("abandoned", 10L, "purchased", 10L));
        assertThat(view.decisions()).contains(20L);
        assertThat(view.byBand()).contains(Map.of("abandoned", 10L, "purchased", 10L));
        assertThat(view.byIntervention()).contains(Map.of("nothing", 20L));
    }

    @Test
    void aSmallerGroupHidesTheOthersTooSinceItCouldBeWorkedOutFromThem() {
        DecisionDayView view = view(20, Map.of("abandoned", 11L, "purchased", 9L));
        assertThat(view.decisions()).contains(20L);
        assertThat(view.byBand()).isEmpty();
    }

    @Test
    void aDayOfFewerThanTenIsNotCounted() {
        DecisionDayView view = view(9, Map.of("abandoned", 9L));
        assertThat(view.decisions()).isEmpty();
        assertThat(view.byBand()).isEmpty();
        assertThat(view.byIntervention()).isEmpty();
    }

    @Test
    void onePointAloneCanBeAskedFor() {
        List<DecisionDays.Day> days = List.of(
                new DecisionDays.Day(CartPoint.NAME, TODAY, 12, Map.of(), Map.of()),
                new DecisionDays.Day(RegretPoint.NAME, TODAY, 13, Map.of(), Map.of()));
        assertThat(DecisionDayView.of(days, Optional.of(RegretPoint.NAME)))
                .extracting(DecisionDayView::decisionPoint)
                .containsExactly("regret");
    }
}
