package io.trendguard.model.point.cart;

import static io.trendguard.model.feature.TrainingSet.KEPT;
import static io.trendguard.model.feature.TrainingSet.REGRETTED;
import static io.trendguard.model.feature.TrainingSet.UNKNOWN;
import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.learntLater;
import static io.trendguard.model.point.cart.CartFacts.asks;
import static io.trendguard.model.point.cart.CartFacts.bought;
import static io.trendguard.model.point.cart.CartFacts.boughtSomething;
import static io.trendguard.model.point.cart.CartFacts.check;
import static io.trendguard.model.point.cart.CartFacts.elsewhere;
import static io.trendguard.model.point.cart.CartFacts.filled;
import static io.trendguard.model.point.cart.CartFacts.labels;
import static io.trendguard.model.point.cart.CartFacts.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.model.feature.TrainingSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a cart counts as abandoned, and from when on that is known. */
final class CartLabelsTest {
    private static final Instant NOON = at("2026-05-01T12:00");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Event MUCH_LATER = elsewhere(NOON.plus(Duration.ofDays(10)));

    @Test
    void aCartBoughtWithin24HoursOfItsLastActivityIsPurchased() {
        TrainingSet rows =
                rows(filled("c1", "mia", NOON), bought("c1", "mia", NOON.plus(Duration.ofHours(2))), MUCH_LATER);
        assertThat(labels(rows, "c1")).as("after 15 minutes and 1 hour").containsExactly((int) KEPT, (int) KEPT);
        assertThat(rows.labelKnownAt())
                .containsOnly(NOON.plus(Duration.ofHours(2)).toEpochMilli());
    }

    @Test
    void exactly24HoursCountAndOneMillisecondMoreDoesNot() {
        TrainingSet inTime = rows(filled("c1", "mia", NOON), bought("c1", "mia", NOON.plus(DAY)), MUCH_LATER);
        assertThat(labels(inTime, "c1")).hasSize(5).containsOnly((int) KEPT);
        TrainingSet late = rows(
                filled("c1", "mia", NOON), bought("c1", "mia", NOON.plus(DAY).plusMillis(1)), MUCH_LATER);
        assertThat(labels(late, "c1")).hasSize(5).containsOnly((int) REGRETTED);
        assertThat(late.labelKnownAt()).containsOnly(NOON.plus(DAY).toEpochMilli());
    }

    @Test
    void aPurchaseThatNamesNoCartCountsForTheCartsOfItsCustomer() {
        TrainingSet rows = rows(
                filled("c1", "mia", NOON),
                filled("c2", "mia", NOON.plusSeconds(60)),
                filled("c3", "zoe", NOON.plusSeconds(120)),
                boughtSomething("mia", NOON.plus(Duration.ofHours(20))),
                MUCH_LATER);
        assertThat(labels(rows, "c1")).hasSize(5).containsOnly((int) KEPT);
        assertThat(labels(rows, "c2")).hasSize(5).containsOnly((int) KEPT);
        assertThat(labels(rows, "c3")).hasSize(5).containsOnly((int) REGRETTED);
    }

    @Test
    void aPurchaseThatNamesNoCartDoesNotCountForWhatIsPutInLater() {
        TrainingSet rows = rows(boughtSomething("mia", NOON.minusSeconds(1)), filled("c1", "mia", NOON), MUCH_LATER);
        assertThat(labels(rows, "c1")).hasSize(5).containsOnly((int) REGRETTED);
    }

    @Test
    void aPurchaseOfAnotherCartDoesNotCount() {
        TrainingSet rows =
                rows(filled("c1", "mia", NOON), bought("c2", "mia", NOON.plus(Duration.ofHours(20))), MUCH_LATER);
        assertThat(labels(rows, "c1")).hasSize(5).containsOnly((int) REGRETTED);
    }

    @Test
    void aCartWhose24HoursAreNotOverAtTheEndHasNoLabel() {
        TrainingSet rows = rows(filled("c1", "mia", NOON), elsewhere(NOON.plus(DAY)));
        assertThat(labels(rows, "c1")).hasSize(5).containsOnly((int) UNKNOWN);
        assertThat(rows.labelKnownAt()).containsOnly(Long.MAX_VALUE);
        assertThat(rows.returnedAt()).containsOnly(Long.MAX_VALUE);
        TrainingSet over =
                rows(filled("c1", "mia", NOON), elsewhere(NOON.plus(DAY).plusMillis(1)));
        assertThat(labels(over, "c1")).hasSize(5).containsOnly((int) REGRETTED);
        assertThat(over.returnedAt()).containsOnly(NOON.plus(DAY).toEpochMilli());
    }

