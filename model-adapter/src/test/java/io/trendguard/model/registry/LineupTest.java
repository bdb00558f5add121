package io.trendguard.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.ModelChange;
import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.log.payload.PublicationPayload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineupTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final List<Published> entries = new ArrayList<>();

    private Lineup after(String version, State state, String actor) {
        return after(version, new ModelChange(state, Optional.empty(), List.of(), false), actor);
    }

    private Lineup after(String version, ModelChange change, String actor) {
        entries.add(new Published(NOON.plusSeconds(entries.size()), version, actor, "because", change));
        return Lineup.of(entries);
    }

    private Lineup canary(String version, double share) {
        return after(version, new ModelChange(State.CANARY, Optional.of(share), List.of(), false), "ben");
    }

    private Lineup rollback(String version) {
        return after(version, new ModelChange(State.LIVE, Optional.empty(), List.of(), true), "ben");
    }

    private static PersonRef person(int number) {
        return new PersonRef("p_%022d".formatted(number));
    }

    @Test
    void aModelThatGoesLiveRetiresTheOneBefore() {
        after("a", State.LIVE, "ann");
        after("b", State.DRAFT, "ann");
        Lineup lineup = after("b", State.LIVE, "ben");

        assertThat(lineup.live()).contains("b");
        assertThat(lineup.before()).contains("a");
        assertThat(lineup.of("a").orElseThrow().state()).isEqualTo(State.RETIRED);
        Standing b = lineup.of("b").orElseThrow();
        assertThat(b.author()).contains("ann");
        assertThat(b.by()).isEqualTo("ben");
        assertThat(b.since()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void aRollbackLeadsToTheVersionBeforeAndTheNextOneFurtherBack() {
        after("a", State.LIVE, "ann");
        after("b", State.LIVE, "ann");
        after("c", State.LIVE, "ann");
        assertThat(Lineup.of(entries).before()).contains("b");
        Lineup once = rollback("b");
        assertThat(once.live()).contains("b");
        assertThat(once.before()).contains("a");
        assertThat(once.of("c").orElseThrow().state()).isEqualTo(State.RETIRED);
        Lineup twice = rollback("a");
        assertThat(twice.live()).contains("a");
        assertThat(twice.before()).isEmpty();
    }

    @Test
    void aCanaryDecidesAboutItsShareOfTheCustomersAndAlwaysTheSameOnes() {
        after("a", State.LIVE, "ann");
        Lineup twentieth = canary("b", 0.05);
        Lineup quarter = canary("b", 0.25);
        List<Integer> few = IntStream.range(0, 20_000)
                .filter(i -> twentieth.decides(SHOP, person(i)).equals(Optional.of("b")))
                .boxed()
                .toList();
        List<Integer> many = IntStream.range(0, 20_000)
                .filter(i -> quarter.decides(SHOP, person(i)).equals(Optional.of("b")))
                .boxed()
                .toList();

        assertThat(few.size() / 20_000.0).isCloseTo(0.05, within(0.006)); // four standard errors
        assertThat(many.size() / 20_000.0).isCloseTo(0.25, within(0.0125));
        assertThat(many).containsAll(few);
        assertThat(twentieth.decides(SHOP, person(0))).isPresent();
    }

    @Test
    void challengersAreScoredBesideWhoeverDecides() {
        after("a", State.LIVE, "ann");
        after("s", State.SHADOW, "ann");
        after("d", State.DRAFT, "ann");
        Lineup lineup = canary("b", 0.5);
        assertThat(lineup.beside("a")).containsExactlyInAnyOrder("s", "b");
        assertThat(lineup.beside("b")).containsExactlyInAnyOrder("s", "a");
    }

    @Test
    void aSecondCanaryMakesTheFirstAShadow() {
        after("a", State.LIVE, "ann");
        canary("b", 0.1);
        Lineup lineup = canary("c", 0.1);
        assertThat(lineup.canary().map(Standing::version)).contains("c");
        assertThat(lineup.of("b").orElseThrow().state()).isEqualTo(State.SHADOW);
    }

    @Test
    void aSettingHasNoSayOnceAPersonHasChosen() {
        assertThat(Lineup.EMPTY.chosenByPerson()).isFalse();
        assertThat(after("a", State.LIVE, Lineup.SETTINGS).chosenByPerson()).isFalse();
        assertThat(after("b", State.SHADOW, "ann").chosenByPerson()).isFalse();
        assertThat(after("b", State.LIVE, "ben").chosenByPerson()).isTrue();
        Lineup retired = after("b", State.RETIRED, "ben");
        assertThat(retired.live()).isEmpty();
        assertThat(retired.chosenByPerson()).isTrue();
    }

    @Test
    void anEntryOfVersionOnePutItsModelLive() {
        PublicationPayload old = new PublicationPayload(
                PublicationPayload.What.MODEL, "regret", "a", Optional.empty(), "settings", "in use since this entry");
        assertThat(Lineup.of(List.of(Published.of(NOON, old))).live()).contains("a");
    }
}
