package io.trendguard.routes.api;

import io.trendguard.contact.QuietHours;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.routes.api.MessageFile.Step;
import io.trendguard.routes.api.MessageFile.What;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The way of one message in words: what the log says of it, and what follows from that. */
record MessageSteps(DecisionRequest request, Treatment treatment, ZoneId shop, QuietHours quietHours) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM", Locale.ENGLISH);

    ZoneId zone() {
        return LaterEntries.zone(request, shop);
    }

    /** Its plan, and what it then waits for. */
    Stream<Step> planned(Entry entry, String title) {
        Step plan = step(What.PLANNED, entry, Optional.empty(), "Planned", title);
        if (!treatment.channel().contactsCustomer()) {
            return Stream.of(plan);
        }
        Instant due = treatment.notBefore();
        Stream<Step> waits = due.isAfter(entry.time()) ? Stream.of(held(due, "It is not due before.")) : Stream.empty();
        Instant asked = due.isAfter(entry.time()) ? due : entry.time();
        Stream<Step> night = quietHours.quietUntil(asked, zone()).stream()
                .map(until -> held(
                        until,
                        "%s is within the quiet hours, %s to %s, in %s."
                                .formatted(
                                        CLOCK.format(asked.atZone(zone())),
                                        quietHours.from(),
                                        quietHours.until(),
                                        whoseZone())));
        return Stream.of(Stream.of(plan), waits, night).flatMap(all -> all);
    }

    private Step held(Instant until, String why) {
        return new Step(
                What.HELD,
                Optional.empty(),
                until,
                Optional.empty(),
                "Held until " + MOMENT.format(until.atZone(zone())),
                why,
                Optional.empty(),
                Optional.empty());
    }

    private String whoseZone() {
        return request.contact().timeZone().isPresent()
                ? "the customer's time zone (%s, from their consent)".formatted(zone())
                : "the shop's time zone (%s), since the customer's is not known".formatted(zone());
    }

    /** What a later entry about it says; nothing if it is about another treatment. */
    List<Step> later(Entry entry, LogPayload payload) {
        if (payload instanceof AttemptPayload attempt && attempt.treatmentId().equals(treatment.treatmentId())) {
            return attempted(entry, attempt);
        }
        if (payload instanceof DeliveryPayload delivery
                && delivery.treatmentId().equals(treatment.treatmentId())) {
            return List.of(delivered(entry, delivery));
        }
        return payload instanceof DispositionPayload answer
                        && answer.treatmentId().equals(treatment.treatmentId())
                ? List.of(new Step(
                        What.ANSWER,
                        Optional.of(entry.position()),
                        answer.happenedAt(),
                        LaterEntries.result(answer),
                        LaterEntries.answered(answer),
                        "Said by " + answer.source() + ".",
                        Optional.empty(),
                        Optional.empty()))
                : List.of();
    }

    private List<Step> attempted(Entry entry, AttemptPayload attempt) {
        Step tried = step(
                What.ATTEMPT,
                entry,
                Optional.empty(),
                "Attempt %d".formatted(attempt.number()),
                "On the log before anything was handed over.");
        if (!treatment.channel().contactsCustomer()) {
            return List.of(tried);
        }
        return List.of(
                new Step(
                        What.CHECKED,
                        Optional.empty(),
                        entry.time(),
                        Optional.empty(),
                        "Checked again",
                        "Consent, address, limits, quiet hours, expiry and occasion: nothing spoke against it.",
                        Optional.empty(),
                        Optional.empty()),
                tried);
    }

    private static Step delivered(Entry entry, DeliveryPayload delivery) {
        boolean person = delivery.by().isPresent() || delivery.result() == Result.SETTLED_NOT_SENT;
        return new Step(
                person ? What.PERSON : What.RESULT,
                Optional.of(entry.position()),
                entry.time(),
                LaterEntries.result(delivery),
                title(delivery.result()),
                LaterEntries.delivered(delivery),
                delivery.detail().or(delivery::providerId),
                delivery.by());
    }

    private static String title(Result result) {
        return switch (result) {
            case HANDED_OVER -> "Handed over";
            case FAILED -> "Not taken yet";
            case IN_DOUBT -> "In doubt";
            case SETTLED_SENT -> "Settled: it was taken";
            case SETTLED_NOT_SENT -> "Settled: it was not taken";
            case SETTLED_UNKNOWN -> "Settled: nobody will know";
            case SEND_AGAIN -> "To be sent again";
            case NOT_SENT -> "Not sent";
        };
    }

    private static Step step(What what, Entry entry, Optional<String> result, String title, String says) {
        return new Step(
                what,
                Optional.of(entry.position()),
                entry.time(),
                result,
                title,
                says,
                Optional.empty(),
                Optional.empty());
    }
}
