package io.trendguard.routes.point.regret;

import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.routes.api.DecisionFile.Outcome;
import io.trendguard.routes.api.DecisionFile.Outcome.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnWordsTest {
    /** Of a customer in Berlin. */
    private static final DecisionRequest REQUEST = aPurchase().by(aNewBuyer()).build();

    @Test
    void theEndOfTheReturnWindowIsADayOfTheCustomers() {
        ReturnWords words = new ReturnWords(REQUEST, ZoneId.of("Asia/Kolkata"));
        Instant end = REQUEST.eventTime().plus(Duration.ofDays(30));

        assertThat(says(words.outcome(end, false, end.minusSeconds(1))))
                .isEqualTo("Return window open until 1 April 2026.");
        assertThat(says(words.outcome(end, false, end))).startsWith("Kept: the return window ended on 1 April 2026");
    }

    @Test
    void whatBecameOfAnOrderIsToldInAWord() {
        ReturnWords words = new ReturnWords(REQUEST, ZoneId.of("UTC"));
        Instant end = REQUEST.eventTime().plus(Duration.ofDays(30));

        assertThat(words.outcome(end, false, end.minusSeconds(1)).state()).isEqualTo(State.OPEN);
        assertThat(words.outcome(end, false, end).word()).isEqualTo("Kept");
        Outcome returned = words.outcome(end, true, end.minusSeconds(1));
        assertThat(returned.title()).isEqualTo("returned");
        assertThat(returned.window()).as("nothing is left to come back").isEmpty();
    }

    @Test
    void aPartOfAnOrderThatCameBackLeavesTheRestOpen() {
        LineRequest line = REQUEST.lines().get(0);
        ReturnWords words = new ReturnWords(
                new DecisionRequest(
                        REQUEST.decisionId(),
                        REQUEST.tenant(),
                        REQUEST.decisionPoint(),
                        REQUEST.stage(),
                        REQUEST.orderId(),
                        REQUEST.person(),
                        REQUEST.eventTime(),
                        REQUEST.decidedAt(),
                        REQUEST.currency(),
                        List.of(line, line),
                        REQUEST.contact(),
                        REQUEST.budget(),
                        REQUEST.arm(),
                        REQUEST.safeMode(),
                        REQUEST.faults()),
                ZoneId.of("UTC"));
        Instant end = REQUEST.eventTime().plus(Duration.ofDays(30));

        Outcome open = words.outcome(end, true, end.minusSeconds(1));
        assertThat(open.title()).isEqualTo("something was returned");
        assertThat(open.word()).isEqualTo("Partly known");
        Outcome over = words.outcome(end, true, end);
        assertThat(over.word()).isEqualTo("Returned");
        assertThat(says(over)).isEqualTo("What was not returned by 1 April 2026 is kept.");
    }

    private static String says(Outcome outcome) {
        return outcome.window().orElseThrow().says();
    }
}
