package io.trendguard.model.history;

import io.trendguard.event.Event;
import io.trendguard.event.Line;
import io.trendguard.event.Return;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Events of all feeds from a seed, in the order of their event time; some are learnt late. */
public final class RandomMarket {
    public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private final Random random;
    private final List<Event> events = new ArrayList<>();

    private RandomMarket(long seed) {
        this.random = new Random(seed);
    }

    /** Events spread over so many days. */
    public static List<Event> events(long seed, int count, int days) {
        RandomMarket market = new RandomMarket(seed);
        for (int i = 0; i < count; i++) {
            market.add(i, START.plusSeconds(market.random.nextInt(days * 86_400)));
        }
        market.events.sort(java.util.Comparator.comparing(Event::time).thenComparing(Event::id));
        return List.copyOf(market.events);
    }

    private void add(int i, Instant time) {
        String product = "p" + random.nextInt(6);
        String customer = "c" + random.nextInt(8);
        String trend = "t" + random.nextInt(4);
        Event event = switch (random.nextInt(9)) {
            case 0, 1, 2 -> bought(i, customer, product, time);
            case 3 -> Facts.trend(trend, product, random.nextInt(1_000_000), random.nextInt(50_000), time);
            case 4 -> Facts.comment("m" + i, trend, random.nextDouble() * 2 - 1, time);
            case 5 -> Facts.review(product, 1 + random.nextInt(5), time);
            case 6 -> Facts.resale(product, random.nextInt(10_000), time);
            case 7 -> Facts.session(customer, "tab" + i, time);
            default -> Facts.product(product, 5_000 + random.nextInt(10_000), time);
        };
        events.add(
                random.nextInt(5) == 0 ? Facts.learntLater(event, Duration.ofMinutes(random.nextInt(3_000))) : event);
    }

    /** Most orders are told to be delivered, some late, some in parcels, some twice. */
    private void deliver(int i, String customer, Instant time) {
        Random parcels = new Random(i);
        for (int parcel = parcels.nextInt(3); parcel > 0; parcel--) {
            Instant delivered =
                    time.plus(Duration.ofHours(20 + parcels.nextInt(parcels.nextInt(3) == 0 ? 1_200 : 100)));
            Optional<String> line = parcels.nextBoolean() ? Optional.empty() : Optional.of("1");
            Event event = Facts.delivered("o" + i, line, customer, delivered, delivered.plus(Duration.ofDays(14)));
            events.add(event);
        }
    }

    private Event bought(int i, String customer, String product, Instant time) {
        Line first = Facts.line("1", product, "M", 10_000, 4_000 + random.nextInt(6_000));
        deliver(i, customer, time);
        Line second = Facts.line("2", "p" + random.nextInt(6), "L", 8_000, 8_000);
        if (random.nextInt(3) == 0) {
            Instant back = time.plus(Duration.ofHours(30 + random.nextInt(500)));
            Optional<Return.Reason> reason = random.nextInt(4) == 0
                    ? Optional.empty()
                    : Optional.of(List.of(Return.Reason.values()).get(random.nextInt(4)));
            events.add(Facts.returned("o" + i, "1", product, customer, back, reason));
        }
        return Facts.purchase("o" + i, customer, time, first, second);
    }
}