    @Test
    void aPurchaseThatIsLearntLateIsAPurchaseKnownLate() {
        Event late = learntLater(bought("c1", "mia", NOON.plus(Duration.ofHours(2))), Duration.ofDays(3));
        TrainingSet rows = rows(filled("c1", "mia", NOON), late, MUCH_LATER);
        assertThat(labels(rows, "c1"))
                .as("nobody knew better than to ask five times")
                .hasSize(5)
                .containsOnly((int) KEPT);
        assertThat(rows.labelKnownAt()).containsOnly(late.knownAt().toEpochMilli());
        assertThat(rows.settledAt()).containsOnly(late.knownAt().toEpochMilli());
        assertThat(rows.asOf(late.knownAt()).labels()).containsOnly(UNKNOWN);
    }

    @Test
    void activityThatIsLearntOutOfOrderChangesNothing() {
        Event earlier = learntLater(filled("c1", "mia", NOON), Duration.ofMinutes(45));
        TrainingSet rows = rows(
                filled("c1", "mia", NOON.plus(Duration.ofMinutes(30))),
                earlier,
                bought("c1", "mia", NOON.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(20))),
                MUCH_LATER);
        assertThat(labels(rows, "c1"))
                .as("24 hours begin with the later activity")
                .hasSize(5)
                .containsOnly((int) KEPT);
    }

    @Test
    void aCartThatIsLearntOfAfterItWasBoughtIsNotAbandoned() {
        Event late = learntLater(filled("c1", "mia", NOON), Duration.ofHours(2));
        TrainingSet rows = rows(bought("c1", "mia", NOON.plus(Duration.ofHours(1))), late, MUCH_LATER);
        assertThat(rows.size()).as("there is nothing to ask").isZero();
    }

    @Test
    void activityAfterThePurchaseMakesNoNewCartOfIt() {
        TrainingSet known = rows(
                filled("c1", "mia", NOON),
                bought("c1", "mia", NOON.plusSeconds(60)),
                filled("c1", "mia", NOON.plusSeconds(90)),
                MUCH_LATER);
        assertThat(known.size()).isZero();
        TrainingSet learntLate = rows(
                filled("c1", "mia", NOON.plusSeconds(90)),
                learntLater(bought("c1", "mia", NOON.plusSeconds(60)), Duration.ofHours(2)),
                MUCH_LATER);
        assertThat(labels(learntLate, "c1")).containsExactly((int) KEPT, (int) KEPT);
    }

    @Test
    void aCartThatIsFilledAgainADayAfterItsPurchaseIsANewOne() {
        Instant again = NOON.plus(DAY).plusSeconds(1);
        TrainingSet rows = rows(bought("c1", "mia", NOON), filled("c1", "mia", again), MUCH_LATER);
        assertThat(labels(rows, "c1")).hasSize(5).containsOnly((int) REGRETTED);
    }

    @Test
    void aCheckOfACartThatWasBoughtAlreadyIsNoRow() {
        CartCheck check = check("c1", "mia", 5_000, "EUR", 2, NOON);
        TrainingSet rows = rows(
                asks(check, NOON.plusSeconds(60)),
                bought("c1", "mia", NOON.plusSeconds(90)),
                asks(check, NOON.plusSeconds(120)),
                MUCH_LATER);
        assertThat(labels(rows, "c1")).containsExactly((int) KEPT);
    }

    @Test
    void everybodyWhoIsNotKnownIsACustomerOfTheirOwn() {
        CartCheck known = check("c1", "mia", 5_000, "EUR", 2, NOON);
        CartCheck nobody = new CartCheck(
                "c2", Optional.empty(), 5_000, "EUR", 2, NOON, Optional.empty(), Optional.empty(), Optional.empty());
        TrainingSet rows = rows(
                asks(known, NOON.plusSeconds(1)),
                asks(nobody, NOON.plusSeconds(2)),
                asks(nobody, NOON.plusSeconds(3)),
                asks(known, NOON.plusSeconds(4)),
                asks(check("c3", "zoe", 1, "EUR", 1, NOON), NOON.plusSeconds(5)));
        assertThat(rows.customers()).containsExactly(0, 1, 2, 0, 3);
    }

    @Test
    void eventsThatAreNotInTheOrderOfBecomingKnownAreRefused() {
        assertThatThrownBy(() -> rows(MUCH_LATER, filled("c1", "mia", NOON)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Sort the events by the time they became known");
    }
}
