package io.trendguard.simulation.market;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.event.Return.Reason;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketTest {
    /** What the market of purchases does not tell. */
    private static final Set<Feed> ELSEWHERE =
            EnumSet.of(Feed.DISPOSITION, Feed.DELIVERY, Feed.RETAILER, Feed.CART_CHECK);

    private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 4711})
    void threeInTenTrendPurchasesComeBack(long seed) {
        Market market = Market.of(MarketSettings.ofSize(seed, 20_000, 180, END));
        List<LineTruth> trendDriven =
                lines(market).stream().filter(LineTruth::trendDriven).toList();
        double returned =
                trendDriven.stream().filter(line -> line.cause().isPresent()).count();

        assertThat(trendDriven).as("n").hasSizeBetween(10_000, 12_500);
        assertThat(returned / trendDriven.size()).isCloseTo(0.30, within(0.02));
    }

    @Test
    void fifteenInAHundredReturnsGiveNoReason() {
        List<ObjectNode> returns = told(Market.of(MarketSettings.defaults()), Feed.RETURN);
        double silent = returns.stream()
                .filter(each -> !each.path("data").has("reason"))
                .count();

        assertThat(returns).as("n").hasSizeGreaterThan(5_000);
        assertThat(silent / returns.size()).isCloseTo(0.15, within(0.015));
    }

    @Test
    void mostRegretShowsWithinThreeDaysOfDelivery() {
        Market market = Market.of(MarketSettings.defaults());
        List<PlannedReturn> early = new ArrayList<>();
        long regrets = 0;
        for (PlannedOrder order : orders(market, 10_000)) {
            for (PlannedLine line : order.lines()) {
                var back =
                        market.outcomes().outcome(order, line, market.outcomes().chances(line));
                if (back.isPresent() && back.get().cause() == Reason.REGRET) {
                    regrets++;
                    if (back.get().at() - market.outcomes().deliveredAt(order, line) <= 3 * Words.DAY) {
                        early.add(back.get());
                    }
                }
            }
        }
        assertThat(regrets).as("n").isGreaterThan(1_000);
        assertThat((double) early.size() / regrets).isGreaterThan(0.75);
    }

    /** The documents behind the product: "Regret from TikTok purchases peaks within 72 hours." */
    @ParameterizedTest
    @ValueSource(longs = {1, 42, 4711})
    void returnsOfTrendPurchasesPeakWithin72HoursAndOthersLater(long seed) {
        Market market = Market.of(MarketSettings.ofSize(seed, 20_000, 180, END));
        Map<String, Long> bought = new HashMap<>();
        Map<String, String> sources = new HashMap<>();
        int[] trend = new int[60];
        int[] other = new int[60];
        int[] tiktok = new int[60];
        market.stream().forEach(event -> {
            JsonNode data = event.path("data");
            String order = data.path("order_id").asText();
            long time = Instant.parse(event.path("time").textValue()).toEpochMilli();
            if (type(event).equals(Feed.PURCHASE.type())) {
                bought.put(order, time);
                sources.put(order, data.path("channel_source").asText());
            } else if (type(event).equals(Feed.RETURN.type())) {
                int halfDay = (int) ((time - requireNonNull(bought.get(order))) / (12 * Words.HOUR));
                (trendDriven(market, order) ? trend : other)[Math.min(59, halfDay)]++;
                if ("tiktok".equals(sources.get(order))) {
                    tiktok[Math.min(59, halfDay)]++;
                }
            }
        });
        assertThat(Arrays.stream(trend).sum()).as("n").isGreaterThan(1_500);
        assertThat(12 * highest(trend)).as("hours to the peak, trend").isBetween(24, 60);
        assertThat(12 * highest(tiktok)).as("hours to the peak, TikTok").isBetween(24, 60);
        assertThat(within72Hours(trend)).as("share within 72 hours, trend").isGreaterThan(0.5);
        assertThat(12 * highest(other)).as("hours to the peak, others").isBetween(60, 108);
        assertThat(within72Hours(other)).as("share within 72 hours, others").isLessThan(0.4);
    }

    private static boolean trendDriven(Market market, String order) {
        return market.order(order).lines().stream()
                .anyMatch(line -> line.trend().isPresent());
    }

    private static int highest(int[] counts) {
        return IntStream.range(0, counts.length)
                .boxed()
                .max(Comparator.comparingInt(i -> counts[i]))
                .orElseThrow();
    }

    private static double within72Hours(int[] halfDays) {
        return Arrays.stream(halfDays, 0, 6).sum()
                / (double) Arrays.stream(halfDays).sum();
    }

    @Test
    void aboutSevenInTenTrendReturnsComeWithinTwoWeeksOfThePeak() {
        Market market = Market.of(MarketSettings.defaults());
        long all = 0;
        long soon = 0;
        for (PlannedOrder order : orders(market, 20_000)) {
            for (PlannedLine line : order.lines()) {
                var back =
                        market.outcomes().outcome(order, line, market.outcomes().chances(line));
                if (line.trend().isPresent() && back.isPresent()) {
                    all++;
                    soon += back.get().at() <= line.trend().get().peak() + 14 * Words.DAY ? 1 : 0;
                }
            }
        }
        assertThat((double) soon / all).isCloseTo(0.72, within(0.06));
    }

    @Test
    void hypeAndDiscountTogetherWeighMoreThanTheSumOfBoth() {
        double none = score(200, 0.0);
        double hype = score(50_000, 0.0);
        double discount = score(200, 0.5);
        double both = score(50_000, 0.5);

        assertThat(both - none).isGreaterThan((hype - none) + (discount - none) + 1.0);
    }

    @Test
    void nothingIsToldBeforeItIsKnownAndNothingTwice() {
        Market market = Market.of(MarketSettings.ofSize(3, 2_000, 60, END));
        Instant latest = Instant.MIN;
        Set<String> ids = new HashSet<>();
        int late = 0;
        for (Iterator<ObjectNode> events = market.events(); events.hasNext(); ) {
            ObjectNode event = events.next();
            Instant time = Instant.parse(event.path("time").textValue());
            Instant known = Instant.parse(event.path("knownat").textValue());
            assertThat(known).isAfterOrEqualTo(time).isAfterOrEqualTo(latest).isBefore(END);
            assertThat(ids.add(event.path("id").textValue())).as("new id").isTrue();
            assertThat(event.path("source").textValue()).isEqualTo("/synthetic/market/3");
            late += known.isAfter(time) ? 1 : 0;
            latest = known;
        }
        assertThat((double) late / ids.size()).isBetween(0.01, 0.05);
    }

    @Test
    void everyFeedThatAShopHasIsTold() {
        Set<String> types = Market.of(MarketSettings.ofSize(3, 500, 60, END)).stream()
                .map(event -> event.path("type").textValue())
                .collect(Collectors.toSet());

        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Feed.values())
                        .filter(feed -> !ELSEWHERE.contains(feed))
                        .map(Feed::type)
                        .toList());
    }

    @Test
    void theSameSeedGivesTheSameBytesOnEveryJdk() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Market.of(MarketSettings.ofSize(42, 1_000, 30, END)).stream()
                .forEach(event -> digest.update(EventFiles.line(event)));

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(GOLDEN);
    }

    private static final String GOLDEN = "155eaa0062d83f5b78ec943f484302c9a31cf325964d1a0854afd52c3f63ff51";

    @Test
    void aMillionPurchasesWaitInNoMoreMemoryThanTheirOpenReturns() {
        Story story =
                (Story) Market.of(MarketSettings.ofSize(5, 60_000, 180, END)).events();
        story.forEachRemaining(event -> {});

        assertThat(story.mostAhead()).as("happenings ahead at once").isLessThan(20_000);
    }

    @Test
    void anOrderOfAnotherMarketIsNamed() {
        Market market = Market.of(MarketSettings.ofSize(3, 500, 60, END));

        assertThatThrownBy(() -> market.truth("o-000000500"))
                .hasMessageContaining("o-000000500")
                .hasMessageContaining("another seed or size");
        assertThatThrownBy(() -> market.truth("x")).hasMessageContaining("(x)");
    }

    private static double score(double velocity, double discount) {
        return new RegretDrivers(
                        velocity, 1, discount, 0.2, 0.2, 0.1, false, 0.5, CustomerType.STEADY, 1, 30, false, false)
                .score();
    }

    private static List<LineTruth> lines(Market market) {
        return orders(market, market.settings().purchases()).stream()
                .flatMap(order -> market.truth(order.id()).stream())
                .toList();
    }

    private static List<PlannedOrder> orders(Market market, long count) {
        List<PlannedOrder> orders = new ArrayList<>();
        for (long number = 0; number < count; number++) {
            orders.add(market.order(PlannedOrder.id(number)));
        }
        return orders;
    }

    private static List<ObjectNode> told(Market market, Feed feed) {
        return market.stream().filter(event -> type(event).equals(feed.type())).toList();
    }

    private static String type(JsonNode event) {
        return event.path("type").textValue();
    }
}
