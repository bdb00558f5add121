package io.trendguard.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Channel;
import io.trendguard.event.EventKey;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.LogPayload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogFindingsTest {
    private static final Tenant SHOP = new Tenant("demo");
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");
    private static final PersonRef PERSON = new PersonRef("p_AAAAAAAAAAAAAAAAAAAAAA");

    private final InMemoryAuditLog log = new InMemoryAuditLog();

    private void say(LogPayload payload) {
        var unused = log.append(SHOP, List.of(payload.toEntry(NOW)));
    }

    private void attempt(String treatment, int number) {
        say(new AttemptPayload(treatment, PERSON, Channel.EMAIL, false, number, Optional.empty()));
    }

    private void result(String treatment, int number, Result result) {
        say(new DeliveryPayload(
                treatment,
                PERSON,
                Channel.EMAIL,
                false,
                number,
                result,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    @Test
    void anAttemptThatNothingFollowsIsInDoubt() {
        attempt("t_1", 1);

        assertThat(LogFindings.of(log, SHOP).inDoubt()).containsExactly("t_1");
    }

    @Test
    void aFailedAttemptIsCertainAndTheNextOneIsNot() {
        attempt("t_1", 1);
        result("t_1", 1, Result.FAILED);
        assertThat(LogFindings.of(log, SHOP).inDoubt()).isEmpty();

        attempt("t_1", 2);
        assertThat(LogFindings.of(log, SHOP).inDoubt()).containsExactly("t_1");
    }

    @Test
    void aSettledDoubtIsNoDoubt() {
        attempt("t_1", 1);
        result("t_1", 1, Result.IN_DOUBT);
        assertThat(LogFindings.of(log, SHOP).inDoubt()).containsExactly("t_1");

        result("t_1", 1, Result.SETTLED_SENT);
        LogFindings settled = LogFindings.of(log, SHOP);
        assertThat(settled.inDoubt()).isEmpty();
        assertThat(settled.handedOver()).containsExactly("t_1");
    }

    @Test
    void anEventWithoutAnEntryIsLost() {
        attempt("t_1", 1);

        assertThat(LogFindings.of(log, SHOP).lost(List.of(EventKey.of(SHOP, "/a", "1"))))
                .isEqualTo(1);
    }
}
