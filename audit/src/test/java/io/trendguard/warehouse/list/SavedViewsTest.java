package io.trendguard.warehouse.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People save views under names; those that come with the product stay. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SavedViewsTest {
    private static final ListDefinition LIST = Lists.find("decisions").orElseThrow();

    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private ListShop shop;

    @BeforeAll
    void fill(@TempDir Path own) {
        folder = own;
        shop = new ListShop(own);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private SavedViews views(String name) {
        return new SavedViews(shop.lists, folder.resolve(name));
    }

    @Test
    void everyViewOfTheProductLists() {
        for (ListDefinition list : Lists.all()) {
            list.views()
                    .values()
                    .forEach(query ->
                            assertThat(shop.total(list.name(), query)).as(query).isNotNegative());
        }
        assertThat(LIST.views().keySet())
                .containsExactly("Could not tell", "Stepped in", "Returned despite an offer", "Holdout");
    }

    @Test
    void aViewIsSavedReplacedAndDeleted() {
        SavedViews views = views("kept");
        views.save(ListShop.SHOP, LIST, "  Peak \uD83D\uDE00 ", "f_trend_stage=peak&sort=-risk&columns=time,risk");
        views.save(ListShop.SHOP, LIST, "Peak \uD83D\uDE00", "f_trend_stage=decline");
        SavedViews reopened = views("kept");
        assertThat(reopened.of(ListShop.SHOP, LIST))
                .hasSize(5)
                .last()
                .isEqualTo(new SavedView("Peak \uD83D\uDE00", "decisions", "f_trend_stage=decline", false));
        assertThat(reopened.of(ListShop.OTHER, LIST)).as("another shop's").hasSize(4);
        assertThat(reopened.delete(ListShop.SHOP, LIST, "Peak \uD83D\uDE00")).isTrue();
        assertThat(reopened.delete(ListShop.SHOP, LIST, "Peak \uD83D\uDE00")).isFalse();
        assertThat(reopened.of(ListShop.SHOP, LIST)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mine | result=STEPPED | result",
                "mine | reslt=A | reslt",
                "mine | page=2 | page",
                "mine | customer=ann | customer",
                "mine | order_id=%zz | query",
                "'' | result=NOTHING | name",
                "'a\tb' | result=NOTHING | name",
                "HOLDOUT | result=NOTHING | name",
            })
    void aViewThatCouldNotBeShownIsRefused(String name, String query, String field) {
        assertThatThrownBy(() -> views("refused").save(ListShop.SHOP, LIST, name, query))
                .isInstanceOfSatisfying(
                        InvalidListException.class,
                        refused -> assertThat(refused.findings())
                                .anySatisfy(
                                        finding -> assertThat(finding.field()).isEqualTo(field)));
        assertThat(views("refused").of(ListShop.SHOP, LIST)).hasSize(4);
    }

    @Test
    void thereAreAtMostAHundredOfSixtyCharacters() {
        SavedViews views = views("many");
        assertThatThrownBy(() -> views.save(ListShop.SHOP, LIST, "x".repeat(61), ""))
                .isInstanceOf(InvalidListException.class);
        for (int i = 0; i < SavedViews.MOST; i++) {
            views.save(ListShop.SHOP, LIST, "view " + i, "result=NOTHING");
        }
        assertThatThrownBy(() -> views.save(ListShop.SHOP, LIST, "one more", "result=NOTHING"))
                .isInstanceOf(InvalidListException.class)
                .hasMessageContaining("delete one first");
        views.save(ListShop.SHOP, LIST, "view 7", "result=INTERVENE");
    }

    @Test
    void aFileThatCannotBeReadIsSetAside() throws IOException {
        SavedViews views = views("damaged");
        views.save(ListShop.SHOP, LIST, "mine", "result=NOTHING");
        Path file = folder.resolve("damaged").resolve(ListShop.SHOP.id() + ".json");
        Files.writeString(file, "{\"views\": [");
        assertThat(views.of(ListShop.SHOP, LIST)).hasSize(4);
        assertThat(file.resolveSibling(file.getFileName() + ".broken")).exists();
    }

    @Test
    void theDictionarySaysWhatEveryColumnMeans() {
        DataDictionary dictionary = DataDictionary.of(shop.warehouse(), ListShop.SHOP);
        assertThat(dictionary.tables())
                .extracting(DataDictionary.Described::name)
                .contains("decisions", "lines", "messages", "outcomes", "features_regret");
        assertThat(dictionary.tables()).allSatisfy(table -> {
            assertThat(table.says()).endsWith(".");
            assertThat(table.columns())
                    .isNotEmpty()
                    .allSatisfy(column -> assertThat(column.says()).endsWith("."));
        });
        assertThat(dictionary.markdown()).contains("## decisions", "| `risk` | DOUBLE |", "`f_discount_depth`");
    }
}
