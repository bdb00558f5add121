package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.decision.Decision;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.rulebook.cases.GoldenCase;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others read of the rulebook for carts, and what its sliders do. */
class CartRulebookTest {
    private static final Rulebook CART = Rulebook.shipped("cart");
    private static final String QUIET_FOR_ONE_HOUR = "cases/from-one-half-a-cart-is-predicted-to-be-abandoned.yaml";
    private static final String AT_HIGH_RISK = "cases/at-high-risk-a-large-cart-is-worth-a-discount.yaml";

    private static Decision decide(String path, String parameter, String value) {
        return GoldenCase.of(CART.files()).stream()
                .filter(golden -> golden.path().equals(path))
                .findFirst()
                .orElseThrow()
                .decide(CART.withParameters(Map.of(parameter, new BigDecimal(value))));
    }

    @Test
    void thePredictionIsTheBand() {
        assertThat(CART.manifest().bands()).containsExactly("purchased", CartPoint.ABANDONED);
        assertThat(decide(QUIET_FOR_ONE_HOUR, "abandoned_from", "0.5").band()).contains(CartPoint.ABANDONED);
        assertThat(decide(QUIET_FOR_ONE_HOUR, "abandoned_from", "0.51").band()).contains("purchased");
    }

    /** The service asks after exactly that time, and tables see whole hours, rounded down. */
    @ParameterizedTest
    @CsvSource({"1, INTERVENE", "1.5, INTERVENE", "1.99, INTERVENE", "2, NOTHING", "23, NOTHING"})
    void aCartThatIsAskedAboutWhenItWentQuietCountsAsQuiet(String hours, Decision.Outcome outcome) {
        assertThat(decide(QUIET_FOR_ONE_HOUR, CartPoint.ASK_AFTER_HOURS, hours).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void aDiscountThatBringsLessThanAReminderGivesWayToIt() {
        Decision decision = decide(AT_HIGH_RISK, "discount_percent", "15");
        assertThat(decision.chosen().orElseThrow().intervention()).isEqualTo("cart-reminder");
    }

    @Test
    void theParameterThatTheServiceReadsIsNeededAndNoTableHasToReadIt() {
        RulebookFiles files = CART.files();
        String tables = files.text("eligibility.dmn").orElseThrow().replace("ask_after_hours", "treatment_hours");
        RulebookFiles unread = files.with("eligibility.dmn", tables);
        assertThat(ParameterUse.unread(Rulebook.of(unread))).isEmpty();
        assertThat(ParameterUse.missing(Rulebook.of(unread))).isEmpty();

        String manifest = files.text(Manifests.FILE).orElseThrow().replaceFirst("(?m)^  ask_after_hours:.*\n", "");
        assertThat(ParameterUse.missing(Rulebook.of(unread.with(Manifests.FILE, manifest))))
                .extracting(Finding::words)
                .containsExactly(
                        "rulebook.yaml: The parameter (ask_after_hours) is missing: how many hours a cart must be"
                                + " quiet before it is decided about. The decision point (cart) reads it; add it under"
                                + " (parameters).");
    }
}
