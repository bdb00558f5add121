package io.trendguard.channels.outbox;

import static io.trendguard.log.payload.TreatmentBuilder.aTreatment;

import io.trendguard.channels.OutboundChannel;
import io.trendguard.channels.reply.ReplyLinks;
import io.trendguard.event.Channel;
import io.trendguard.event.Consent;
import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.log.InMemoryVault;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.PayloadWriter;
import io.trendguard.log.payload.SnapshotPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentBuilder;
import io.trendguard.log.payload.TreatmentPayload;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A shop with its log, vault and customers, in which outboxes come and go. */
final class OutboxWorld {
    static final Tenant SHOP = new Tenant("shop");
    /** A rulebook version that cannot be loaded. */
    static final String LOST = "f".repeat(64);

    static final OutboxSettings SETTINGS = new OutboxSettings(
            3,
            Duration.ofSeconds(10),
            Duration.ofMinutes(15),
            Duration.ofMillis(10),
            Duration.ofSeconds(10),
            Duration.ofDays(60));

    final HandClock clock = new HandClock("2026-11-20T15:00:00Z");
    final InMemoryAuditLog log = new InMemoryAuditLog();
    final InMemoryVault vault = new InMemoryVault();
    final RecordingChannel email = new RecordingChannel(Channel.EMAIL);
    final Set<Tenant> safeMode = new HashSet<>();
    final Set<String> overtaken = new HashSet<>();
    final Set<String> usedUp = new HashSet<>();
    final SomeRulebooks rulebooks = new SomeRulebooks();
    private final FoldedBook book = new FoldedBook(log);
    private int events;
    private int decisions;

    /** The outbox as it is after a start, with the recording provider. */
    Outbox outbox() {
        return outbox(writer(), email);
    }

    Outbox outbox(PayloadWriter through, OutboundChannel... channels) {
        Outbox outbox = fresh(through, channels);
        outbox.rebuild();
        return outbox;
    }

    /** The outbox as it is after a start with a snapshot. */
    Outbox outboxFrom(SnapshotPayload snapshot) {
        Outbox outbox = fresh(writer(), email);
        outbox.restore(SHOP, snapshot);
        outbox.rebuild();
        return outbox;
    }

    /** Appends to the log, as nothing else happens here. */
    PayloadWriter writer() {
        return (tenant, time, payloads) -> log.append(
                tenant, payloads.stream().map(payload -> payload.toEntry(time)).toList());
    }

    private Outbox fresh(PayloadWriter through, OutboundChannel... channels) {
        Map<Channel, OutboundChannel> ways = new EnumMap<>(Channel.class);
        Stream.of(channels).forEach(channel -> ways.put(channel.channel(), channel));
        ReplyLinks links = new ReplyLinks(URI.create("https://shop.example/tg/"), vault, tenant -> true);
        Preparation preparation = new Preparation(
                book,
                rulebooks,
                vault,
                links,
                safeMode::contains,
                (tenant, treatment) -> overtaken.contains(treatment.orderId()),
                (tenant, treatment, at) -> !usedUp.contains(treatment.orderId()));
        return new Outbox(log, through, ways, preparation, SETTINGS, clock);
    }

    /** The contact book takes that long to answer, so that what happens meanwhile is not in its answer. */
    void bookTakes(long millis) {
        book.takes(millis);
    }

    void caps(int daily, int weekly) {
        rulebooks.caps(daily, weekly);
    }

    /** A customer in Berlin who allows e-mail and SMS. */
    PersonRef aCustomer(String name) {
        return aCustomer(SHOP, name, Optional.of("Europe/Berlin"));
    }

    PersonRef aCustomer(Tenant tenant, String name, Optional<String> zone) {
        PersonRef person = vault.reference(tenant, name);
        for (Channel channel : List.of(Channel.EMAIL, Channel.SMS)) {
            String address = channel == Channel.EMAIL ? name + "@example.org" : "+4917055501";
            consent(
                    tenant,
                    new Consent(
                            person,
                            channel,
                            true,
                            Optional.of(vault.seal(tenant, person, "address", address)),
                            Optional.of(vault.seal(tenant, person, "first_name", name)),
                            Optional.of("en"),
                            zone));
        }
        return person;
    }

    void withdraws(PersonRef person, Channel channel) {
        consent(
                SHOP,
                new Consent(
                        person,
                        channel,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void consent(Tenant tenant, Consent consent) {
        Instant now = clock.instant();
        Event event = new Event(tenant, "/test", "consent-" + events++, Feed.CONSENT, 1, now, now, consent);
        log.appendOnce(
                tenant, new EventIdentity(event.key(), new byte[32]), List.of(new EventPayload(event).toEntry(now)));
    }

    /** A treatment of an order of its own, due now. */
    TreatmentBuilder treatmentFor(PersonRef person) {
        int n = decisions++;
        return aTreatment()
                .of("d_%032x".formatted(n), 0)
                .about("order-" + n)
                .forPerson(person)
                .dueAt(clock.instant());
    }

    /** Appends a treatment and says its id. */
    String treat(TreatmentBuilder builder) {
        return treat(SHOP, builder);
    }

    String treat(Tenant tenant, TreatmentBuilder builder) {
        Treatment treatment = builder.build();
        log.append(tenant, List.of(new TreatmentPayload(treatment).toEntry(clock.instant())));
        return treatment.treatmentId();
    }

    List<DeliveryPayload> deliveries(String treatmentId) {
        return payloads(SHOP)
                .filter(DeliveryPayload.class::isInstance)
                .map(DeliveryPayload.class::cast)
                .filter(delivery -> delivery.treatmentId().equals(treatmentId))
                .toList();
    }

    List<DeliveryPayload.Result> results(String treatmentId) {
        return deliveries(treatmentId).stream().map(DeliveryPayload::result).toList();
    }

    long attempts(String treatmentId) {
        return payloads(SHOP)
                .filter(payload -> payload instanceof AttemptPayload attempt
                        && attempt.treatmentId().equals(treatmentId))
                .count();
    }

    /** What the log keeps of the message that was attempted. */
    String rendering(String treatmentId) {
        return payloads(SHOP)
                .filter(AttemptPayload.class::isInstance)
                .map(AttemptPayload.class::cast)
                .filter(attempt -> attempt.treatmentId().equals(treatmentId))
                .findFirst()
                .flatMap(AttemptPayload::rendering)
                .orElseThrow();
    }

    private Stream<LogPayload> payloads(Tenant tenant) {
        return log.scan(tenant, 0).map(LogPayload::of).flatMap(Optional::stream);
    }
}
