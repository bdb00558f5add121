package io.trendguard.warehouse.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Charts, facets and figures count the rows of the list, and each figure leads to what it counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListCountsTest {
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

    private static long sum(ListChart chart) {
        return chart.buckets().stream()
                .flatMap(bucket -> bucket.counts().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void theChartCountsEveryRowOfEveryTime() {
        ListChart chart = shop.lists.chart(shop.call("decisions", "time.min=2026-11-05"));
        assertThat(chart.bucket()).isEqualTo(ListChart.Bucket.DAY);
        assertThat(chart.series())
                .extracting(ListChart.Series::title)
                .containsExactly("Stepped in", "Did nothing", "Could not tell");
        assertThat(sum(chart)).isEqualTo(ListShop.DECISIONS);
        assertThat(chart.buckets())
                .hasSize(13)
                .allSatisfy(bucket -> assertThat(bucket.counts()).hasSize(3));
        assertThat(chart.from()).contains(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(sum(shop.lists.chart(shop.call("decisions", "result=INTERVENE&by=arm"))))
                .isEqualTo(shop.total("decisions", "result=INTERVENE"));
        assertThat(shop.lists.chart(shop.call("decisions", "until=40")).bucket())
                .isEqualTo(ListChart.Bucket.HOUR);
        assertThat(shop.lists.chart(shop.call("decisions", "order_id=none")).buckets())
                .isEmpty();
        ListChart unknown = shop.lists.chart(shop.call("decisions", "by=channel"));
        assertThat(unknown.series().get(unknown.series().size() - 1).title()).isEqualTo("Not known");
        assertThat(sum(unknown)).isEqualTo(ListShop.DECISIONS);
        Lists.all()
                .forEach(list -> assertThat(sum(shop.lists.chart(shop.call(list.name(), ""))))
                        .as(list.name())
                        .isEqualTo(shop.total(list.name(), "")));
    }

    @Test
    void everyFacetCountsWhatItsFilterFinds() {
        for (ListDefinition list : Lists.all()) {
            List<Facet> facets = shop.lists.facets(shop.call(list.name(), ""));
            facets.forEach(facet -> facet.values()
                    .forEach(value -> assertThat(shop.total(list.name(), facet.column(), value.value()))
                            .as(facet.column() + "=" + value)
                            .isEqualTo(value.count())));
        }
        assertThat(shop.lists.facets(shop.call("decisions", ""))).hasSizeBetween(3, 6);
        assertThat(shop.lists.facets(shop.call("decisions", "result=INTERVENE")))
                .extracting(Facet::column)
                .doesNotContain("result", "stage", "currency");
    }

    @Test
    void figuresLeadToTheRowsThatTheyCount() {
        shop.clock(ListShop.BEGIN.plus(Duration.ofDays(60)));
        List<Figure> figures = shop.lists.summary(shop.call("decisions", ""));
        assertThat(figures)
                .extracting(Figure::name)
                .containsExactly("stepped_in", "credit", "accepted", "outcomes_regret", "rate_regret");
        assertThat(figures.get(0).value()).isEqualTo("120");
        assertThat(figures.get(0).says()).isEqualTo("times, on 16 customers");
        assertThat(figures.get(0).filters()).isEqualTo("result=INTERVENE");
        assertThat(figures.get(1).value()).isEqualTo("720.00 EUR");
        assertThat(figures.get(3).says()).contains("of 300 outcomes known", "75 returned", "225 kept");
        assertThat(figures.get(4).value()).isEqualTo("25.0 %");
        assertThat(figures.get(4).says()).contains("20.4 % to 30.2 % (95 % interval)", "75 of 300 known outcomes");
        for (Figure figure : figures) {
            assertThat(shop.total("decisions", figure.filters()))
                    .as(figure.name())
                    .isPositive();
        }
        assertThat(shop.total("decisions", figures.get(4).filters())).isEqualTo(75);
        shop.clock(ListShop.BEGIN.plus(Duration.ofDays(35)));
    }

    @Test
    void aRateOfWhichHalfIsOpenIsTooEarly() {
        shop.clock(ListShop.BEGIN.plus(Duration.ofDays(14)));
        Figure rate = shop.lists.summary(shop.call("decisions", "")).get(4);
        assertThat(rate.early()).isTrue();
        assertThat(rate.value()).isEqualTo("Too early");
        assertThat(rate.number()).isEmpty();
        shop.clock(ListShop.BEGIN.plus(Duration.ofDays(35)));
        Figure few = shop.lists.summary(shop.call("decisions", "until=60")).stream()
                .filter(figure -> figure.name().equals("rate_regret"))
                .findFirst()
                .orElseThrow();
        assertThat(few.early()).isTrue();
    }

    @Test
    void aFigureOfNoRowLeadsToNoRow() {
        Figure steppedIn = shop.lists
                .summary(shop.call("decisions", "result=NOTHING&q=60"))
                .get(0);
        assertThat(steppedIn.value()).isEqualTo("0");
        assertThat(shop.total("decisions", steppedIn.filters())).isZero();
    }

    @Test
    void otherListsAreCountedByTheirWord() {
        assertThat(shop.lists.summary(shop.call("messages", "")).stream()
                        .map(figure -> figure.name() + " " + figure.value())
                        .collect(Collectors.joining(", ")))
                .isEqualTo("all 120, state_handed_over 80, state_waiting 40");
        assertThat(shop.lists.summary(shop.call("rejections", ""))).hasSize(2);
        assertThat(shop.lists.summary(shop.call("events", "")).get(0).value()).isEqualTo("375");
    }

    @Test
    void theIntervalIsWilsons() {
        Wilson interval = Wilson.of(10, 100);
        assertThat(interval.low()).isCloseTo(0.0552, org.assertj.core.api.Assertions.within(1e-4));
        assertThat(interval.high()).isCloseTo(0.1744, org.assertj.core.api.Assertions.within(1e-4));
        assertThat(Wilson.of(0, 30).low()).isZero();
    }
}
