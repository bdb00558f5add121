package io.trendguard.routes.api;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.channels.outbox.KeptMessage;
import io.trendguard.channels.outbox.SendAgain;
import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.Vault;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.routes.api.MessageFile.Rendering;
import io.trendguard.routes.api.MessageFile.Source;
import io.trendguard.routes.api.MessageFile.Step;
import io.trendguard.routes.api.MessageFile.What;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.settings.ShopZones;
import io.trendguard.routes.wiring.LiveAssets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together everything the log says about one message. */
@ApplicationScoped
public class MessageFiles {
    private final AuditLog log;
    private final Vault vault;
    private final DecisionFiles decisions;
    private final LiveAssets assets;
    private final ShopZones zones;
    private final InstantSource clock = InstantSource.system();

    MessageFiles(
            SegmentAuditLog log, Vault vault, DecisionFiles decisions, LiveAssets assets, ServiceSettings settings) {
        this.log = log;
        this.vault = vault;
        this.decisions = decisions;
        this.assets = assets;
        this.zones = settings.zones();
    }

    /** What the log holds of one message. */
    private static final class Found {
        private final List<Step> steps = new ArrayList<>();
        private long position;
        private String state = "WAITING";
        private Optional<DeliveryPayload> last = Optional.empty();
        private Optional<String> sealed = Optional.empty();
    }

    /** The message of that id; absent if the tenant has none. */
    Optional<MessageFile> find(Caller caller, String treatmentId) {
        return decisionOf(treatmentId)
                .flatMap(id -> decisions.find(caller.tenant(), id))
                .flatMap(decision -> decision.treatments().stream()
                        .filter(treatment -> treatment.treatmentId().equals(treatmentId))
                        .findFirst()
                        .map(treatment -> file(caller, decision, treatment)));
    }

    private static Optional<String> decisionOf(String treatmentId) {
        try {
            return Optional.of(Treatment.decisionOf(treatmentId));
        } catch (IllegalArgumentException e) { // no name of a treatment, so there is none
            return Optional.empty();
        }
    }

    private MessageFile file(Caller caller, DecisionFile decision, Treatment treatment) {
        Tenant tenant = caller.tenant();
        String title = Optional.ofNullable(decision.rulebook().interventions().get(treatment.intervention()))
                .map(DecisionFile.Says::says)
                .orElse(treatment.intervention());
        MessageSteps words = new MessageSteps(
                decision.request(),
                treatment,
                zones.of(tenant),
                assets.sendPolicy(treatment.rulebookVersion()).quietHours());
        Found found = new Found();
        for (DecisionFile.Step step : decision.history()) {
            if (step.kind() == EntryKind.EVENT) {
                found.steps.add(outcome(step));
            } else {
                log.read(tenant, step.position())
                        .ifPresent(
                                entry -> LogPayload.of(entry).ifPresent(said -> add(found, words, title, entry, said)));
            }
        }
        return new MessageFile(
                treatment.treatmentId(),
                treatment.decisionId(),
                treatment.orderId(),
                found.position,
                treatment.channel(),
                treatment.intervention(),
                title,
                found.state,
                treatment.rulebookVersion(),
                decision.request().currency(),
                treatment.costMinor(),
                words.zone().getId(),
                treatment.expiresAt(),
                found.steps,
                rendering(caller, decision, treatment, found),
                found.state.equals(Result.IN_DOUBT.name()) ? Optional.empty() : Optional.of("It is not in doubt."),
                notSentAgain(treatment, found),
                caller.may(Caller.Role.OPERATE));
    }

    private static void add(Found found, MessageSteps words, String title, Entry entry, LogPayload said) {
        if (said instanceof TreatmentPayload planned
                && planned.treatment().treatmentId().equals(words.treatment().treatmentId())) {
            found.position = entry.position();
            words.planned(entry, title).forEach(found.steps::add);
            return;
        }
        List<Step> later = words.later(entry, said);
        found.steps.addAll(later);
        if (later.isEmpty()) {
            return;
        }
        if (said instanceof AttemptPayload attempt) {
            found.state = "ATTEMPTED";
            found.sealed = attempt.rendering().or(() -> found.sealed);
        } else if (said instanceof DeliveryPayload delivery) {
            found.state = delivery.result().name();
            found.last = Optional.of(delivery);
        }
    }

    private static Step outcome(DecisionFile.Step step) {
        return new Step(
                What.OUTCOME,
                Optional.of(step.position()),
                step.time(),
                step.result(),
                step.summary(),
                "",
                Optional.empty(),
                Optional.empty());
    }

    private Rendering rendering(Caller caller, DecisionFile decision, Treatment treatment, Found found) {
        if (found.sealed.isPresent()) {
            if (!caller.may(Caller.Role.OPERATE)) {
                return new Rendering(
                        Source.NONE,
                        Optional.empty(),
                        "What the customer read holds personal data. A key with the role OPERATE shows it.");
            }
            Optional<KeptMessage> kept =
                    KeptMessage.open(vault, caller.tenant(), treatment.person(), found.sealed.get());
            return new Rendering(
                    kept.isPresent() ? Source.KEPT : Source.NONE,
                    kept,
                    kept.isPresent()
                            ? "Kept when it was handed over, word for word; links that answer for the customer are named only."
                            : "The person was erased, and what they read with them.");
        }
        Optional<KeptMessage> draft = decision.messages().stream()
                .filter(message -> message.treatmentId().equals(treatment.treatmentId()))
                .findFirst()
                .map(message -> new KeptMessage(message.locale(), message.subject(), message.body()));
        return new Rendering(
                draft.isPresent() ? Source.DRAFT : Source.NONE,
                draft,
                draft.isPresent()
                        ? "Made of its template: nothing was handed over so far, or before messages were kept."
                        : "It has nothing to read.");
    }

    private Optional<String> notSentAgain(Treatment treatment, Found found) {
        if (treatment.channel() == Channel.CHECKOUT || treatment.channel() == Channel.INTERNAL) {
            return Optional.of("Only messages can be sent again, and this was shown or noted at once.");
        }
        if (found.state.equals("WAITING") || found.state.equals("ATTEMPTED")) {
            return Optional.of("It is on its way and is sent by itself.");
        }
        Instant now = clock.instant();
        return found.last
                .flatMap(SendAgain::refusal)
                .or(() -> now.isBefore(treatment.expiresAt())
                        ? Optional.empty()
                        : Optional.of("It expired and would come too late."));
    }
}
