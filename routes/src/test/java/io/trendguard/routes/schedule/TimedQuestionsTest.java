package io.trendguard.routes.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Cart;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.point.cart.OpenCarts;
import io.trendguard.point.cart.QuietCarts;
import io.trendguard.rulebook.Rulebook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** When a cart that went quiet is asked about. */
final class TimedQuestionsTest {
    private static final Tenant SHOP = new Tenant("store_12345");
    private static final PersonRef ANA = new PersonRef("p_" + "a".repeat(22));
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Rulebook RULEBOOK = Rulebook.shipped("cart");

    private final TimedQuestions<OpenCarts> questions = new TimedQuestions<>(new QuietCarts());
    private final List<Event> asked = new ArrayList<>();

    private void cart(Instant at) {
        Line line = new Line(
                "1",
                "sku",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                1_500);
        Cart cart = new Cart(
                "c",
                ANA,
                Cart.Stage.BROWSING,
                Optional.empty(),
                List.of(line),
                "EUR",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        take(new Event(SHOP, "/shop", "e-" + at, Feed.CART, 1, at, at, cart));
    }

    private void take(Event event) {
        questions.rows().take(new LoggedPayload(SHOP, LogPlace.at(0), event.knownAt(), new EventPayload(event)));
    }

    private void run(Rulebook rulebook, Instant now) {
        run(Optional.of(rulebook), event -> CompletableFuture.completedFuture(asked.add(event)), now);
    }

    private void run(Optional<Rulebook> rulebook, Function<Event, CompletableFuture<?>> submit, Instant now) {
        questions.run(tenant -> rulebook, submit, now);
    }

    private static Instant after(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void itIsAskedAfterAsLongAsTheRulebookSays() {
        cart(NOON);
        run(RULEBOOK, after(59));
        assertThat(asked).isEmpty();
        run(RULEBOOK.withParameters(Map.of("ask_after_hours", new BigDecimal("2"))), after(119));
        assertThat(asked).isEmpty();
        run(RULEBOOK, after(60));
        assertThat(asked)
                .singleElement()
                .satisfies(event ->
                        assertThat(((CartCheck) event.fact()).lastActivityAt()).isEqualTo(NOON));
        take(asked.get(0));
        run(RULEBOOK, after(61));
        assertThat(asked).hasSize(1);
    }

    @Test
    void aClockThatJumpsBackAsksNothingAndForgetsNothing() {
        cart(NOON);
        run(RULEBOOK, after(-600));
        assertThat(asked).isEmpty();
        run(RULEBOOK, after(60));
        assertThat(asked).hasSize(1);
    }

    @Test
    void withoutARulebookAndOnceADayIsOverNothingIsAsked() {
        cart(NOON);
        run(Optional.empty(), event -> CompletableFuture.completedFuture(asked.add(event)), after(90));
        run(RULEBOOK, after(24 * 60));
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsUnderWayIsNotAskedTwiceAndWhatCouldNotBeSubmittedIsAskedAgain() {
        cart(NOON);
        assertThatThrownBy(() -> run(
                        Optional.of(RULEBOOK),
                        event -> {
                            throw new IllegalStateException("busy");
                        },
                        after(60)))
                .hasMessage("busy");
        CompletableFuture<Void> pending = new CompletableFuture<>();
        Function<Event, CompletableFuture<?>> slow = event -> {
            asked.add(event);
            return pending;
        };
        run(Optional.of(RULEBOOK), slow, after(61));
        run(Optional.of(RULEBOOK), slow, after(62));
        assertThat(asked).hasSize(1);
        pending.completeExceptionally(new IllegalStateException("the log was away"));
        run(Optional.of(RULEBOOK), slow, after(63));
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1).key()).isEqualTo(asked.get(0).key());
    }
}
