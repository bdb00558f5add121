package io.trendguard.warehouse;

import io.trendguard.budget.BudgetReading;
import io.trendguard.budget.Grant;
import io.trendguard.budget.Proposal;
import io.trendguard.decision.Decision;
import io.trendguard.event.Cart;
import io.trendguard.event.Channel;
import io.trendguard.event.Consent;
import io.trendguard.event.Delivery;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.Event;
import io.trendguard.event.Fact;
import io.trendguard.event.Feed;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import io.trendguard.event.Return;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentBuilder;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.point.Stage;
import io.trendguard.point.regret.RegretPoint;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Writes the log of a small shop, made up from a seed: orders and checkouts with their decisions, deliveries, returns early and
 * late, messages and answers, rejections, publications and budgets.
 */
public final class ShopLog {
    static final Instant BEGIN = Instant.parse("2026-10-01T08:00:00Z");
    private final DecisionLog written;
    private final Tenant tenant;
    private final SplittableRandom random;
    private final long pauseSeconds;
    private Instant now;
    private final String prefix;
    private int events;

    ShopLog(AuditLog log, Tenant tenant, long seed) {
        this(log, tenant, seed, BEGIN, 3_060);
    }

    /**
     * @param begin when its first order comes
     * @param longestPause seconds between two orders, at most
     */
    public ShopLog(AuditLog log, Tenant tenant, long seed, Instant begin, long longestPause) {
        this.now = begin;
        this.pauseSeconds = longestPause;
        this.tenant = tenant;
        this.prefix = seed + "-";
        this.random = new SplittableRandom(seed);
        this.written = new DecisionLog(log, tenant, random);
    }

    /** Goes on for so many orders. */
    public ShopLog orders(int orders) {
        for (int i = 0; i < orders; i++) {
            now = now.plusSeconds(pauseSeconds / 50 + random.nextLong(pauseSeconds - pauseSeconds / 50));
            order("o-" + prefix + events);
        }
        return this;
    }

    Instant now() {
        return now;
    }

    /** Lets time pass. */
    ShopLog later(Duration time) {
        now = now.plus(time);
        return this;
    }

    private void order(String order) {
        PersonRef person = person(random.nextInt(200));
        if (random.nextInt(6) == 0) {
            consented(person, random.nextInt(3) > 0);
        }
        List<Line> lines = lines();
        boolean overtaken = random.nextInt(20) == 0;
        if (overtaken) {
            returned(order, person, lines.get(0), 5);
        }
        Optional<String> cart = random.nextInt(4) == 0 ? Optional.of("c-" + order) : Optional.empty();
        cart.ifPresent(id -> decided(checkout(id, person, lines), Stage.BEFORE_PURCHASE, id, person, lines));
        if (cart.isPresent() && random.nextInt(3) == 0) {
            return; // not bought
        }
        Decision decision = decided(purchase(order, cart, person, lines), Stage.AFTER_PURCHASE, order, person, lines);
        message(decision, order, person);
        if (random.nextInt(2) == 0) {
            delivered(order, person, random.nextInt(3) == 0 ? Optional.of("1") : Optional.empty());
        }
        if (!overtaken && random.nextInt(3) == 0) {
            returned(order, person, lines.get(random.nextInt(lines.size())), random.nextInt(50));
        }
        if (random.nextInt(30) == 0) {
            returned(order, person(201), lines.get(0), 4); // somebody else's
        }
        if (random.nextInt(15) == 0) {
            written.append(
                    now,
                    new RejectionPayload(
                            RejectionPayload.Cause.INVALID,
                            "file:orders.csv:" + events,
                            List.of(new RejectionPayload.Problem("lines[0].quantity", "must be at least 1")),
                            "ab".repeat(32)),
                    new PublicationPayload(
                            PublicationPayload.What.SAFE_MODE,
                            "safe-mode",
                            "on",
                            Optional.of("off"),
                            "ada",
                            "a trial"));
        }
    }

    static PersonRef person(int number) {
        byte[] bytes = "person-%08d".formatted(number).getBytes(StandardCharsets.UTF_8);
        byte[] id = java.util.Arrays.copyOf(bytes, 16);
        return new PersonRef("p_" + Base64.getUrlEncoder().withoutPadding().encodeToString(id));
    }

