package io.trendguard.routes.api;

import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.candidate.Candidate;
import io.trendguard.contact.QuietHours;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Channel;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times on a decision's page are those of the customer's clock. */
class LaterEntriesTest {
    private static final ZoneId SHOP = ZoneId.of("Asia/Kolkata");
    /** Of a customer in Berlin. */
    private static final DecisionRequest REQUEST = aPurchase().by(aNewBuyer()).build();

    private static final QuietHours QUIET = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    private static String words(Channel channel, String due) {
        Instant notBefore = Instant.parse(due);
        Treatment treatment = new Treatment(
                Treatment.idOf(REQUEST.decisionId(), 0),
                REQUEST.decisionId(),
                REQUEST.person(),
                REQUEST.orderId(),
                channel,
                "exchange-credit",
                Candidate.Kind.OFFER,
                Optional.empty(),
                Optional.of("en"),
                "0".repeat(64),
                Map.of(),
                15,
                0,
                0,
                notBefore,
                notBefore.plus(Duration.ofDays(3)));
        return LaterEntries.words(new TreatmentPayload(treatment), REQUEST, SHOP, QUIET);
    }

    @Test
    void aMailThatIsHeldForQuietHoursSaysUntilWhenItWaits() {
        assertThat(words(Channel.EMAIL, "2026-03-02T00:04:00Z"))
                .isEqualTo("“exchange credit” is to go out by e-mail: waiting until 08:00 (2 March 2026,"
                        + " Europe/Berlin), so that nobody is written to at night.");
    }

    @Test
    void aMailByDaySaysFromWhen() {
        assertThat(words(Channel.EMAIL, "2026-03-02T13:04:00Z"))
                .isEqualTo("“exchange credit” is to go out by e-mail from 14:04 on 2 March 2026 (Europe/Berlin).");
    }
}
