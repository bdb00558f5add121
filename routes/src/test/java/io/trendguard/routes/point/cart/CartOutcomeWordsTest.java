package io.trendguard.routes.point.cart;

import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.event.Line;
import io.trendguard.event.Purchase;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.routes.api.DecisionFile;
import io.trendguard.routes.api.DecisionFile.Outcome;
import io.trendguard.routes.api.DecisionFile.Outcome.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CartOutcomeWordsTest {
    /** Of a customer in Berlin. */
    private static final DecisionRequest REQUEST = aPurchase().by(aNewBuyer()).build();

    private static final Instant LAST_ACTIVITY = Instant.parse("2026-03-02T11:00:00Z");
    private static final Instant END = LAST_ACTIVITY.plus(Duration.ofHours(24));

    private final CartOutcomeWords words = new CartOutcomeWords(REQUEST, check(), ZoneId.of("Asia/Kolkata"));

    private static CartCheck check() {
        return new CartCheck(
                "cart-1",
                Optional.of(REQUEST.person()),
                12_000,
                "EUR",
                3,
                LAST_ACTIVITY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private DecisionFile.Step bought(Duration afterLastActivity) {
        Instant at = LAST_ACTIVITY.plus(afterLastActivity);
        Purchase purchase = new Purchase(
                "o-7",
                Optional.of("cart-1"),
                REQUEST.person(),
                Optional.empty(),
                List.of(line("1", 2, 2_500), line("2", 1, 1_000)),
                "EUR",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Event event = new Event(
                REQUEST.tenant(), "/shop/web", "bought", Feed.PURCHASE, Feed.PURCHASE.version(), at, at, purchase);
        return words.step(
                new Entry(REQUEST.tenant(), 42, EntryKind.EVENT, 1, at, Optional.empty(), new byte[32]), event);
    }

    private static Line line(String id, int quantity, long price) {
        return new Line(
                id,
                "p-" + id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                quantity,
                Optional.empty(),
                price);
    }

    @Test
    void aCartThatWasBoughtInTimeIsToldWithItsOrderItsPriceAndHowLongItTook() {
        DecisionFile.Step step = bought(Duration.ofHours(14));

        assertThat(step.result()).contains("BOUGHT");
        assertThat(step.position()).isEqualTo(42);
        assertThat(step.summary())
                .startsWith("Bought as order o-7 for ")
                .endsWith(", 14 hours after the last activity.");
        assertThat(step.summary()).contains("60.00");
        Outcome outcome = words.outcome(true, END);
        assertThat(outcome).isEqualTo(new Outcome(State.GOOD, "Bought", "bought", Optional.empty()));
    }

    @Test
    void fewHoursAreToldAsPeopleSayThem() {
        assertThat(bought(Duration.ofMinutes(20)).summary()).contains(", less than an hour after");
        assertThat(bought(Duration.ofMinutes(60)).summary()).contains(", 1 hour after");
    }

    @Test
    void aPurchaseAfterADayIsToldAndComesTooLate() {
        DecisionFile.Step late = bought(Duration.ofHours(24).plusMillis(1));

        assertThat(late.result()).contains("BOUGHT_TOO_LATE");
        assertThat(late.summary()).endsWith("That is too late to count: the cart was abandoned.");
        assertThat(bought(Duration.ofHours(24)).result())
                .as("the last moment counts")
                .contains("BOUGHT");
    }

    @Test
    void aPurchaseOfBeforeTheLastActivityWasOneOfWhatTheCartHeldThen() {
        assertThat(words.isAfterLastActivity(LAST_ACTIVITY.minusMillis(1))).isFalse();
        assertThat(words.isAfterLastActivity(LAST_ACTIVITY)).isTrue();
        assertThat(words.isInTime(LAST_ACTIVITY.minusMillis(1))).isFalse();
    }

    @Test
    void aCartIsOpenUntilADayAfterItsLastActivityByTheClockOfTheCustomer() {
        Outcome open = words.outcome(false, END);

        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.word()).isEqualTo("Too early");
        assertThat(open.window().orElseThrow().until()).isEqualTo(END);
        assertThat(open.window().orElseThrow().says())
                .isEqualTo("No purchase of this cart was reported so far. If none is until 12:00 on 3 March 2026"
                        + " (Europe/Berlin), it is abandoned.");
    }

    @Test
    void afterThatItWasAbandonedIfNoPurchaseNamedIt() {
        Outcome abandoned = words.outcome(false, END.plusMillis(1));

        assertThat(abandoned.state()).isEqualTo(State.BAD);
        assertThat(abandoned.title()).isEqualTo("abandoned");
        assertThat(abandoned.window().orElseThrow().says())
                .isEqualTo("No purchase of this cart was reported until 12:00 on 3 March 2026 (Europe/Berlin), 24 hours"
                        + " after its last activity. A purchase is found by the cart that it names.");
    }

    @Test
    void ofACallThatNamedNoCartNothingIsClaimed() {
        assertThat(CartOutcomeWords.NO_CART_NAMED.state()).isEqualTo(State.UNKNOWN);
        assertThat(CartCalls.namesNoCart(asked("/predict_cart", "cart-1"))).isTrue();
        assertThat(CartCalls.namesNoCart(asked("/predict_cart", "another"))).isFalse();
        assertThat(CartCalls.namesNoCart(asked("/shop/web", "cart-1"))).isFalse();
    }

    private static Event asked(String source, String id) {
        return new Event(REQUEST.tenant(), source, id, Feed.CART_CHECK, Feed.CART_CHECK.version(), END, END, check());
    }
}
