package io.trendguard.model.point.regret;

import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.delivered;
import static io.trendguard.model.history.Facts.learntLater;
import static io.trendguard.model.history.Facts.line;
import static io.trendguard.model.history.Facts.purchase;
import static io.trendguard.model.history.Facts.returned;
import static io.trendguard.model.history.Facts.review;
import static io.trendguard.model.history.Facts.trend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.event.Return.Reason;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.Features;
import io.trendguard.model.feature.ReplayedZones;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.history.Histories;
import io.trendguard.model.history.RandomMarket;
import io.trendguard.point.regret.RegretPoint;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrainingSetBuilderTest {
    private static final LabelRules NO_IMPUTATION = new LabelRules(Duration.ofDays(30), false, Duration.ofDays(7));

    @Test
    void regretAndFitAreLearntFromAndDefectAndFraudLeaveThePopulation() {
        TrainingSet set = rows(
                purchase("a", "c1", at("2026-05-01T10:00"), line("1", "x")),
                purchase("b", "c2", at("2026-05-01T10:00"), line("1", "x")),
                purchase("c", "c3", at("2026-05-01T10:00"), line("1", "x")),
                purchase("d", "c4", at("2026-05-01T10:00"), line("1", "x")),
                returned("a", "1", "x", "c1", at("2026-05-10T10:00"), Reason.REGRET),
                returned("b", "1", "x", "c2", at("2026-05-10T10:00"), Reason.FIT),
                returned("c", "1", "x", "c3", at("2026-05-10T10:00"), Reason.DEFECT),
                returned("d", "1", "x", "c4", at("2026-05-10T10:00"), Reason.FRAUD));
        assertThat(set.rowKeys()).containsExactly("a/1", "b/1", "c/1", "d/1");
        assertThat(set.labels())
                .containsExactly(
                        TrainingSet.REGRETTED, TrainingSet.REGRETTED, TrainingSet.EXCLUDED, TrainingSet.EXCLUDED);
        assertThat(set.labelKnownAt()[0]).isEqualTo(at("2026-05-10T10:00").toEpochMilli());
    }

    @Test
    void onlyThirtyDaysCountAndOnlyOnceTheyAreOver() {
        TrainingSet set = rows(
                purchase("late", "c1", at("2026-05-01T10:00"), line("1", "x")),
                purchase("kept", "c2", at("2026-05-02T10:00"), line("1", "x")),
                purchase("open", "c3", at("2026-05-20T10:00"), line("1", "x")),
                returned("late", "1", "x", "c1", at("2026-06-05T10:00"), Reason.REGRET));
        assertThat(set.labels()).containsExactly(TrainingSet.KEPT, TrainingSet.KEPT, TrainingSet.UNKNOWN);
        assertThat(set.labelKnownAt())
                .containsExactly(
                        at("2026-05-31T10:00").toEpochMilli(),
                        at("2026-06-01T10:00").toEpochMilli(),
                        Long.MAX_VALUE);
    }

    @Test
    void anOutcomeIsKnownWhenItIsLearntAndNotWhenItHappened() {
        TrainingSet set = rows(
                purchase("a", "c1", at("2026-05-01T10:00"), line("1", "x")),
                learntLater(returned("a", "1", "x", "c1", at("2026-05-10T10:00"), Reason.REGRET), Duration.ofDays(5)));
        assertThat(set.labelKnownAt()[0]).isEqualTo(at("2026-05-15T10:00").toEpochMilli());
    }

    @Test
    void aReturnThatOvertakesItsPurchaseStillLabelsIt() {
        TrainingSet set = rows(
                learntLater(purchase("a", "c1", at("2026-05-01T10:00"), line("1", "x")), Duration.ofDays(20)),
                returned("a", "1", "x", "c1", at("2026-05-10T10:00"), Reason.REGRET));
        assertThat(set.labels()).containsExactly(TrainingSet.REGRETTED);
        assertThat(set.labelKnownAt()[0]).isEqualTo(at("2026-05-21T10:00").toEpochMilli());
    }

    @Test
    void aLineIsNotKeptWhileTheWindowOfALateDeliveryIsOpen() {
        TrainingSet set = rows(
                purchase("a", "c1", at("2026-05-01T10:00"), line("1", "x")),
                purchase("b", "c2", at("2026-05-01T10:00"), line("1", "x")),
                delivered("a", Optional.empty(), "c1", at("2026-06-10T10:00"), at("2026-06-24T10:00")),
                delivered("b", Optional.of("1"), "c2", at("2026-05-03T10:00"), at("2026-05-17T10:00")),
                returned("another", "1", "x", "c9", at("2026-07-01T10:00"), Reason.REGRET));
        assertThat(set.labels()).containsOnly(TrainingSet.KEPT);
        assertThat(set.labelKnownAt())
                .containsExactly(
                        at("2026-06-24T10:00").toEpochMilli(),
                        at("2026-05-31T10:00").toEpochMilli());
        assertThat(set.settledAt()).isEqualTo(set.labelKnownAt());
    }

    @Test
    void nobodyKnowsOfLinesWhoseTimeEndedAfterTheNewestReturn() {
        TrainingSet set = rows(
                purchase("a", "c1", at("2026-05-01T10:00"), line("1", "x")),
                purchase("b", "c2", at("2026-05-12T10:00"), line("1", "x")),
                returned("another", "1", "x", "c9", at("2026-06-01T10:00"), Reason.REGRET),
                review("x", 5, at("2026-08-01T10:00")));
        assertThat(set.labels()).containsExactly(TrainingSet.KEPT, TrainingSet.UNKNOWN);
    }

    @Test
    void whereDeliveriesAreToldALineWithoutOneMayStillBeOnItsWay() {
        TrainingSet set = rows(
                purchase("a", "c1", at("2026-05-01T10:00"), line("1", "x")),
                purchase("b", "c2", at("2026-05-01T10:00"), line("1", "x")),
                delivered("a", Optional.empty(), "c1", at("2026-06-10T10:00"), at("2026-06-24T10:00")),
                returned("another", "1", "x", "c9", at("2026-06-10T10:00"), Reason.REGRET));
        assertThat(set.labels()).as("b after 30 days").containsOnly(TrainingSet.UNKNOWN);
        assertThat(set.settledAt()).containsOnly(at("2026-06-24T10:00").toEpochMilli());
    }

    @Test
    void aReturnWithinTheWindowOfALateDeliveryIsAReturn() {
        TrainingSet set = rows(
                purchase("a", "c1", at("2026-05-01T10:00"), line("1", "x")),
                returned("a", "1", "x", "c1", at("2026-06-20T10:00"), Reason.REGRET),
                learntLater(
                        delivered("a", Optional.empty(), "c1", at("2026-06-10T10:00"), at("2026-06-24T10:00")),
                        Duration.ofDays(15)),
                purchase("b", "c1", at("2026-05-01T10:00"), line("1", "x")),
                returned("b", "1", "x", "c1", at("2026-06-20T10:00"), Reason.REGRET),
                returned("another", "1", "x", "c9", at("2026-07-01T10:00"), Reason.REGRET));
        assertThat(set.labels())
                .as("delivered late, told after the return; and without a delivery, too late to count")
                .containsExactly(TrainingSet.REGRETTED, TrainingSet.KEPT);
        assertThat(set.settledAt()[0]).isEqualTo(at("2026-06-25T10:00").toEpochMilli());
    }

    @Test
    void whileAWindowIsOpenAtTheEndNobodyKnows() {
        TrainingSet set = rows(
                purchase("a", "c1", at("2026-05-01T10:00"), line("1", "x")),
                delivered("a", Optional.empty(), "c1", at("2026-06-10T10:00"), at("2026-06-24T10:00")),
                review("x", 5, at("2026-06-20T10:00")));
        assertThat(set.labels()).containsExactly(TrainingSet.UNKNOWN);
    }

    @Test
    void aMissingReasonCountsAsRegretFromAWeekAfterThePeakToTheEndOfTheTrend() {
        TrainingSet set = imputed(LabelRules.DEFAULTS);
        assertThat(set.labels())
                .as("before peak + 7 days, within, after the end")
                .containsExactly(TrainingSet.EXCLUDED, TrainingSet.REGRETTED, TrainingSet.EXCLUDED);
        assertThat(set.imputed()).containsExactly(false, true, false);
    }

    @Test
    void imputationCanBeSwitchedOff() {
        TrainingSet set = imputed(NO_IMPUTATION);
        assertThat(set.labels()).containsOnly(TrainingSet.EXCLUDED);
        assertThat(set.imputed()).containsOnly(false);
    }

    private static TrainingSet imputed(LabelRules rules) {
        List<Event> events = new ArrayList<>(List.of(
                trend("t", "x", 0, 10, at("2026-05-01T00:00")),
                trend("t", "x", 90_000, 9_000, at("2026-05-02T00:00")),
                purchase("a", "c1", at("2026-05-02T10:00"), line("1", "x")),
                purchase("b", "c2", at("2026-05-02T10:00"), line("1", "x")),
                purchase("c", "c3", at("2026-05-02T10:00"), line("1", "x"))));
        for (int day = 3; day <= 12; day++) {
            events.add(trend("t", "x", 90_000 + day, 9_000, at("2026-05-%02d".formatted(day))));
        }
        events.add(trend("t", "x", 91_000, 9_000, true, at("2026-05-13T00:00")));
        Optional<Reason> none = Optional.empty();
        events.add(returned("a", "1", "x", "c1", at("2026-05-08T10:00"), none));
        events.add(returned("b", "1", "x", "c2", at("2026-05-10T10:00"), none));
        events.add(returned("c", "1", "x", "c3", at("2026-05-20T10:00"), none));
        return rows(rules, events);
    }

    @Test
    void trainingRowsAreTheVectorsThatServeLive() {
        List<Event> events = RandomMarket.events(11, 700, 100).stream()
                .sorted(Comparator.comparing(Event::knownAt))
                .toList();
        TrainingSet set = rows(LabelRules.DEFAULTS, events);
        Histories histories = Histories.inMemory();
        Features features = new Features(histories, new ReplayedZones(ZoneOffset.UTC));
        int row = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).feed() == Feed.PURCHASE) {
                for (FeatureVector vector : features.of(RegretPoint.NAME, events.get(i))) {
                    assertRow(set, row++, vector);
                }
            }
            histories.apply(events.get(i), i);
        }
        assertThat(row).isEqualTo(set.size()).isPositive();
    }

    private static void assertRow(TrainingSet set, int row, FeatureVector vector) {
        for (int i = 0; i < set.schema().size(); i++) {
            Feature feature = vector.features().get(i);
            if (set.columns().get(i) instanceof Column.Numbers numbers) {
                float live = feature.value() instanceof FeatureValue.Numeric n ? n.number() : Float.NaN;
                assertThat((Float) numbers.values()[row]).as(feature.name()).isEqualTo((Float) live);
            } else if (set.columns().get(i) instanceof Column.Words words) {
                int code = words.codes()[row];
                assertThat(code < 0 ? "" : words.words().get(code))
                        .isEqualTo(feature.value() instanceof FeatureValue.Category c ? c.category() : "");
            }
        }
    }

    @Test
    void eventsOutOfTheOrderOfLearningAreRefused() {
        List<Event> wrong = List.of(review("x", 5, at("2026-05-02T10:00")), review("x", 5, at("2026-05-01T10:00")));
        assertThatThrownBy(() -> rows(LabelRules.DEFAULTS, wrong.iterator())).hasMessageContaining("Sort the events");
    }

    private static TrainingSet rows(Event... events) {
        return rows(LabelRules.DEFAULTS, List.of(events));
    }

    private static TrainingSet rows(LabelRules rules, List<Event> events) {
        return rows(
                rules,
                events.stream().sorted(Comparator.comparing(Event::knownAt)).iterator());
    }

    private static TrainingSet rows(LabelRules rules, Iterator<Event> events) {
        return new TrainingSetBuilder(rules, RowRules.DEFAULTS).build(TrainingEvent.all(events));
    }
}
