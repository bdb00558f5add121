package io.trendguard.asset;

import static io.trendguard.asset.Publications.NOON;
import static io.trendguard.asset.Publications.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.PersonRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointAssetsTest {
    private final Publications entries = new Publications();

    private static PersonRef person(int number) {
        return new PersonRef("p_%022d".formatted(number));
    }

    @Test
    void aVersionThatGoesLiveRetiresTheOneBefore() {
        PointAssets models = entries.add("a", AssetState.LIVE, "ann")
                .add("b", AssetState.DRAFT, "ann")
                .add("b", AssetState.LIVE, "ben")
                .models();

        assertThat(models.champion().map(AssetStatus::version)).contains("b");
        assertThat(models.previous()).contains(Publications.model("a"));
        assertThat(models.of("a").orElseThrow().state()).isEqualTo(AssetState.RETIRED);
        AssetStatus b = models.of("b").orElseThrow();
        assertThat(b.author()).contains("ann");
        assertThat(b.approver()).as("whoever puts it into use approves it").contains("ben");
        assertThat(b.by()).isEqualTo("ben");
        assertThat(b.since()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void anAuthorIsNeverTheApprover() {
        PointAssets models = entries.add("a", AssetState.DRAFT, "ann")
                .add("a", AssetState.APPROVED, "ann")
                .models();
        assertThat(models.of("a").orElseThrow().approver()).isEmpty();
        assertThat(entries.add("a", AssetState.APPROVED, "ben")
                        .models()
                        .of("a")
                        .orElseThrow()
                        .approver())
                .contains("ben");
    }

    @Test
    void aRollbackLeadsToTheVersionBeforeAndTheNextOneFurtherBack() {
        entries.add("a", AssetState.LIVE, "ann")
                .add("b", AssetState.LIVE, "ann")
                .add("c", AssetState.LIVE, "ann");
        assertThat(entries.models().previous()).contains(Publications.model("b"));
        PointAssets once = entries.rollback("b").models();
        assertThat(once.champion().map(AssetStatus::version)).contains("b");
        assertThat(once.previous()).contains(Publications.model("a"));
        assertThat(once.of("c").orElseThrow().state()).isEqualTo(AssetState.RETIRED);
        PointAssets twice = entries.rollback("a").models();
        assertThat(twice.champion().map(AssetStatus::version)).contains("a");
        assertThat(twice.previous()).isEmpty();
    }

    @Test
    void aCanaryDecidesAboutItsShareOfTheCustomersAndAlwaysTheSameOnes() {
        entries.add("a", AssetState.LIVE, "ann");
        List<Integer> few = decidedBy("b", entries.canary("b", 0.05).models());
        List<Integer> many = decidedBy("b", entries.canary("b", 0.25).models());
        List<Integer> all = decidedBy("b", entries.canary("b", 1).models());

        assertThat(few.size() / 20_000.0).isCloseTo(0.05, within(0.006)); // four standard errors
        assertThat(many.size() / 20_000.0).isCloseTo(0.25, within(0.0125));
        assertThat(many).containsAll(few);
        assertThat(all).hasSize(20_000);
        assertThat(entries.models().champion().map(AssetStatus::version)).contains("a");
    }

    private static List<Integer> decidedBy(String version, PointAssets models) {
        return IntStream.range(0, 20_000)
                .filter(i -> models.deciding(SHOP, person(i)).equals(Optional.of(version)))
                .boxed()
                .toList();
    }

    @Test
    void challengersAreEvaluatedBesideWhicheverVersionDecides() {
        PointAssets models = entries.add("a", AssetState.LIVE, "ann")
                .add("s", AssetState.SHADOW, "ann")
                .add("d", AssetState.DRAFT, "ann")
                .canary("b", 0.05)
                .models();
        assertThat(models.challengers("a")).containsExactlyInAnyOrder("s", "b");
        assertThat(models.challengers("b")).containsExactlyInAnyOrder("s", "a");
    }

    @Test
    void aSecondCanaryMakesTheFirstAShadow() {
        PointAssets models = entries.add("a", AssetState.LIVE, "ann")
                .canary("b", 0.05)
                .canary("c", 0.05)
                .models();
        assertThat(models.canary().map(AssetStatus::version)).contains("c");
        assertThat(models.of("b").orElseThrow().state()).isEqualTo(AssetState.SHADOW);
    }

    @Test
    void aSettingHasNoSayOnceAPersonHasChosen() {
        assertThat(PointAssets.EMPTY.isChosenByPerson()).isFalse();
        assertThat(entries.add("a", AssetState.LIVE, AssetChange.SETTINGS)
                        .models()
                        .isChosenByPerson())
                .isFalse();
        assertThat(entries.add("b", AssetState.SHADOW, "ann").models().isChosenByPerson())
                .isFalse();
        assertThat(entries.add("b", AssetState.LIVE, "ben").models().isChosenByPerson())
                .isTrue();
        PointAssets retired = entries.add("b", AssetState.RETIRED, "ben").models();
        assertThat(retired.champion()).isEmpty();
        assertThat(retired.isChosenByPerson()).isTrue();
    }
}
