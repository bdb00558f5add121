package io.trendguard.model.point.cart;

import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.learntLater;
import static io.trendguard.model.point.cart.CartFacts.asks;
import static io.trendguard.model.point.cart.CartFacts.bought;
import static io.trendguard.model.point.cart.CartFacts.boughtSomething;
import static io.trendguard.model.point.cart.CartFacts.check;
import static io.trendguard.model.point.cart.CartFacts.elsewhere;
import static io.trendguard.model.point.cart.CartFacts.filled;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Line;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.RowMoments.RowMoment;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.history.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** At which moments training asks about carts. */
final class CartMomentsTest {
    private static final Instant NOON = at("2026-05-01T12:00");

    private static List<RowMoment> asked(RowMoments moments, Event... events) {
        List<RowMoment> all = new ArrayList<>();
        for (Event event : events) {
            all.addAll(moments.before(new TrainingEvent(event, true)));
        }
        all.addAll(moments.atTheEnd());
        return all;
    }

    /** For each question, how many minutes after noon it is asked. */
    private static List<Long> minutes(Event... events) {
        return asked(new CartMoments(), events).stream()
                .map(moment -> Duration.between(NOON, moment.question().time()).toMinutes())
                .toList();
    }

    private static Instant after(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void aCartIsAskedAboutWhileNothingElseHappens() {
        assertThat(minutes(filled("c1", "mia", NOON))).containsExactly(15L, 60L, 180L, 480L, 960L);
    }

    @Test
    void theEarlierActivityIsNotAskedAboutOnceThereIsALaterOne() {
        assertThat(minutes(filled("c1", "mia", NOON), filled("c1", "mia", after(20))))
                .containsExactly(15L, 35L, 80L, 200L, 500L, 980L);
    }

    @Test
    void aCartIsNotAskedAboutAfterItWasBought() {
        assertThat(minutes(filled("c1", "mia", NOON), bought("c1", "mia", after(70))))
                .containsExactly(15L, 60L);
        assertThat(minutes(filled("c1", "mia", NOON), boughtSomething("mia", after(70))))
                .containsExactly(15L, 60L);
        assertThat(minutes(filled("c1", "mia", NOON), boughtSomething("zoe", after(70))))
                .hasSize(5);
        assertThat(minutes(filled("c1", "mia", NOON), bought("c2", "mia", after(70))))
                .hasSize(5);
    }

    @Test
    void onlyWhatIsKnownOfAPurchaseStopsTheQuestions() {
        Event late = learntLater(bought("c1", "mia", after(70)), Duration.ofHours(3));
        assertThat(minutes(filled("c1", "mia", NOON), late)).containsExactly(15L, 60L, 180L);
    }

    @Test
    void aPurchaseWithoutItsCartThatIsLearntLateStopsNoQuestionAboutLaterActivity() {
        Event late = learntLater(boughtSomething("mia", after(10)), Duration.ofMinutes(40));
        assertThat(minutes(filled("c1", "mia", NOON), filled("c1", "mia", after(30)), late))
                .as("what was done at 12:30 was not bought at 12:10")
                .containsExactly(15L, 45L, 90L, 210L, 510L, 990L);
    }

    @Test
    void whatComesOutOfOrderIsNotAskedAbout() {
        Event late = learntLater(filled("c1", "mia", NOON), Duration.ofMinutes(21));
        assertThat(minutes(filled("c1", "mia", after(20)), late)).containsExactly(35L, 80L, 200L, 500L, 980L);
    }

    @Test
    void theSameActivityToldTwiceIsAskedAboutOnce() {
        Event again = learntLater(filled("c1", "mia", NOON), Duration.ofMinutes(30));
        assertThat(minutes(filled("c1", "mia", NOON), filled("c1", "mia", NOON), again))
                .containsExactly(15L, 60L, 180L, 480L, 960L);
    }

    @Test
    void aCartThatIsLearntOfLateIsAskedAboutWithWhatWasKnownThen() {
        Event late = learntLater(filled("c1", "mia", NOON), Duration.ofMinutes(40));
        List<RowMoment> asked = asked(new CartMoments(), late, elsewhere(after(50)));
        assertThat(asked.get(0).question().time()).isEqualTo(after(15));
        assertThat(asked.get(0).question().knownAt()).isEqualTo(after(40));
        assertThat(asked.get(1).question().knownAt()).isEqualTo(after(60));
    }

    @Test
    void aCartIsAskedAboutWithTheValueAndThePiecesOfAllItsItems() {
        Line three = new Line(
                "1",
                "p1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                3,
                Optional.empty(),
                10_000);
        List<RowMoment> asked = asked(new CartMoments(), Facts.cart("c1", "mia", NOON, three, Facts.line("2", "p2")));
        CartCheck check = (CartCheck) asked.get(0).question().fact();
        assertThat(check.valueMinor()).isEqualTo(4 * 10_000);
        assertThat(check.itemCount()).isEqualTo(4);
        assertThat(check.lastActivityAt()).isEqualTo(NOON);
    }

    @Test
    void whatAShopAsksItselfIsAskedOnceAndAtThatMoment() {
        Event check = asks(check("c1", "mia", 5_000, "EUR", 2, NOON), after(7));
        List<RowMoment> asked = asked(new CartMoments(), check);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).question()).isEqualTo(check);
        assertThat(asked.get(0).keys()).containsExactly("c1/" + check.id());
    }

    @Test
    void historyAloneIsNotAskedAbout() {
        CartMoments moments = new CartMoments();
        moments.before(new TrainingEvent(filled("c1", "mia", NOON), false));
        moments.before(new TrainingEvent(asks(check("c2", "mia", 5, "EUR", 2, NOON), NOON), false));
        assertThat(moments.atTheEnd()).isEmpty();
    }

    @Test
    void withAPrefixTheSameIsAskedToTheEnd() {
        List<RowMoment> asked = asked(new CartMoments().prefixed("store-1/"), filled("c1", "mia", NOON));
        assertThat(asked)
                .hasSize(5)
                .allSatisfy(moment ->
                        assertThat(moment.keys()).singleElement().asString().startsWith("store-1/c1/"));
    }
}
