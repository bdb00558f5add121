package io.trendguard.simulation.carts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Cart;
import io.trendguard.event.Consent;
import io.trendguard.event.Event;
import io.trendguard.event.EventReader;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.KnownAt;
import io.trendguard.event.Purchase;
import io.trendguard.event.Retailer;
import io.trendguard.event.Tenant;
import io.trendguard.simulation.Progress;
import io.trendguard.simulation.play.EventFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CartMarketTest {
    private static final CartMarketSettings SETTINGS =
            new CartMarketSettings(42, 12, 600, 60, Instant.parse("2026-11-01T00:00:00Z"));
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    static Path folder = Path.of("");

    private static CartGenerator.Written written = new CartGenerator.Written(List.of());
    private static final Map<String, List<Event>> EVENTS = new HashMap<>();

    /** The truth about a cart: the columns of its row. */
    private record Truth(Instant lastActivity, boolean abandoned, double probability, double afterSixHours) {}

    @BeforeAll
    static void writeAndReadAll() throws IOException {
        Path out = folder.resolve("carts");
        written = CartGenerator.write(SETTINGS, out, Progress.SILENT);
        for (CartGenerator.Retailer retailer : written.retailers()) {
            EVENTS.put(retailer.retailer(), read(new Tenant(retailer.retailer()), out.resolve(retailer.retailer())));
        }
    }

    private static List<Event> read(Tenant tenant, Path retailer) throws IOException {
        EventReader reader = new EventReader();
        HashedPeople people = new HashedPeople(tenant);
        List<Event> events = new ArrayList<>();
        try (Stream<ObjectNode> told = EventFile.read(retailer)) {
            told.forEach(event -> {
                Instant known = Instant.parse(event.path("knownat").textValue());
                events.add(reader.read(tenant, event, new KnownAt.Backfill(known), people));
            });
        }
        return events;
    }

    private static Map<String, Truth> truth(String retailer) throws IOException {
        Map<String, Truth> truth = new HashMap<>();
        List<String> rows =
                Files.readAllLines(folder.resolve("carts").resolve(retailer).resolve("truth.csv"));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            truth.put(
                    cells[0],
                    new Truth(
                            Instant.parse(cells[1]),
                            cells[2].equals("1"),
                            Double.parseDouble(cells[3]),
                            Double.parseDouble(cells[5])));
        }
        return truth;
    }

    private static List<Event> events(String retailer) {
        return Objects.requireNonNull(EVENTS.get(retailer));
    }

    @Test
    void everyEventIsReadWithoutAFindingSaysThatItIsSyntheticAndComesInOrder() {
        for (CartGenerator.Retailer retailer : written.retailers()) {
            List<Event> events = events(retailer.retailer());
            assertThat(events).hasSize((int) retailer.events());
            assertThat(events).allMatch(event -> event.source().startsWith("/synthetic/"));
            assertThat(events).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
            assertThat(events.stream().map(Event::id).distinct()).hasSameSizeAs(events);
            assertThat(events.get(0).fact()).isInstanceOf(Retailer.class);
        }
    }

    @Test
    void aboutSeventyPercentAreAbandonedInNoShopFewerThan55OrMoreThan85() {
        assertThat(written.abandonedShare()).isBetween(0.66, 0.74);
        assertThat(written.retailers())
                .allSatisfy(retailer -> assertThat((double) retailer.abandoned() / retailer.decided())
                        .isBetween(0.55, 0.85));
    }

    /** An order that names no cart belongs to the one cart that its customer has had. */
    @Test
    void theLabelCountedFromTheEventsIsTheTruth() throws IOException {
        int unnamed = 0;
        int late = 0;
        for (CartGenerator.Retailer retailer : written.retailers()) {
            Map<String, Instant> lastActivity = new HashMap<>();
            Map<Object, String> cartOf = new HashMap<>();
            Map<String, Instant> boughtAt = new HashMap<>();
            for (Event event : events(retailer.retailer())) {
                if (event.fact() instanceof Cart cart) {
                    lastActivity.put(cart.cartId(), event.time());
                    cartOf.put(cart.customerId(), cart.cartId());
                } else if (event.fact() instanceof Purchase purchase) {
                    String ofCustomer = Objects.requireNonNull(cartOf.get(purchase.customerId()));
                    assertThat(purchase.cartId().orElse(ofCustomer)).isEqualTo(ofCustomer);
                    unnamed += purchase.cartId().isEmpty() ? 1 : 0;
                    boughtAt.put(ofCustomer, event.time());
                }
            }
            for (Map.Entry<String, Truth> row : truth(retailer.retailer()).entrySet()) {
                Instant last = Objects.requireNonNull(lastActivity.get(row.getKey()));
                Optional<Instant> bought = Optional.ofNullable(boughtAt.get(row.getKey()));
                boolean inTime =
                        bought.filter(at -> !at.isAfter(last.plus(DAY))).isPresent();
                late += bought.isPresent() && !inTime ? 1 : 0;
                assertThat(row.getValue().lastActivity()).isEqualTo(last);
                assertThat(row.getValue().abandoned()).isEqualTo(!inTime);
            }
        }
        assertThat(unnamed).isBetween(30, 150);
        assertThat(late).isBetween(50, 250);
    }

    @Test
    void theTrueProbabilitiesAddUpToTheAbandonedCarts() throws IOException {
        double expected = 0;
        double variance = 0;
        long abandoned = 0;
        for (CartGenerator.Retailer retailer : written.retailers()) {
            for (Truth cart : truth(retailer.retailer()).values()) {
                expected += cart.probability();
                variance += cart.probability() * (1 - cart.probability());
                abandoned += cart.abandoned() ? 1 : 0;
            }
        }
        assertThat(Math.abs(abandoned - expected)).isLessThan(4 * Math.sqrt(variance));
    }

    @Test
    void afterSixQuietHoursLargeCartsAreFurtherAboveOthersThanAtTheLastActivity() throws IOException {
        double[] large = new double[3];
        double[] middle = new double[3];
        for (CartGenerator.Retailer retailer : written.retailers()) {
            Map<String, Double> values = values(retailer.retailer());
            for (Map.Entry<String, Truth> row : truth(retailer.retailer()).entrySet()) {
                double value = Objects.requireNonNull(values.get(row.getKey()));
                double[] sums = value > 120 ? large : value > 25 && value < 60 ? middle : new double[3];
                sums[0]++;
                sums[1] += row.getValue().probability();
                sums[2] += row.getValue().afterSixHours();
            }
        }
        double atOnce = large[1] / large[0] - middle[1] / middle[0];
        double later = large[2] / large[0] - middle[2] / middle[0];
        assertThat(large[0]).isGreaterThan(500);
        assertThat(later).isGreaterThan(0.02).isGreaterThan(atOnce);
    }

    private static Map<String, Double> values(String retailer) {
        Map<String, Double> values = new HashMap<>();
        for (Event event : events(retailer)) {
            if (event.fact() instanceof Cart cart) {
                double value = cart.lines().stream()
                                .mapToLong(line -> line.quantity() * line.paidPriceMinor())
                                .sum()
                        / 100.0;
                assertThat(value)
                        .isGreaterThanOrEqualTo(Optional.ofNullable(values.put(cart.cartId(), value))
                                .orElse(0.0));
            }
        }
        return values;
    }

    @Test
    void mostCustomersMayBeRemindedByEmail() {
        List<Consent> consents = EVENTS.values().stream()
                .flatMap(List::stream)
                .flatMap(event -> event.fact() instanceof Consent consent ? Stream.of(consent) : Stream.empty())
                .toList();

        assertThat(consents)
                .allMatch(consent -> consent.granted() == consent.address().isPresent());
        assertThat(consents.stream().filter(Consent::granted).count())
                .isBetween(consents.size() * 85L / 100, consents.size() * 95L / 100);
    }

    @Test
    void mostShopsPoolTheirCartsTheFirstAlwaysAndSomeChangeTheirSetupOnce() {
        int pooled = 0;
        int changed = 0;
        for (CartGenerator.Retailer retailer : written.retailers()) {
            List<Retailer> setups = events(retailer.retailer()).stream()
                    .flatMap(event -> event.fact() instanceof Retailer setup ? Stream.of(setup) : Stream.empty())
                    .toList();
            boolean pools = setups.get(0).pooledTraining().orElse(false);
            pooled += pools ? 1 : 0;
            changed += setups.size() - 1;
            assertThat(setups).hasSizeBetween(1, 2).doesNotHaveDuplicates();
            assertThat(pools || !retailer.retailer().equals("store-1")).isTrue();
        }
        assertThat(pooled).isEqualTo(10);
        assertThat(changed).isBetween(2, 8);
    }
}
