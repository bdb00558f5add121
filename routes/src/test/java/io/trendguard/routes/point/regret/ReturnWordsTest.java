package io.trendguard.routes.point.regret;

import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.decision.DecisionRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ReturnWordsTest {
    /** Of a customer in Berlin. */
    private static final DecisionRequest REQUEST = aPurchase().by(aNewBuyer()).build();

    @Test
    void theEndOfTheReturnWindowIsADayOfTheCustomers() {
        ReturnWords words = new ReturnWords(REQUEST, ZoneId.of("Asia/Kolkata"));
        Duration length = Duration.ofDays(30);
        Instant end = REQUEST.eventTime().plus(length);

        assertThat(words.window(length, false, end.minusSeconds(1)).says())
                .isEqualTo("Return window open until 1 April 2026.");
        assertThat(words.window(length, false, end).says()).startsWith("Kept: the return window ended on 1 April 2026");
        assertThat(words.window(length, true, end).says()).isEqualTo("What was not returned by 1 April 2026 is kept.");
    }
}
