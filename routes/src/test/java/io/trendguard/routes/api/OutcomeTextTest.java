package io.trendguard.routes.api;

import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.outcome.Awaited;
import io.trendguard.point.outcome.DecisionOutcome;
import io.trendguard.point.outcome.OutcomeReport;
import io.trendguard.point.outcome.OutcomeReport.Happened;
import io.trendguard.point.outcome.OutcomeRule;
import io.trendguard.point.outcome.Reported;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.routes.api.DecisionFile.Outcome;
import io.trendguard.routes.api.DecisionFile.Outcome.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTextTest {
    /** Of a customer in Berlin. */
    private static final DecisionRequest REQUEST = aPurchase().by(aNewBuyer()).build();

    private static final OutcomeRule RULE =
            PointDefinitions.installed().find(RegretPoint.NAME).orElseThrow().outcomes();
    private static final Awaited ORDER =
            Awaited.within("order:o", REQUEST.eventTime(), Duration.ofDays(30), "kept", true);
    private static final Awaited CART =
            Awaited.within("cart:c", REQUEST.eventTime(), Duration.ofDays(1), "not_bought", true);

    private final OutcomeText text =
            new OutcomeText(RULE, REQUEST, LaterEntries.zone(REQUEST, ZoneId.of("Asia/Kolkata")), product -> product);

    private Outcome outcome(Awaited awaited, Instant now, Reported... reports) {
        DecisionOutcome known = DecisionOutcome.of(
                awaited,
                REQUEST.person(),
                List.of(REQUEST.lines().get(0).line().lineId()),
                key -> key.equals(awaited.key()) ? List.of(reports) : List.of());
        return new OutcomeInWords(text, known, now).outcome();
    }

    private static Reported returned(long position, String reason, Instant at) {
        return new Reported(
                position,
                at,
                new OutcomeReport(
                        "order:o",
                        Optional.empty(),
                        Optional.of(REQUEST.person()),
                        at,
                        new Happened("returned", Optional.of(reason), Optional.of(4_990L))));
    }

    @Test
    void theEndOfAWindowOfDaysIsADayOfTheCustomersAndThatOfHoursHasItsTime() {
        Instant end = ORDER.until();
        assertThat(outcome(ORDER, end.minusSeconds(1)).says()).isEqualTo("Return window open until 1 April 2026.");
        Outcome kept = outcome(ORDER, end);
        assertThat(kept.says()).isEqualTo("Kept: the return window ended on 1 April 2026 and nothing was returned.");
        assertThat(kept.state()).isEqualTo(State.GOOD);
        assertThat(outcome(CART, CART.from()).says())
                .startsWith("Time to buy open until ")
                .endsWith(" on 3 March 2026 (Europe/Berlin).");
        assertThat(outcome(CART, CART.until()).state())
                .as("a cart that was not bought is neither kept nor returned")
                .isEqualTo(State.NEITHER);
    }

    @Test
    void whatCountsIsWhatBecameKnownLastWithItsReasonInWords() {
        Instant third = ORDER.from().plus(Duration.ofDays(3));
        Outcome outcome =
                outcome(ORDER, ORDER.until(), returned(7, "DEFECT", third.plusSeconds(60)), returned(5, "FIT", third));

        assertThat(outcome.says()).isEqualTo("Returned on 5 March 2026: it was defective, €49.90 refunded.");
        assertThat(outcome.code()).isEqualTo("returned");
        assertThat(outcome.money()).contains(4_990L);
        assertThat(outcome.window()).as("nothing is left to come back").isEmpty();
    }

    @Test
    void aReasonThatThePointHasNoWordsForIsShownAsItWasReported() {
        assertThat(outcome(ORDER, ORDER.until(), returned(7, "LOST", ORDER.from()))
                        .says())
                .contains(": LOST, ");
    }
}
