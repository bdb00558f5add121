package io.trendguard.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Cart;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Delivery;
import io.trendguard.event.Event;
import io.trendguard.event.Fact;
import io.trendguard.event.Feed;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import io.trendguard.event.Return;
import io.trendguard.event.Tenant;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.Stage;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.point.regret.RegretPoint;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of decisions, as it becomes known: early, late, corrected, of somebody else. */
final class OutcomesTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final PersonRef MIA = ShopLog.person(1);
    private static final PersonRef ZOE = ShopLog.person(2);

    @TempDir
    private Path folder = Path.of("");

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final DecisionLog written = new DecisionLog(log, SHOP);
    private Warehouse warehouse = new Warehouse(WarehouseSettings.in(Path.of("")), log);

    @BeforeEach
    void open() {
        warehouse = new Warehouse(new WarehouseSettings(folder, Duration.ofSeconds(1), 100, 256, 1), log);
    }

    @AfterEach
    void close() {
        warehouse.close();
        log.close();
    }

    private static Line line(String id) {
        Optional<String> none = Optional.empty();
        return new Line(id, "p-" + id, none, none, none, none, 1, Optional.empty(), 5_000);
    }

    private static Purchase purchase(String order, Optional<String> cart, String... lines) {
        Optional<String> none = Optional.empty();
        return new Purchase(
                order,
                cart,
                MIA,
                Optional.empty(),
                List.of(lines).stream().map(OutcomesTest::line).toList(),
                "EUR",
                none,
                none,
                none,
                none,
                Optional.empty(),
                none,
                Optional.empty());
    }

    private static Return returned(
            String order, Optional<String> line, PersonRef who, Return.Reason reason, long refund) {
        return new Return(
                "r-" + order + line.orElse(""),
                order,
                line,
                "p",
                who,
                Optional.of(reason),
                Optional.of(refund),
                Optional.empty());
    }

    /** The words of a decision's outcome at a moment, with its time and money where something happened. */
    private String outcome(String order, Instant now) {
        warehouse.follow();
        return warehouse.ask(SHOP, connection -> {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT outcome_word, outcome_lapses, outcome_until, outcome_time, outcome_reason, outcome_money"
                                    + " FROM decisions WHERE order_id = '" + order + "' ORDER BY position")) {
                while (rows.next()) {
                    String word = rows.getString(1);
                    if (word != null) {
                        found.add("%s %s %s %s"
                                .formatted(
                                        word,
                                        Times.read(rows.getObject(4, java.time.LocalDateTime.class)),
                                        rows.getString(5),
                                        rows.getString(6)));
                    } else if (rows.getObject(3) == null) {
                        found.add("nothing awaited");
                    } else {
                        Instant until = Times.read(rows.getObject(3, java.time.LocalDateTime.class));
                        found.add(until.isAfter(now) ? "open until " + until : rows.getString(2));
                    }
                }
            }
            return String.join("; ", found);
        });
    }

    private void decided(
            DecisionPoint point, Stage stage, String order, Fact fact, Feed feed, Instant time, String... lines) {
        written.decided(
                point,
                stage,
                order,
                MIA,
                event(feed, order, time, fact),
                List.of(lines).stream().map(OutcomesTest::line).toList());
    }

    private static Event event(Feed feed, String id, Instant time, Fact fact) {
        return new Event(SHOP, "/shop", feed.word() + id + time, feed, feed.version(), time, time, fact);
    }

    private void happens(Feed feed, Instant time, Fact fact) {
        written.happened(event(feed, "", time, fact));
    }

    private void bought(String order, String... lines) {
        decided(
                RegretPoint.NAME,
                Stage.AFTER_PURCHASE,
                order,
                purchase(order, Optional.empty(), lines),
                Feed.PURCHASE,
                NOON,
                lines);
    }

    private static Instant day(int number) {
        return NOON.plus(Duration.ofDays(number));
    }

    @Test
    void anOrderIsOpenUntilItsWindowIsOverAndKeptThen() {
        bought("o-1", "1");
        assertThat(outcome("o-1", day(1))).isEqualTo("open until " + day(30));
        assertThat(outcome("o-1", day(30))).isEqualTo("kept");
    }

    @Test
    void aDeliveryMovesTheEndOfTheWindowButNeverBeforeTheUsualOne() {
        bought("o-1", "1", "2");
        happens(Feed.DELIVERY, day(3), delivery("o-1", Optional.of("2"), day(45)));
        assertThat(outcome("o-1", day(40))).isEqualTo("open until " + day(45));
        happens(Feed.DELIVERY, day(4), delivery("o-1", Optional.of("2"), day(10))); // corrected
        assertThat(outcome("o-1", day(29))).isEqualTo("open until " + day(30));
    }

    private static Delivery delivery(String order, Optional<String> line, Instant until) {
        return new Delivery(order, line, MIA, Optional.of(NOON), Optional.empty(), Optional.of(until));
    }

    @Test
    void aReturnShowsWithItsReasonAndMoneyHoweverLateAndALaterReportTakesItsPlace() {
        bought("o-1", "1", "2");
        happens(Feed.RETURN, day(40), returned("o-1", Optional.of("1"), MIA, Return.Reason.FIT, 4_990));
        assertThat(outcome("o-1", day(41))).isEqualTo("returned %s FIT 4990".formatted(day(40)));
        happens(Feed.RETURN, day(42), returned("o-1", Optional.of("1"), MIA, Return.Reason.DEFECT, 5_000)); // corrected
        assertThat(outcome("o-1", day(43))).isEqualTo("returned %s DEFECT 5000".formatted(day(42)));
        happens(Feed.RETURN, day(44), returned("o-1", Optional.of("2"), MIA, Return.Reason.FIT, 1_000));
        assertThat(outcome("o-1", day(45))).isEqualTo("returned %s FIT 6000".formatted(day(44)));
        assertThat(count("SELECT count(*) FROM outcomes WHERE kind = 'HAPPENED'"))
                .isEqualTo(3);
    }

    @Test
    void aReturnOfTheWholeOrderIsPaidBackOnce() {
        bought("o-1", "1", "2", "3");
        happens(Feed.RETURN, day(4), returned("o-1", Optional.empty(), MIA, Return.Reason.REGRET, 15_000));
        assertThat(outcome("o-1", day(5))).isEqualTo("returned %s REGRET 15000".formatted(day(4)));
        assertThat(count("SELECT count(*) FROM lines WHERE outcome_word = 'returned'"))
                .isEqualTo(3);
    }

    @Test
    void whatSomebodyElseSendsBackOrWhatIsUnknownChangesNothing() {
        bought("o-1", "1");
        happens(Feed.RETURN, day(4), returned("o-1", Optional.of("1"), ZOE, Return.Reason.FIT, 5_000));
        happens(Feed.RETURN, day(4), returned("o-404", Optional.of("1"), MIA, Return.Reason.FIT, 5_000));
        assertThat(outcome("o-1", day(5))).isEqualTo("open until " + day(30));
    }

    @Test
    void aReturnThatIsKnownBeforeItsOrderIsJoinedAllTheSame() {
        happens(Feed.RETURN, day(2), returned("o-1", Optional.of("1"), MIA, Return.Reason.FIT, 5_000));
        warehouse.follow();
        bought("o-1", "1");
        assertThat(outcome("o-1", day(5))).isEqualTo("returned %s FIT 5000".formatted(day(2)));
    }

    @Test
    void aCartAtTheCheckoutWaitsForItsOrderAndThenForWhatBecomesOfThat() {
        decided(RegretPoint.NAME, Stage.BEFORE_PURCHASE, "c-1", cart("c-1"), Feed.CART, NOON, "1");
        assertThat(outcome("c-1", day(0))).isEqualTo("open until " + day(1));
        assertThat(outcome("c-1", day(1))).isEqualTo("not_bought");
        happens(Feed.PURCHASE, NOON.plusSeconds(60), purchase("o-1", Optional.of("c-1"), "1"));
        assertThat(outcome("c-1", day(2))).isEqualTo("open until " + day(30).plusSeconds(60));
        happens(Feed.RETURN, day(6), returned("o-1", Optional.of("1"), MIA, Return.Reason.FIT, 5_000));
        assertThat(outcome("c-1", day(7))).isEqualTo("returned %s FIT 5000".formatted(day(6)));
    }

    private static Cart cart(String id) {
        Optional<String> none = Optional.empty();
        return new Cart(
                id,
                MIA,
                Cart.Stage.CHECKOUT,
                Optional.empty(),
                List.of(line("1")),
                "EUR",
                none,
                none,
                none,
                none,
                none);
    }

    @Test
    void aCartIsAbandonedUnlessItIsBoughtWithin24Hours() {
        quiet("c-1");
        quiet("c-2");
        happens(Feed.PURCHASE, NOON.plus(Duration.ofHours(20)), purchase("o-1", Optional.of("c-1"), "1"));
        happens(Feed.PURCHASE, day(1).plusMillis(1), purchase("o-2", Optional.of("c-2"), "1"));
        assertThat(outcome("c-1", day(2)))
                .isEqualTo("purchased %s null 5000".formatted(NOON.plus(Duration.ofHours(20))));
        assertThat(outcome("c-2", day(2))).isEqualTo("abandoned");
        assertThat(count("SELECT count(*) FROM decisions d JOIN lines l USING (position)"
                        + " WHERE len(d.product) = 0 AND l.product IS NULL"))
                .as("a check of a cart names no products")
                .isEqualTo(2);
    }

    private void quiet(String id) {
        CartCheck check = new CartCheck(
                id, Optional.of(MIA), 5_000, "EUR", 1, NOON, Optional.empty(), Optional.empty(), Optional.empty());
        decided(CartPoint.NAME, Stage.AWAY, id, check, Feed.CART_CHECK, NOON.plus(Duration.ofHours(3)), "cart");
    }

    private long count(String sql) {
        return warehouse.ask(SHOP, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
