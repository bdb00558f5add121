package io.trendguard.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.budget.BudgetReading;
import io.trendguard.budget.Grant;
import io.trendguard.contact.SendPolicy;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Payloads;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentBuilder;
import io.trendguard.log.payload.TreatmentPayload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When escalations wait, and what ends that. */
class FollowUpFoldTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final FollowUpFold fold = new FollowUpFold(version -> SendPolicy.UNSTATED);
    private final DecisionPayload decided = Payloads.aDecision();
    private final String decisionId = decided.decision().decisionId();

    private Optional<FollowUp> after(LogPayload... payloads) {
        Optional<FollowUp> row = Optional.empty();
        for (LogPayload payload : payloads) {
            if (fold.rows(payload).contains(decisionId)) {
                row = fold.after(decisionId, row, new LoggedPayload(new Tenant("shop"), LogPlace.START, NOON, payload));
            }
        }
        return row;
    }

    private Treatment treatment(int ordinal) {
        Treatment some = TreatmentBuilder.aTreatment().build();
        return new Treatment(
                Treatment.idOf(decisionId, ordinal),
                decisionId,
                some.person(),
                some.orderId(),
                some.channel(),
                some.intervention(),
                some.interventionKind(),
                some.template(),
                some.locale(),
                some.rulebookVersion(),
                some.placeholders(),
                some.creditPercent(),
                some.creditMinor(),
                some.costMinor(),
                some.notBefore(),
                some.expiresAt());
    }

    @Test
    void anEscalationIsDueSomeHoursAfterItsTreatment() {
        Treatment first = treatment(0);
        FollowUp waiting = after(decided, new TreatmentPayload(first)).orElseThrow();
        assertThat(waiting.parent()).contains(first);
        assertThat(waiting.due()).singleElement().satisfies(due -> {
            assertThat(due.at()).isEqualTo(first.notBefore().plusSeconds(6 * 3_600));
            assertThat(due.treatmentId()).isEqualTo(Treatment.idOf(decisionId, 1));
        });
    }

    @Test
    void aDecisionThatTheBudgetRefusesWaitsForNothing() {
        Grant refused = new Grant(decisionId, 0, Optional.of(Grant.BUDGET_SPENT));
        assertThat(after(
                        decided,
                        new AllocationPayload(NOON, NOON, new BudgetReading(0, 0), List.of(), List.of(refused))))
                .isEmpty();
    }

    @Test
    void anAnswerOrAMessageThatIsNotSentEndsTheWait() {
        TreatmentPayload first = new TreatmentPayload(treatment(0));
        assertThat(after(decided, first, DispositionPayload.of(first.treatment(), Disposition.REFUSED, NOON, "page")))
                .isEmpty();
        assertThat(after(decided, first, DeliveryPayload.notSent(first.treatment(), 0, List.of("CAP"))))
                .isEmpty();
        assertThat(after(decided, first, DeliveryPayload.of(first.treatment(), 1, DeliveryPayload.Result.HANDED_OVER)))
                .as("a message that went out is waited for")
                .isPresent();
    }

    @Test
    void nothingIsLeftOnceTheLastEscalationWasCarriedOutAlthoughNobodyAnswered() {
        assertThat(after(decided, new TreatmentPayload(treatment(0)), new TreatmentPayload(treatment(1))))
                .isEmpty();
    }

    @Test
    void aTreatmentThatNeverCameIsNotWaitedForLongerThanItWouldHaveLived() {
        FollowUp waiting = after(decided).orElseThrow();
        Instant expires = TreatmentLife.of(
                        decided.request(), decided.decision().chosen().orElseThrow(), SendPolicy.UNSTATED)
                .expiresAt();
        assertThat(fold.expiresAt(waiting)).contains(expires);
        assertThat(fold.expiresAt(
                        after(decided, new TreatmentPayload(treatment(0))).orElseThrow()))
                .as("what has its time is carried out when that comes")
                .isEmpty();
    }

    @Test
    void anEntryThatIsSeenTwiceChangesNothing() {
        TreatmentPayload first = new TreatmentPayload(treatment(0));
        assertThat(after(decided, first, first)).isEqualTo(after(decided, first));
        assertThat(after(decided, decided)).isEqualTo(after(decided));
    }
}