    private List<Line> lines() {
        return IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(line -> new Line(
                        Integer.toString(line),
                        "p-" + random.nextInt(40),
                        random.nextBoolean() ? Optional.of("M") : Optional.empty(),
                        Optional.empty(),
                        Optional.of("brand " + random.nextInt(5)),
                        Optional.of("category " + random.nextInt(4)),
                        1 + random.nextInt(2),
                        Optional.empty(),
                        1_000 + random.nextInt(9_000)))
                .toList();
    }

    private Decision decided(Event event, Stage stage, String order, PersonRef person, List<Line> lines) {
        return written.decided(RegretPoint.NAME, stage, order, person, event, lines);
    }

    private Event event(Feed feed, Fact fact) {
        return new Event(tenant, "/shop", "e-" + prefix + events++, feed, feed.version(), now, now, fact);
    }

    private Event purchase(String order, Optional<String> cart, PersonRef person, List<Line> lines) {
        Optional<String> none = Optional.empty();
        return event(
                Feed.PURCHASE,
                new Purchase(
                        order,
                        cart,
                        person,
                        Optional.empty(),
                        lines,
                        "EUR",
                        none,
                        none,
                        none,
                        none,
                        Optional.empty(),
                        none,
                        Optional.empty()));
    }

    private Event checkout(String cart, PersonRef person, List<Line> lines) {
        Optional<String> none = Optional.empty();
        return event(
                Feed.CART,
                new Cart(
                        cart,
                        person,
                        Cart.Stage.CHECKOUT,
                        Optional.empty(),
                        lines,
                        "EUR",
                        none,
                        none,
                        none,
                        none,
                        none));
    }

    private void consented(PersonRef person, boolean granted) {
        written.happened(event(
                Feed.CONSENT,
                new Consent(
                        person,
                        Channel.EMAIL,
                        granted,
                        granted ? Optional.of("v_" + events) : Optional.empty(),
                        Optional.empty(),
                        Optional.of("en"),
                        Optional.of("Europe/Berlin"))));
    }

    private void delivered(String order, PersonRef person, Optional<String> line) {
        written.happened(event(
                Feed.DELIVERY,
                new Delivery(
                        order,
                        line,
                        person,
                        Optional.of(now),
                        Optional.empty(),
                        Optional.of(now.plus(Duration.ofDays(20 + random.nextInt(40)))))));
    }

    private void returned(String order, PersonRef person, Line line, int days) {
        Event event = event(
                Feed.RETURN,
                new Return(
                        "r-" + order + "-" + events,
                        order,
                        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(line.lineId()),
                        line.productId(),
                        person,
                        random.nextBoolean() ? Optional.of(Return.Reason.FIT) : Optional.empty(),
                        Optional.of(line.paidPriceMinor()),
                        Optional.empty()));
        written.happened(new Event(
                tenant,
                event.source(),
                event.id(),
                event.feed(),
                event.schemaVersion(),
                now.plus(Duration.ofDays(days)),
                now.plus(Duration.ofDays(days)),
                event.fact()));
    }

    private void message(Decision decision, String order, PersonRef person) {
        if (decision.chosen().isEmpty()) {
            return;
        }
        written.append(
                now,
                new AllocationPayload(
                        now,
                        now.plusSeconds(5),
                        new BudgetReading(1_000, 30_000),
                        List.of(new Proposal(decision.decisionId(), "offer", new BigDecimal("12.5"), 300)),
                        List.of(new Grant(decision.decisionId(), 300, Optional.empty()))));
        Treatment treatment = TreatmentBuilder.aTreatment()
                .of(decision.decisionId(), 0)
                .forPerson(person)
                .about(order)
                .dueAt(now)
                .build();
        written.append(now, new TreatmentPayload(treatment));
        int fate = random.nextInt(6);
        if (fate == 0) {
            written.append(now, DeliveryPayload.notSent(treatment, 0, List.of("QUIET_HOURS")));
        } else if (fate < 5) {
            written.append(now, AttemptPayload.at(treatment, 1));
            written.append(
                    now.plusMillis(200),
                    DeliveryPayload.of(
                                    treatment,
                                    1,
                                    fate == 1 ? DeliveryPayload.Result.IN_DOUBT : DeliveryPayload.Result.HANDED_OVER)
                            .because("250 ok"));
            if (fate > 2) {
                written.append(
                        now.plusSeconds(90),
                        DispositionPayload.of(
                                treatment,
                                fate == 3
                                        ? Disposition.ACCEPTED
                                        : random.nextInt(4) == 0 ? Disposition.OPTED_OUT : Disposition.REFUSED,
                                now.plusSeconds(80),
                                "page"));
            }
        }
    }
}
