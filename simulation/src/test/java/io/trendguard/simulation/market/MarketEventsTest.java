package io.trendguard.simulation.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Consent;
import io.trendguard.event.Event;
import io.trendguard.event.EventReader;
import io.trendguard.event.Feed;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.KnownAt;
import io.trendguard.event.Purchase;
import io.trendguard.event.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketEventsTest {
    private static final Tenant SHOP = new Tenant("demo");
    private static final MarketSettings SETTINGS =
            MarketSettings.ofSize(11, 3_000, 60, Instant.parse("2026-11-01T00:00:00Z"));

    private static final List<ObjectNode> TOLD = Market.of(SETTINGS).stream().toList();
    private static final List<Event> EVENTS = read(TOLD);

    private static List<Event> read(List<ObjectNode> told) {
        EventReader reader = new EventReader();
        HashedPeople people = new HashedPeople(SHOP);
        List<Event> events = new ArrayList<>();
        for (ObjectNode event : told) {
            Instant known = Instant.parse(event.path("knownat").textValue());
            events.add(reader.read(SHOP, event, new KnownAt.Backfill(known), people));
        }
        return events;
    }

    @Test
    void everyEventFitsTheSchemaOfItsFeed() {
        Map<Feed, Integer> read = new EnumMap<>(Feed.class);
        EVENTS.forEach(event -> read.merge(event.feed(), 1, Integer::sum));

        assertThat(EVENTS).hasSameSizeAs(TOLD);
        assertThat(read.get(Feed.PURCHASE)).isGreaterThan(2_900);
        assertThat(EVENTS).allMatch(event -> !event.knownAt().isBefore(event.time()));
    }

    @Test
    void someOrdersHoldSeveralSizesOfOneItem() {
        long several = EVENTS.stream()
                .filter(event -> event.fact() instanceof Purchase purchase
                        && purchase.lines().stream()
                                        .map(line -> line.productId())
                                        .distinct()
                                        .count()
                                < purchase.lines().size())
                .count();

        assertThat(several).isBetween(100L, 400L);
    }

    @Test
    void someCustomersRefuseAndSomeHaveNoKnownZone() {
        List<Consent> consents = EVENTS.stream()
                .filter(event -> event.feed() == Feed.CONSENT)
                .map(event -> (Consent) event.fact())
                .toList();

        assertThat(consents).anyMatch(consent -> !consent.granted());
        assertThat(consents).anyMatch(consent -> consent.timeZone().isEmpty());
        assertThat(consents)
                .allMatch(consent -> consent.granted() == consent.address().isPresent());
    }

    @Test
    void addressesAreThoseReservedForExamples() {
        List<String> addresses = TOLD.stream()
                .filter(event -> event.path("data").has("address"))
                .map(event -> event.path("data").path("address").textValue())
                .toList();

        assertThat(addresses)
                .hasSizeGreaterThan(500)
                .allMatch(address -> address.endsWith("example.com")
                        || address.matches("\\+1\\d{3}55501\\d\\d")
                        || address.startsWith("synthetic-"));
    }

    @Test
    void anImpulsiveCustomerOpensSeveralTabsWithinTenMinutes() {
        Set<String> hurried = new HashSet<>();
        for (ObjectNode event : TOLD) {
            if (event.path("data").path("tab_id").asText().equals("3")) {
                hurried.add(event.path("data").path("session_id").textValue());
            }
        }
        assertThat(hurried.size()).isBetween(500, 1_500);
    }

    @Test
    void aTrendOfBotsHasAHundredViewsForEachLike() {
        List<ObjectNode> late = TOLD.stream()
                .filter(event -> event.path("data").path("ended").asBoolean())
                .toList();
        long fake = late.stream()
                .filter(event -> event.path("data").path("views").longValue()
                        >= 100 * event.path("data").path("likes").longValue())
                .count();

        assertThat((double) fake / late.size()).isBetween(0.04, 0.25);
    }
}
