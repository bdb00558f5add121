package io.trendguard.warehouse.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Lists answer what their filters say, and nothing that a caller sends is ever SQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListSqlTest {
    /** Ways to make SQL of a value, and DuckDB's functions that reach outside of it. */
    private static final List<String> ATTACKS = List.of(
            "' OR '1'='1",
            "x'; DROP TABLE decisions; --",
            "') OR 1=1 --",
            "\" OR \"\"=\"",
            "/* */ UNION SELECT * FROM meta",
            "$1",
            "$2::VARCHAR",
            "?",
            "{now}",
            "read_csv('/etc/passwd')",
            "(SELECT content FROM read_text('/etc/passwd'))",
            "getenv('HOME')",
            "getvariable('x')",
            "PRAGMA database_list",
            "COPY decisions TO '/tmp/stolen.csv'",
            "ATTACH '/tmp/other.duckdb'",
            "INSTALL httpfs",
            "%",
            "_",
            "%%",
            "\\",
            "\\%",
            "e'\\x27'",
            "\u0000",
            "\u202E\u05E9\u05DC\u05D5\u05DD",
            "\uD83D\uDE00",
            "\uFF07 OR 1=1",
            "NULL",
            "null",
            "''");

    @SuppressWarnings("NullAway.Init")
    private ListShop shop;

    @BeforeAll
    void fill(@TempDir Path own) {
        shop = new ListShop(own);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private ListDefinition list(String name) {
        return shop.lists.list(shop.call(name, ""));
    }

    @Test
    void aFilterAndItsOppositeAreAllRowsForEveryColumnOfEveryList() {
        for (ListDefinition general : Lists.all()) {
            ListDefinition list = list(general.name());
            long all = shop.total(list.name(), "");
            assertThat(all).as(list.name()).isPositive();
            for (ListColumn column : list.columns()) {
                if (!column.isShown()) {
                    continue;
                }
                String name = column.name();
                assertThat(shop.total(list.name(), name + ".known=true")
                                + shop.total(list.name(), name + ".known=false"))
                        .as(list.name() + " " + name)
                        .isEqualTo(all);
                for (String value : values(list, column)) {
                    assertThat(shop.total(list.name(), name, value))
                            .as(name + "=" + value)
                            .isPositive();
                    assertThat(shop.total(list.name(), name, value)
                                    + shop.total(list.name(), Operator.NOT.parameter(name), value))
                            .as(list.name() + " " + name + "=" + value)
                            .isEqualTo(all);
                    if (column.operators().contains(Operator.MIN)) {
                        assertThat(shop.total(list.name(), Operator.MIN.parameter(name), value)
                                        + shop.total(list.name(), Operator.MAX.parameter(name), value))
                                .as(list.name() + " " + name + " at " + value)
                                .isEqualTo(shop.total(list.name(), name + ".known=true"));
                    }
                    if (column.operators().contains(Operator.CONTAINS)) {
                        assertThat(shop.total(list.name(), Operator.CONTAINS.parameter(name), upper(value)))
                                .as(list.name() + " " + name + " contains " + value)
                                .isPositive();
                    }
                }
            }
        }
    }

    private static String upper(String value) {
        return value.toUpperCase(java.util.Locale.ROOT);
    }

    /** One value of the column that a row has; none if no row has any. */
    private List<String> values(ListDefinition list, ListColumn column) {
        ListPage page = shop.lists.page(
                shop.call(list.name(), "size=1&columns=" + column.name() + "&" + column.name() + ".known=true"));
        if (page.rows().isEmpty()) {
            return List.of();
        }
        Object value = page.rows().get(0).get(column.name());
        return value instanceof List<?> words
                ? List.of(words.get(0).toString())
                : List.of(java.util.Objects.requireNonNull(value, column.name()).toString());
    }

    /** Every parameter gets some of them, and each of them many parameters. */
    private static List<String> attacks(int parameter) {
        return java.util.stream.IntStream.range(0, ATTACKS.size())
                .filter(i -> (i + parameter) % 7 == 0)
                .mapToObj(ATTACKS::get)
                .toList();
    }

    @Test
    void nothingThatIsSentIsSql() {
        int parameters = 0;
        for (ListDefinition general : Lists.all()) {
            ListDefinition list = list(general.name());
            long all = shop.total(list.name(), "");
            for (ListColumn column : list.columns()) {
                for (Operator operator : column.operators()) {
                    for (String attack : attacks(parameters++)) {
                        String parameter = operator.parameter(column.name());
                        try {
                            long found = shop.total(list.name(), parameter, attack);
                            if (operator == Operator.NOT) {
                                assertThat(found).as(parameter + "=" + attack).isEqualTo(all);
                            } else if (operator == Operator.IS) {
                                assertThat(found).as(parameter + "=" + attack).isZero();
                            }
                        } catch (InvalidListException e) {
                            assertThat(e.findings())
                                    .allSatisfy(finding ->
                                            assertThat(finding.field()).isEqualTo(parameter));
                        }
                    }
                }
            }
        }
        for (String attack : ATTACKS) {
            shop.lists.page(shop.call(ListShop.SHOP, "decisions", Map.of("q", List.of("x" + attack))));
            for (String parameter : List.of("sort", "columns", "by", attack, "result." + attack, attack + ".min")) {
                assertThatThrownBy(() -> shop.lists.page(
                                shop.call(ListShop.SHOP, "decisions", Map.of(parameter, List.of(attack)))))
                        .as(parameter + "=" + attack)
                        .isInstanceOf(InvalidListException.class);
            }
        }
        assertThat(shop.total("decisions", "")).isEqualTo(ListShop.DECISIONS);
        assertThat(Path.of("/tmp/stolen.csv")).doesNotExist();
    }

    @Test
    void theWarehouseItselfReachesNothingOutside() {
        for (String sql : List.of(
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT getenv('HOME')",
                "COPY decisions TO '/tmp/stolen.csv'",
                "ATTACH '/tmp/stolen.duckdb'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET enable_external_access=true",
                "SET lock_configuration=false")) {
            assertThatThrownBy(() -> shop.warehouse()
                            .ask(
                                    ListShop.SHOP,
                                    connection -> connection.createStatement().execute(sql)))
                    .as(sql)
                    .isInstanceOf(RuntimeException.class);
        }
        shop.warehouse().follow();
        assertThat(shop.total("decisions", "")).isEqualTo(ListShop.DECISIONS);
    }

    @Test
    void textIsFoundAsItStands() {
        for (String order : ListShop.NASTY) {
            assertThat(shop.total("decisions", "order_id", order)).as(order).isEqualTo(1);
            assertThat(shop.total("decisions", "order_id.contains", order))
                    .as(order)
                    .isPositive();
        }
        assertThat(shop.total("decisions", "order_id.contains", "%")).isEqualTo(1);
        assertThat(shop.total("decisions", "order_id.contains", "_")).isEqualTo(1);
        assertThat(shop.total("decisions", "order_id.contains", "\\")).isEqualTo(1);
        assertThat(shop.total("decisions", "order_id.contains", "O'NEIL")).isEqualTo(1);
        assertThat(shop.total("decisions", "order_id.contains", "\u05E9\u05DC")).isEqualTo(1);
        assertThat(shop.total("decisions", "q", "\uD83D\uDE00")).isEqualTo(1);
        assertThat(shop.total("decisions", "q", "DROP decisions")).isEqualTo(1);
        assertThat(shop.total("decisions", "q", "60 %")).isPositive();
        assertThat(shop.total("decisions", "q", "drop nothing-of-that")).isZero();
    }

    @Test
    void severalValuesAreAnyOfThemAndSeveralFiltersAllOfThem() {
        long steppedIn = shop.total("decisions", "result=INTERVENE");
        long unknown = shop.total("decisions", "result=UNDETERMINED");
        assertThat(steppedIn).isEqualTo(120);
        assertThat(shop.total("decisions", "result=INTERVENE&result=UNDETERMINED"))
                .isEqualTo(steppedIn + unknown);
        assertThat(shop.total("decisions", "result.not=INTERVENE&result.not=UNDETERMINED"))
                .isEqualTo(ListShop.DECISIONS - steppedIn - unknown);
        assertThat(shop.total("decisions", "result=INTERVENE&arm=HOLDOUT")).isBetween(1L, steppedIn - 1);
        assertThat(shop.total("decisions", "f_trend_stage=peak")).isEqualTo(100);
        assertThat(shop.total("decisions", "held_back=NO_CONSENT")).isEqualTo(180);
        assertThat(shop.total("decisions", "answer=ACCEPTED") + shop.total("decisions", "answer=REFUSED"))
                .isEqualTo(shop.total("messages", "state=HANDED_OVER"));
    }

    @Test
    void pagesHoldEveryRowOnceInTheOrderOfEveryColumn() {
        for (ListColumn column : list("decisions").columns()) {
            if (!column.isSortable()) {
                continue;
            }
            for (String sort : List.of(column.name(), "-" + column.name())) {
                Set<Object> places = new HashSet<>();
                List<Object> unknown = new ArrayList<>();
                for (int page = 1; page <= 2; page++) {
                    ListPage rows = shop.lists.page(shop.call(
                            "decisions", "size=150&page=%d&columns=%s&sort=%s".formatted(page, column.name(), sort)));
                    assertThat(rows.pages()).isEqualTo(2);
                    for (Map<String, Object> row : rows.rows()) {
                        places.add(java.util.Objects.requireNonNull(row.get("position")));
                        if (!row.containsKey(column.name())) {
                            unknown.add(row);
                        } else {
                            assertThat(unknown).as("what is unknown comes last").isEmpty();
                        }
                    }
                }
                assertThat(places).as(sort).hasSize(ListShop.DECISIONS);
            }
        }
    }

    @Test
    void aPageBeyondTheEndIsRefusedWithTheLastOne() {
        assertThatThrownBy(() -> shop.lists.page(shop.call("decisions", "page=13")))
                .isInstanceOf(InvalidListException.class)
                .hasMessageContaining("must be at most 12");
        ListPage nothing = shop.lists.page(shop.call("decisions", "order_id=none"));
        assertThat(nothing.pages()).isEqualTo(1);
        assertThat(nothing.rows()).isEmpty();
    }

    @Test
    void pagesStayWhereTheyAreUpToAPlaceOnTheLog() {
        Map<String, Object> newest =
                shop.lists.page(shop.call("decisions", "size=1")).rows().get(0);
        long place = Long.parseLong(String.valueOf(newest.get("position")));
        assertThat(shop.total("decisions", "until=" + (place - 1))).isEqualTo(ListShop.DECISIONS - 1);
        assertThat(shop.total("decisions", "until=0")).isZero();
    }

    @Test
    void anOutcomeIsOpenUntilTheServicesClockSaysThatItIsOver() {
        long returned = shop.total("decisions", "outcome=returned");
        assertThat(returned).isEqualTo(75);
        shop.clock(ListShop.BEGIN.plus(Duration.ofDays(14)));
        try {
            assertThat(shop.total("decisions", "outcome=kept")).isZero();
            assertThat(shop.total("decisions", "outcome=open")).isEqualTo(225);
            assertThat(shop.total("decisions", "outcome.known=true")).isEqualTo(returned);
        } finally {
            shop.clock(ListShop.BEGIN.plus(Duration.ofDays(60)));
        }
        assertThat(shop.total("decisions", "outcome=kept")).isEqualTo(225);
        assertThat(shop.total("decisions", "outcome_known.known=true")).isEqualTo(300);
        shop.clock(ListShop.BEGIN.plus(Duration.ofDays(35)));
    }

    @Test
    void aCustomerIsFoundByTheIdOfTheShopAndAnUnknownOneHasNothing() {
        assertThat(shop.total("decisions", "customer=c-1")).isEqualTo(8);
        assertThat(shop.total("decisions", "customer=c-1&customer=c-2")).isEqualTo(16);
        assertThat(shop.total("events", "customer=c-1")).isPositive();
        assertThat(shop.total("messages", "customer=c-1")).isPositive();
        assertThat(shop.total("decisions", "customer=nobody")).isZero();
        assertThat(shop.lists.page(shop.call("decisions", "size=200")).rows().toString())
                .doesNotContain("p_", "c-1");
    }

    @Test
    void eachShopSeesItsOwn() {
        String mine = new io.trendguard.event.HashedPeople(ListShop.SHOP)
                .reference("c-1")
                .id();
        assertThat(shop.lists
                        .page(shop.call(ListShop.OTHER, "decisions", Map.of()))
                        .total())
                .isEqualTo(1);
        assertThat(shop.lists
                        .page(shop.call(ListShop.OTHER, "decisions", Map.of("q", List.of(mine))))
                        .total())
                .isZero();
        assertThat(shop.lists
                        .page(shop.call(
                                new io.trendguard.event.Tenant("nobody"),
                                "decisions",
                                Map.of("result", List.of("NOTHING"))))
                        .total())
                .as("a shop whose log is empty")
                .isZero();
    }

    @Test
    void aRowSaysInWhichCurrencyItsMoneyIs() {
        Map<String, Object> row = shop.lists
                .page(shop.call("decisions", "size=1&columns=credit&credit.min=1"))
                .rows()
                .get(0);
        assertThat(row).containsKeys("position", "decision_id", "currency").containsEntry("credit", "1200");
    }
}
