package io.trendguard.routes.api;

import io.trendguard.channels.message.MoneyText;
import io.trendguard.channels.outbox.Reasons;
import io.trendguard.contact.QuietHours;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Channel;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.text.TimeZoneName;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What a later entry of the log says about a decision, for somebody who knows none of our codes. */
final class LaterEntries {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private LaterEntries() {}

    /** How it ended, in one word for programs; absent where nothing ended. */
    static Optional<String> result(LogPayload payload) {
        if (payload instanceof DeliveryPayload delivery) {
            return Optional.of(delivery.result().name());
        }
        if (payload instanceof DispositionPayload disposition) {
            return Optional.of(disposition.disposition().name());
        }
        return Optional.empty();
    }

    /**
     * The entry in words.
     *
     * @param shop the shop's time zone, where the customer's is not known
     * @param quietHours of the rulebook that decided
     */
    static String words(LogPayload payload, DecisionRequest request, ZoneId shop, QuietHours quietHours) {
        ZoneId zone = zone(request, shop);
        if (payload instanceof TreatmentPayload treated) {
            return due(treated.treatment(), zone, quietHours);
        }
        if (payload instanceof AttemptPayload attempt) {
            return "Attempt %d to hand it over %s begins.".formatted(attempt.number(), by(attempt.channel()));
        }
        if (payload instanceof DeliveryPayload delivery) {
            return delivered(delivery)
                    + delivery.detail().map(detail -> " " + detail).orElse("")
                    + delivery.by()
                            .map(by -> " By %s: “%s”.".formatted(by.actor(), by.reason()))
                            .orElse("");
        }
        if (payload instanceof DispositionPayload disposition) {
            return answered(disposition);
        }
        if (payload instanceof AllocationPayload allocation) {
            return allocation.grants().stream()
                    .filter(grant -> grant.decisionId().equals(request.decisionId()))
                    .findFirst()
                    .map(grant -> grant.refusal()
                            .map(code -> "The budget does not allow it: %s (%s).".formatted(plain(code), code))
                            .orElseGet(() -> grant.costMinor() == 0
                                    ? "The budget allows it: it gives nothing away."
                                    : "The budget allows it: %s are set aside."
                                            .formatted(MoneyText.money(grant.costMinor(), request.currency(), "en"))))
                    .orElse("");
        }
        return "";
    }

    /** Where the customer lives, else where the shop does. */
    static ZoneId zone(DecisionRequest request, ZoneId shop) {
        return request.contact().timeZone().flatMap(TimeZoneName::zone).orElse(shop);
    }

    private static String due(Treatment treatment, ZoneId zone, QuietHours quietHours) {
        String what = "“%s” is to go out %s".formatted(plain(treatment.intervention()), by(treatment.channel()));
        Optional<Instant> morning = treatment.channel().contactsCustomer()
                ? quietHours.quietUntil(treatment.notBefore(), zone)
                : Optional.empty();
        return morning.map(until -> "%s: waiting until %s (%s), so that nobody is written to at night."
                        .formatted(what, TIME.format(until.atZone(zone)), day(until, zone)))
                .orElseGet(() -> treatment.channel().contactsCustomer()
                        ? "%s from %s (%s)."
                                .formatted(
                                        what,
                                        MOMENT.format(treatment.notBefore().atZone(zone)),
                                        zone)
                        : what + ".");
    }

    private static String day(Instant moment, ZoneId zone) {
        return DAY.format(moment.atZone(zone)) + ", " + zone;
    }

    static String delivered(DeliveryPayload delivery) {
        return switch (delivery.result()) {
            case HANDED_OVER ->
                delivery.channel() == Channel.CHECKOUT
                        ? "Handed over: the shop got it with the answer of the checkout."
                        : "Handed over: the provider took it.";
            case FAILED -> "Not taken by the provider; it is tried again.";
            case IN_DOUBT -> "In doubt: nobody knows whether it was taken, so it is not sent again by itself.";
            case SETTLED_SENT -> "The doubt is settled: it was sent.";
            case SETTLED_NOT_SENT -> "The doubt is settled: it was not sent.";
            case SETTLED_UNKNOWN -> "The doubt is closed: nobody will ever know whether it was taken.";
            case SEND_AGAIN -> "A person has it sent again, after every check that any message goes through.";
            case NOT_SENT ->
                "Not sent, and it will not be: "
                        + String.join(
                                ", ",
                                delivery.reasons().stream()
                                        .map(code -> "%s (%s)".formatted(Reasons.inWords(code), code))
                                        .toList())
                        + ".";
        };
    }

    static String answered(DispositionPayload disposition) {
        return switch (disposition.disposition()) {
            case ACCEPTED -> "The customer accepted.";
            case REFUSED -> "The customer refused.";
            case IGNORED -> "The customer did not react.";
            case OPTED_OUT -> "The customer wants no more of these messages.";
            case RETURNED -> "The customer sent the item back.";
            case KEPT -> "The customer kept the item.";
        };
    }

    private static String by(Channel channel) {
        return switch (channel) {
            case CHECKOUT -> "in the checkout";
            case EMAIL -> "by e-mail";
            case SMS -> "by SMS";
            case PUSH -> "by push message";
            case WEBHOOK -> "by webhook";
            case INTERNAL -> "inside the shop";
        };
    }

    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }
}
