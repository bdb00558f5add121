package io.trendguard.routes.treatment;

import io.trendguard.channels.CheckoutAnswer;
import io.trendguard.channels.CheckoutAnswers;
import io.trendguard.channels.message.UnknownPlaceholderException;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Treatments that are handed over by answering the checkout call. Treatment and attempt are appended with the decision; the
 * delivery follows once the call was answered. If the process dies in between, the attempt stays in doubt.
 */
public final class CheckoutTreatments {
    private static final Logger LOG = LoggerFactory.getLogger(CheckoutTreatments.class);
    private static final String LATE = "CHECKOUT_DEADLINE";

    /** The cart did not come by the checkout call, so nobody waited for something to be shown. */
    static final String NOBODY_WAITED = "NOBODY_AT_CHECKOUT";

    private final Treatments treatments;
    private final CheckoutAnswers answers;
    private final ServiceClock clock;
    private final ProjectedLog log;

    /** @param log where attempts and deliveries are appended */
    public CheckoutTreatments(Treatments treatments, CheckoutAnswers answers, ServiceClock clock, ProjectedLog log) {
        this.treatments = treatments;
        this.answers = answers;
        this.clock = clock;
        this.log = log;
    }

    /** A treatment with the answer that shows it. */
    public record Shown(Treatment treatment, CheckoutAnswer answer) {
        /** The answer is about to be given. */
        public List<LogPayload> attempted() {
            return List.of(new TreatmentPayload(treatment), AttemptPayload.at(treatment, 1));
        }

        /** There is nobody to answer: that it was not shown is certain at once, and no attempt is left in doubt. */
        public List<LogPayload> unseen() {
            return List.of(
                    new TreatmentPayload(treatment), DeliveryPayload.notSent(treatment, 0, List.of(NOBODY_WAITED)));
        }
    }

    /** What to show for a decision; absent if its message cannot be filled, so that nothing half-said is shown. */
    public Optional<Shown> of(DecisionPayload decided, Rulebook rulebook) {
        Treatment treatment = treatments.of(decided);
        return answer(decided.request().tenant(), treatment, rulebook).map(answer -> new Shown(treatment, answer));
    }

    /** The answer for a treatment that was shown before. */
    public Optional<CheckoutAnswer> answer(Tenant tenant, Treatment treatment, Rulebook rulebook) {
        try {
            return treatment
                    .template()
                    .flatMap(name -> rulebook.message(treatment.locale().orElse("en"), name))
                    .map(template -> answers.answer(tenant, treatment, template));
        } catch (UnknownPlaceholderException e) {
            LOG.warn("Nothing is shown for {}: {}", treatment.treatmentId(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Notes whether the answer went out in time. */
    public void handedOver(Tenant tenant, Shown shown, boolean inTime) {
        DeliveryPayload delivery = inTime
                ? DeliveryPayload.of(shown.treatment(), 1, DeliveryPayload.Result.HANDED_OVER)
                : DeliveryPayload.notSent(shown.treatment(), 1, List.of(LATE));
        log.append(tenant, clock.instant(), List.of(delivery));
    }
}
