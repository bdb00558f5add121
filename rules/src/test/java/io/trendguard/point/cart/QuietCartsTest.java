package io.trendguard.point.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Cart;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Fact;
import io.trendguard.event.Feed;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.EventPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which carts are still to be asked about, whatever order the events come in. */
final class QuietCartsTest {
    private static final Tenant SHOP = new Tenant("store_12345");
    private static final PersonRef ANA = new PersonRef("p_" + "a".repeat(22));
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final QuietCarts quiet = new QuietCarts();
    private Optional<OpenCarts> row = Optional.empty();
    private Instant known = NOON;

    private static Line line(int quantity, long price) {
        return new Line(
                "1",
                "sku",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                quantity,
                Optional.empty(),
                price);
    }

    private static Instant at(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private void cart(String id, int minutes, Line... lines) {
        cart(id, "EUR", minutes, lines);
    }

    private void cart(String id, String currency, int minutes, Line... lines) {
        happened(
                "/shop",
                minutes,
                new Cart(
                        id,
                        ANA,
                        Cart.Stage.BROWSING,
                        Optional.empty(),
                        lines.length == 0 ? List.of(line(2, 1_500)) : List.of(lines),
                        currency,
                        Optional.of("phone"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("express"),
                        Optional.empty()));
    }

    private void purchase(Optional<String> cartId, int minutes) {
        happened(
                "/shop",
                minutes,
                new Purchase(
                        "o-" + minutes,
                        cartId,
                        ANA,
                        Optional.empty(),
                        List.of(line(1, 100)),
                        "EUR",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Becomes known at once, or as late as what came before it. */
    private void happened(String source, int minutes, Fact fact) {
        known = known.isAfter(at(minutes)) ? known : at(minutes);
        Feed feed = Arrays.stream(Feed.values())
                .filter(one -> one.factType().isInstance(fact))
                .findFirst()
                .orElseThrow();
        take(new Event(SHOP, source, "e-" + minutes, feed, feed.version(), at(minutes), known, fact));
    }

    private void take(Event event) {
        EventPayload payload = new EventPayload(event);
        assertThat(quiet.rows(payload)).containsExactly(ANA.id());
        row = quiet.after(ANA.id(), row, new LoggedPayload(SHOP, LogPlace.at(0), known, payload));
    }

    private void asked() {
        known = known.plus(Duration.ofHours(1));
        take(quiet.ask(SHOP, ANA.id(), row.orElseThrow(), known));
    }

    private Optional<Instant> quietSince() {
        return row.flatMap(quiet::quietSince);
    }

    @Test
    void aCartIsQuietSinceItsLastActivity() {
        cart("c", 0);
        cart("c", 20);

        assertThat(quietSince()).contains(at(20));
    }

    @Test
    void itIsAskedAboutOnceUntilSomethingHappensToItAgain() {
        cart("c", 0);
        asked();
        assertThat(quietSince()).isEmpty();
        cart("c", 90);
        assertThat(quietSince()).contains(at(90));
    }

    @Test
    void theQuestionSaysHowTheCartStandsAndHasTheSameNameHoweverOftenItIsAsked() {
        cart(
                "c",
                0,
                line(2, 1_500),
                new Line(
                        "2",
                        "other",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        3,
                        Optional.empty(),
                        100));
        Event first = quiet.ask(SHOP, ANA.id(), row.orElseThrow(), at(60));
        Event second = quiet.ask(SHOP, ANA.id(), row.orElseThrow(), at(61));

        assertThat(first.key()).isEqualTo(second.key());
        CartCheck check = (CartCheck) first.fact();
        assertThat(check.valueMinor()).isEqualTo(3_300);
        assertThat(check.itemCount()).isEqualTo(5);
        assertThat(check.lastActivityAt()).isEqualTo(at(0));
        assertThat(check.shippingSpeed()).contains("express");
        assertThat(check.customerId()).contains(ANA);
        assertThat(check.onPage()).contains(false);
    }

    @Test
    void aCartThatWasBoughtIsNotAskedAboutWhateverComesOfItLater() {
        cart("c", 0);
        purchase(Optional.of("c"), 10);
        cart("c", 5);
        cart("c", 15);

        assertThat(quietSince()).isEmpty();
        assertThat(quiet.isSettled(row.orElseThrow(), "c")).isTrue();
    }

    @Test
    void aCartWhosePurchaseWasKnownFirstIsNotAskedAbout() {
        purchase(Optional.of("c"), 10);
        cart("c", 5);

        assertThat(quietSince()).isEmpty();
        assertThat(quiet.isSettled(row.orElseThrow(), "c")).isTrue();
    }

    @Test
    void aPurchaseOfOneCartLeavesTheOtherOpen() {
        cart("c", 0);
        cart("d", 5);
        purchase(Optional.of("c"), 10);

        assertThat(quietSince()).contains(at(5));
        assertThat(quiet.isSettled(row.orElseThrow(), "d")).isFalse();
    }

    @Test
    void aPurchaseThatNamesNoCartIsOfWhateverWasInTheCustomersCartsByThen() {
        cart("c", 0);
        purchase(Optional.empty(), 10);
        assertThat(quietSince()).isEmpty();
        assertThat(quiet.isSettled(row.orElseThrow(), "c")).isTrue();
        cart("c", 5);
        assertThat(quietSince()).as("late news of before").isEmpty();
        cart("d", 20);
        assertThat(quietSince()).contains(at(20));
    }

    @Test
    void activityOutOfOrderChangesNothing() {
        cart("c", 30, line(1, 5_000));
        cart("c", 10, line(9, 5_000));

        CartCheck check =
                (CartCheck) quiet.ask(SHOP, ANA.id(), row.orElseThrow(), at(90)).fact();
        assertThat(check.itemCount()).isEqualTo(1);
        assertThat(quietSince()).contains(at(30));
    }

    @Test
    void aCartInAnotherCurrencyThanBeforeIsWorthWhatItsLastEventSays() {
        cart("c", "EUR", 0, line(1, 5_000));
        cart("c", "JPY", 5, line(1, 700));

        CartCheck check =
                (CartCheck) quiet.ask(SHOP, ANA.id(), row.orElseThrow(), at(90)).fact();
        assertThat(check.currency()).isEqualTo("JPY");
        assertThat(check.valueMinor()).isEqualTo(700);
    }

    @Test
    void nothingIsKeptOfCartsThatAreADayOld() {
        cart("c", 0);
        assertThat(quiet.expiresAt(row.orElseThrow())).contains(at(24 * 60));
        cart("d", 24 * 60 + 1);
        assertThat(row.orElseThrow().carts()).hasSize(1);
    }

    @Test
    void aCustomerWithMoreCartsThanAnybodyHasKeepsTheNewest() {
        for (int i = 0; i < 100; i++) {
            cart("c-" + i, i);
        }
        assertThat(row.orElseThrow().carts()).hasSize(8);
        assertThat(quietSince()).contains(at(92));
    }

    @Test
    void aZeroValueAndTenThousandItemsAreCounted() {
        cart("c", 0, line(10_000, 0));
        CartCheck check =
                (CartCheck) quiet.ask(SHOP, ANA.id(), row.orElseThrow(), at(90)).fact();
        assertThat(check.valueMinor()).isZero();
        assertThat(check.itemCount()).isEqualTo(10_000);
    }
}
