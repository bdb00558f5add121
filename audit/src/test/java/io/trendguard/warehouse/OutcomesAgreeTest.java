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
import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.Stage;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.point.outcome.DecisionOutcome;
import io.trendguard.point.outcome.OutcomeReport.Happened;
import io.trendguard.point.outcome.Reported;
import io.trendguard.point.regret.RegretPoint;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The warehouse joins outcomes of all decisions in SQL, a page those of one decision; both come to the same. */
final class OutcomesAgreeTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final List<String> LINES = List.of("1", "2", "3");

    @TempDir
    private Path folder = Path.of("");

    private record Decided(PointDefinition point, Event event, PersonRef person, List<String> lines) {}

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final DecisionLog written = new DecisionLog(log, SHOP);
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Decided> decided = new LinkedHashMap<>();
    private SplittableRandom random = new SplittableRandom(0);

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Instant moment() {
        return NOON.plus(Duration.ofHours(random.nextInt(24 * 70)));
    }

    private Optional<String> anyLine() {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(any(LINES));
    }

    private static Line line(String id) {
        Optional<String> none = Optional.empty();
        return new Line(id, "p-" + id, none, none, none, none, 1, Optional.empty(), 5_000);
    }

    private Event event(Feed feed, Instant time, Fact fact) {
        Instant known = random.nextBoolean() ? time : time.plus(Duration.ofHours(random.nextInt(100)));
        Event event = new Event(SHOP, "/shop", feed.word() + events.size(), feed, feed.version(), time, known, fact);
        events.add(event);
        return event;
    }

    private static PersonRef mia() {
        return ShopLog.person(1);
    }

    private void something() {
        String order = "o-" + random.nextInt(3);
        String cart = "c-" + random.nextInt(3);
        PersonRef who = random.nextInt(8) == 0 ? ShopLog.person(2) : mia();
        switch (random.nextInt(8)) {
            case 0 ->
                decide(
                        RegretPoint.NAME.name(),
                        Stage.AFTER_PURCHASE,
                        order,
                        event(Feed.PURCHASE, moment(), purchase(order, cart)),
                        LINES);
            case 1 ->
                decide(
                        RegretPoint.NAME.name(),
                        Stage.BEFORE_PURCHASE,
                        cart,
                        event(Feed.CART, moment(), cart(cart)),
                        LINES);
            case 2 ->
                decide(
                        CartPoint.NAME.name(),
                        Stage.AWAY,
                        cart,
                        event(Feed.CART_CHECK, moment(), check(cart)),
                        List.of("cart"));
            case 3 ->
                written.happened(event(
                        Feed.DELIVERY,
                        moment(),
                        new Delivery(
                                order, anyLine(), who, Optional.of(NOON), Optional.empty(), Optional.of(moment()))));
            case 4 -> written.happened(event(Feed.PURCHASE, moment(), purchase(order, cart)));
            default ->
                written.happened(event(
                        Feed.RETURN,
                        moment(),
                        new Return(
                                "r",
                                order,
                                anyLine(),
                                "p",
                                who,
                                Optional.of(any(List.of(Return.Reason.values()))),
                                random.nextInt(4) == 0 ? Optional.empty() : Optional.of((long) random.nextInt(9_000)),
                                Optional.empty())));
        }
    }

    private void decide(String name, Stage stage, String order, Event event, List<String> lines) {
        PointDefinition point = PointDefinitions.installed().all().stream()
                .filter(one -> one.point().name().equals(name))
                .findFirst()
                .orElseThrow();
        String id = written.decided(
                        point.point(),
                        stage,
                        order,
                        mia(),
                        event,
                        lines.stream().map(OutcomesAgreeTest::line).toList())
                .decisionId();
        decided.put(id, new Decided(point, event, mia(), lines));
    }

    private static Purchase purchase(String order, String cart) {
        Optional<String> none = Optional.empty();
        return new Purchase(
                order,
                Optional.of(cart),
                mia(),
                Optional.empty(),
                LINES.stream().map(OutcomesAgreeTest::line).toList(),
                "EUR",
                none,
                none,
                none,
                none,
                Optional.empty(),
                none,
                Optional.empty());
    }

    private static Cart cart(String id) {
        Optional<String> none = Optional.empty();
        return new Cart(
                id,
                mia(),
                Cart.Stage.CHECKOUT,
                Optional.empty(),
                LINES.stream().map(OutcomesAgreeTest::line).toList(),
                "EUR",
                none,
                none,
                none,
                none,
                none);
    }

    private CartCheck check(String id) {
        return new CartCheck(
                id,
                Optional.of(mia()),
                5_000,
                "EUR",
                1,
                moment(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private String onThePage(Decided one) {
        return one.point()
                .outcomes()
                .awaited(one.event())
                .map(awaited ->
                        DecisionOutcome.of(awaited, one.person(), one.lines(), key -> reports(one.point(), key)))
                .map(known -> "%s %s %s %s %s %s"
                        .formatted(
                                known.latest()
                                        .map(report ->
                                                ((Happened) report.report().news()).word())
                                        .orElse(null),
                                known.latest()
                                        .map(report -> report.report().at())
                                        .orElse(null),
                                known.latest().map(Reported::known).orElse(null),
                                known.latest()
                                        .flatMap(report ->
                                                ((Happened) report.report().news()).reason())
                                        .orElse(null),
                                known.money().orElse(null),
                                known.until()))
                .orElse("nothing awaited");
    }

    private List<Reported> reports(PointDefinition point, String key) {
        return events.stream()
                .flatMap(event -> point.outcomes().reports(event).stream()
                        .filter(report -> report.key().equals(key))
                        .map(report ->
                                new Reported(log.positionOf(SHOP, event.key()).orElseThrow(), event.knownAt(), report)))
                .toList();
    }

    private static Map<String, String> inTheList(Warehouse warehouse) {
        return warehouse.ask(SHOP, connection -> {
            Map<String, String> found = new LinkedHashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT decision_id, outcome_word, outcome_time, outcome_known,"
                                    + " outcome_reason, outcome_money, outcome_until FROM decisions ORDER BY position")) {
                while (rows.next()) {
                    found.put(
                            rows.getString(1),
                            rows.getObject(7) == null
                                    ? "nothing awaited"
                                    : "%s %s %s %s %s %s"
                                            .formatted(
                                                    rows.getString(2),
                                                    time(rows, 3),
                                                    time(rows, 4),
                                                    rows.getString(5),
                                                    rows.getString(6),
                                                    time(rows, 7)));
                }
            }
            return found;
        });
    }

    private static @Nullable Instant time(ResultSet rows, int column) throws SQLException {
        LocalDateTime found = rows.getObject(column, LocalDateTime.class);
        return rows.wasNull() ? null : Times.read(found);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void thePageAndTheListKnowTheSameOfEveryDecision(long seed) {
        random = new SplittableRandom(seed);
        try (Warehouse warehouse =
                new Warehouse(new WarehouseSettings(folder, Duration.ofSeconds(1), 100, 256, 1), log)) {
            for (int i = 0; i < 60; i++) {
                something();
                if (random.nextInt(10) == 0) {
                    warehouse.follow();
                }
            }
            warehouse.follow();
            Map<String, String> list = inTheList(warehouse);
            assertThat(list).hasSizeGreaterThan(10).hasSameSizeAs(decided);
            assertThat(list.values()).anyMatch(one -> one.startsWith("returned"));
            decided.forEach((id, one) -> assertThat(onThePage(one))
                    .as("decision %s about %s", id, one.event())
                    .isEqualTo(list.get(id)));
        }
    }
}
