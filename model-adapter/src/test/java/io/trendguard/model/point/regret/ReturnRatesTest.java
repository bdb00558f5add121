package io.trendguard.model.point.regret;

import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.learntLater;
import static io.trendguard.model.history.Facts.line;
import static io.trendguard.model.history.Facts.purchase;
import static io.trendguard.model.history.Facts.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.Return.Reason;
import io.trendguard.feature.FeatureVector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ReturnRatesTest extends FeatureWorld {

    @Test
    void onlyThoseCountWhoseTimeToSendItBackIsOver() {
        sold(40, 10, "leggings", at("2026-04-10T10:00"));
        sold(60, 3, "leggings", at("2026-05-05T10:00"));
        outcomesComeInUntil(at("2026-05-20T09:00"));
        FeatureVector vector = bought("leggings", at("2026-05-20T10:00"));
        assertThat(number(vector, "product_buyers_90d")).isEqualTo(100);
        assertThat(number(vector, "product_return_rate_90d"))
                .as("10 of the 40 of April; of the 60 of May nobody knows yet")
                .isEqualTo(0.25f);
        assertThat(number(vector, "size_fit_issue_rate")).isCloseTo((5 + 1) / 50f, within(1e-6f));
    }

    @Test
    void aNewItemHasTheRateOfThingsLikeItAndNoneOfItsOwn() {
        sold(40, 10, "leggings", at("2026-04-10T10:00"));
        sold(1, 1, "leggings", at("2026-04-24T10:00"));
        outcomesComeInUntil(at("2026-05-18T09:00"));
        FeatureVector vector = bought("skirt", at("2026-05-18T10:00"));
        assertThat(missing(vector, "product_return_rate_90d")).contains("whose time to send it back is over");
        double shop = (10 + 30 * 0.3) / 70;
        double category = (10 + 50 * shop) / 90;
        double band = category; // the same lines at the same price
        assertThat(number(vector, "product_return_rate"))
                .as("its brand is new as well and has the shop's rate")
                .isCloseTo((float) ((shop + category + band) / 3), within(1e-6f));
        assertThat(number(vector, "brand_return_rate")).isCloseTo((float) shop, within(1e-6f));
    }

    @Test
    void ratesDoNotFallWhenNoOutcomesComeInAnyMore() {
        for (int day = 0; day < 90; day++) {
            sold(10, 4, "leggings", at("2026-02-01T10:00").plus(Duration.ofDays(day)));
        }
        Instant end = at("2026-05-01T10:00");
        float atTheEnd = number(bought("leggings", end.plus(Duration.ofDays(31))), "product_return_rate");
        for (int day = 0; day < 60; day++) {
            sold(10, 0, "leggings", end.plus(Duration.ofDays(1 + day)));
        }
        FeatureVector later = bought("leggings", end.plus(Duration.ofDays(62)));
        assertThat(number(later, "product_return_rate")).isCloseTo(atTheEnd, within(0.005f));
        assertThat(number(later, "brand_return_rate")).isCloseTo(0.4f, within(0.005f));
        assertThat(number(later, "product_return_rate_90d")).isCloseTo(0.4f, within(0.005f));
    }

    @Test
    void aCustomersLinesWithoutOutcomeCountNeitherWay() {
        given(
                purchase("o1", "c", at("2026-04-01T10:00"), line("1", "skirt"), line("2", "scarf"), line("3", "coat")),
                returned("o1", "1", "skirt", "c", at("2026-04-10T10:00"), Reason.REGRET),
                returned("o1", "2", "scarf", "c", at("2026-04-10T10:00"), Reason.DEFECT),
                purchase("o2", "c", at("2026-04-28T10:00"), line("1", "hat"), line("2", "belt")),
                returned("o2", "1", "hat", "c", at("2026-05-02T10:00"), Reason.REGRET));
        FeatureVector vector = bought("c", "leggings", at("2026-05-10T10:00"));
        assertThat(number(vector, "settled_lines_before")).isEqualTo(3);
        assertThat(number(vector, "prior_return_rate_90d"))
                .as("one of three lines, the defect does not count, drawn to 0.3")
                .isCloseTo((1 + 0.6f) / 5, within(1e-6f));
        assertThat(missing(bought("c", "leggings", at("2026-04-20T10:00")), "prior_return_rate_90d"))
                .isEqualTo("the outcome of no order in 90 days is known yet");
    }

    @Test
    void aCustomersExcessIsWhatCameBackBeyondWhatIsUsualAtThosePrices() {
        sold(40, 10, "leggings", at("2026-04-10T10:00"));
        sold(1, 1, "leggings", at("2026-04-24T10:00")); // up to it outcomes were learnt
        given(
                purchase("o1", "c", at("2026-04-10T11:00"), line("1", "skirt"), line("2", "coat", "M", 99_000, 99_000)),
                returned("o1", "1", "skirt", "c", at("2026-04-15T10:00"), Reason.FIT));
        double shop = (11 + 30 * 0.3) / (42 + 30);
        double cheap = (11 + 50 * shop) / (41 + 50);
        double dear = (0 + 50 * shop) / (1 + 50);
        outcomesComeInUntil(at("2026-05-18T09:00"));
        FeatureVector later = bought("c", "leggings", at("2026-05-18T10:00"));
        assertThat(number(later, "customer_excess_returns"))
                .as("one of two came back, drawn to nothing by four lines")
                .isCloseTo((float) ((1 - cheap - dear) / (2 + 4)), within(1e-6f));
        assertThat(missing(bought("c", "leggings", at("2026-04-20T10:00")), "customer_excess_returns"))
                .isEqualTo("no earlier outcome known");
    }

    @Test
    void aReturnThatWasNotKnownYetDoesNotCount() {
        given(
                purchase("o1", "c", at("2026-04-01T10:00"), line("1", "skirt")),
                learntLater(
                        returned("o1", "1", "skirt", "c", at("2026-04-10T10:00"), Reason.REGRET), Duration.ofDays(30)));
        outcomesComeInUntil(at("2026-05-05T09:00"));
        outcomesComeInUntil(at("2026-05-11T09:00"));
        assertThat(number(bought("c", "leggings", at("2026-05-05T10:00")), "prior_return_rate_90d"))
                .isCloseTo(0.2f, within(1e-6f));
        assertThat(number(bought("c", "leggings", at("2026-05-11T10:00")), "prior_return_rate_90d"))
                .isCloseTo(1.6f / 3, within(1e-6f));
    }

    @Test
    void aReturnThatOvertakesItsPurchaseCounts() {
        given(
                returned("o1", "1", "leggings", "c1", at("2026-04-20T10:00"), Reason.FIT),
                purchase("o1", "c1", at("2026-04-10T10:00"), line("1", "leggings")));
        outcomesComeInUntil(at("2026-05-18T10:00"));
        assertThat(number(bought("leggings", at("2026-05-18T10:30")), "product_return_rate_90d"))
                .isEqualTo(1);
    }

    @Test
    void oneSizeOfAnItemThatRunsSmallIsToldFromTheOthers() {
        for (int i = 0; i < 60; i++) {
            String size = i % 2 == 0 ? "xl" : "M";
            Instant time = at("2026-04-10T10:00").plus(Duration.ofMinutes(i));
            given(purchase("s" + i, "c" + i, time, line("1", "leggings", size, 10_000, 10_000)));
            if (i % 2 == 0) {
                given(returned("s" + i, "1", "leggings", "c" + i, at("2026-04-20T10:00"), Reason.FIT));
            }
        }
        outcomesComeInUntil(at("2026-05-20T09:00"));
        Instant now = at("2026-05-20T10:00");
        FeatureVector large = first(purchase("p", "n", now, line("1", "leggings", "XL", 10_000, 10_000)));
        FeatureVector medium = first(purchase("p", "n", now, line("1", "leggings", "M", 10_000, 10_000)));
        assertThat(number(large, "product_return_rate")).isEqualTo(number(medium, "product_return_rate"));
        assertThat(number(large, "product_size_return_rate")).isGreaterThan(0.75f);
        assertThat(number(medium, "product_size_return_rate")).isLessThan(0.2f);
    }

    @Test
    void theUsualSizeIsComparedWithinItsSystem() {
        given(
                purchase("o1", "c", at("2026-04-01T10:00"), line("1", "skirt", "38", 100, 100)),
                purchase("o2", "c", at("2026-04-02T10:00"), line("1", "skirt", "40", 100, 100)),
                purchase("o3", "c", at("2026-04-03T10:00"), line("1", "shirt", "s", 100, 100)));
        FeatureVector vector = first(purchase("o4", "c", at("2026-05-01T10:00"), line("1", "coat", "42+", 100, 100)));
        assertThat(number(vector, "size_vs_usual")).isEqualTo(3.5f);
        assertThat(number(vector, "same_size_share")).isZero();
        FeatureVector letter = first(purchase("o5", "c", at("2026-05-01T10:00"), line("1", "coat", "S", 100, 100)));
        assertThat(number(letter, "same_size_share")).isEqualTo(1);
    }

    private FeatureVector bought(String customer, String product, Instant time) {
        return first(purchase("probe", customer, time, line("1", product)));
    }

    /** So many lines of a product, the first of them sent back a week later, half of these because of the fit. */
    private void sold(int lines, int back, String product, Instant time) {
        for (int i = 0; i < lines; i++) {
            String order = product + time + i;
            given(purchase(order, "of-" + order, time, line("1", product)));
            if (i < back) {
                Reason reason = i % 2 == 0 ? Reason.FIT : Reason.REGRET;
                given(returned(order, "1", product, "of-" + order, time.plus(Duration.ofDays(7)), reason));
            }
        }
    }
}
