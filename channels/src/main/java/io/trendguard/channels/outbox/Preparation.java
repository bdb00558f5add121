package io.trendguard.channels.outbox;

import io.trendguard.channels.Outgoing;
import io.trendguard.channels.message.Message;
import io.trendguard.channels.message.MessageRenderer;
import io.trendguard.channels.message.UnknownPlaceholderException;
import io.trendguard.channels.outbox.Prepared.Later;
import io.trendguard.channels.outbox.Prepared.Never;
import io.trendguard.channels.outbox.Prepared.Ready;
import io.trendguard.channels.reply.ReplyLinks;
import io.trendguard.channels.reply.ReplyLinks.Says;
import io.trendguard.contact.ContactReading;
import io.trendguard.contact.SendCheck;
import io.trendguard.contact.SendPolicy;
import io.trendguard.contact.SendVerdict;
import io.trendguard.contact.ledger.PersonContacts;
import io.trendguard.event.ContactAddress;
import io.trendguard.event.Tenant;
import io.trendguard.log.Vault;
import io.trendguard.log.payload.Treatment;
import io.trendguard.rulebook.MessageTemplate;
import io.trendguard.text.Spelling;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides at the moment of sending whether a treatment may still go, and puts its message together. */
public final class Preparation {
    private static final String DEFAULT_LOCALE = "en";

    private final ContactBook contacts;
    private final PublishedRulebooks rulebooks;
    private final Vault vault;
    private final ReplyLinks links;
    private final Predicate<Tenant> safeMode;
    private final Occasions occasions;
    private final AgainBudget budget;

    /**
     * @param safeMode whether a tenant contacts nobody at the moment
     * @param occasions whether what was decided is overtaken by now
     * @param budget whether what is sent again can be paid
     */
    public Preparation(
            ContactBook contacts,
            PublishedRulebooks rulebooks,
            Vault vault,
            ReplyLinks links,
            Predicate<Tenant> safeMode,
            Occasions occasions,
            AgainBudget budget) {
        this.contacts = contacts;
        this.rulebooks = rulebooks;
        this.vault = vault;
        this.links = links;
        this.safeMode = safeMode;
        this.occasions = occasions;
        this.budget = budget;
    }

    /** Whether what a treatment costs is set aside or left, so that it may be sent again. */
    boolean budgetAllowsAgain(Tenant tenant, Treatment treatment, Instant now) {
        return budget.allows(tenant, treatment, now);
    }

    Prepared prepare(Tenant tenant, Treatment treatment, Instant now) {
        if (occasions.isOver(tenant, treatment)) {
            return new Never(List.of(Reasons.OCCASION_OVER), "What it speaks of has been overtaken.");
        }
        Optional<SendPolicy> policy = rulebooks.sendPolicy(treatment.rulebookVersion());
        if (policy.isEmpty()) {
            return new Never(
                    List.of(Reasons.MESSAGE_INCOMPLETE),
                    "The rulebook (%s) that decided it cannot be loaded, so nobody knows whether it may be sent."
                            .formatted(treatment.rulebookVersion()));
        }
        PersonContacts person = contacts.contacts(tenant, treatment.person());
        ContactReading reading = person.readingAt(now);
        SendVerdict verdict = new SendCheck(policy.get())
                .check(
                        reading,
                        treatment.channel(),
                        treatment.notBefore(),
                        treatment.expiresAt(),
                        safeMode.test(tenant),
                        now);
        if (verdict instanceof SendVerdict.Suppress suppress) {
            return new Never(suppress.reasons(), "It was held back by the check at sending.");
        } else if (verdict instanceof SendVerdict.Postpone postpone) {
            return new Later(postpone.until(), postpone.reason());
        }
        return person.address(treatment.channel(), now)
                .flatMap(closed -> vault.open(tenant, treatment.person(), "address", closed))
                .map(address -> addressed(tenant, treatment, person, address, now))
                .orElseGet(() -> new Never(List.of(Reasons.PERSON_ERASED), "The person was erased."));
    }

    /** An address from before addresses were checked at intake may be none. */
    private Prepared addressed(Tenant tenant, Treatment treatment, PersonContacts person, String sent, Instant now) {
        return ContactAddress.on(treatment.channel(), sent) instanceof Spelling.Known address
                ? ready(tenant, treatment, person, address.text(), now)
                : new Never(
                        List.of(Reasons.ADDRESS_UNUSABLE),
                        "What the shop sent is no address of the channel, so no provider was asked. Send the consent"
                                + " again with one.");
    }

    private Prepared ready(Tenant tenant, Treatment treatment, PersonContacts person, String address, Instant now) {
        // the values were written in the treatment's language
        String locale =
                treatment.locale().or(() -> person.readingAt(now).locale()).orElse(DEFAULT_LOCALE);
        Optional<MessageTemplate> template =
                treatment.template().flatMap(name -> rulebooks.message(treatment.rulebookVersion(), locale, name));
        if (template.isEmpty()) {
            return new Never(
                    List.of(Reasons.MESSAGE_INCOMPLETE),
                    "The rulebook (%s) has no message (%s)."
                            .formatted(
                                    treatment.rulebookVersion(),
                                    treatment.template().orElse("none")));
        }
        try {
            Map<String, String> placeholders = placeholders(tenant, treatment, person, now);
            Message message = MessageRenderer.render(template.get(), placeholders);
            URI optOut = links.link(tenant, treatment.treatmentId(), Says.OPT_OUT);
            String kept = KeptMessage.of(message, placeholders).seal(vault, tenant, treatment.person());
            return new Ready(new Outgoing(treatment.treatmentId(), address, message, optOut, now), kept);
        } catch (UnknownPlaceholderException e) {
            return new Never(List.of(Reasons.MESSAGE_INCOMPLETE), String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> placeholders(Tenant tenant, Treatment treatment, PersonContacts person, Instant now) {
        Map<String, String> placeholders = links.with(tenant, treatment.treatmentId(), treatment.placeholders());
        person.firstName(now)
                .flatMap(closed -> vault.open(tenant, treatment.person(), "first_name", closed))
                .ifPresent(name -> placeholders.put("first_name", name));
        return placeholders;
    }
}
