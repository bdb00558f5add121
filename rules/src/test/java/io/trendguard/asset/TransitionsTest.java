package io.trendguard.asset;

import static io.trendguard.asset.Publications.REGRET;
import static io.trendguard.asset.Publications.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransitionsTest {
    private final Publications entries = new Publications();

    private List<String> refusals(String version, String actor, AssetState state, double... share) {
        PointAssets models = entries.models();
        Optional<Double> part = share.length == 0 ? Optional.empty() : Optional.of(share[0]);
        return Transitions.refusals(
                models, models.of(version).orElseThrow(), new StateChangeRequest(actor, state, part, "because", false));
    }

    @Test
    void anAssetIsNotApprovedByItsAuthor() {
        entries.add("a", AssetState.DRAFT, "ann");
        assertThat(refusals("a", "ann", AssetState.APPROVED))
                .containsExactly("(ann) brought it, so somebody else has to approve it.");
        assertThat(refusals("a", "ann", AssetState.LIVE))
                .containsExactly("(ann) brought it, so somebody else has to put it into use, or approve it first.");
        assertThat(refusals("a", "ann", AssetState.SHADOW)).isEmpty();
        assertThat(refusals("a", "ben", AssetState.APPROVED)).isEmpty();
        assertThat(refusals("a", "ben", AssetState.LIVE)).isEmpty();
    }

    @Test
    void whatSomebodyElseApprovedMayBePutIntoUseByItsAuthor() {
        entries.add("a", AssetState.DRAFT, "ann").add("a", AssetState.APPROVED, "ben");
        assertThat(refusals("a", "ann", AssetState.CANARY, 0.01)).isEmpty();
        assertThat(refusals("a", "ann", AssetState.LIVE)).isEmpty();
    }

    @Test
    void theStepsOfACanaryComeInOrder() {
        entries.add("a", AssetState.APPROVED, "ben");
        assertThat(refusals("a", "ben", AssetState.CANARY, 0.05))
                .containsExactly(
                        "The share (0.05) skips a step of the canary (0.01, 0.05, 0.25, 1.0). Take (0.01) first.");
        assertThat(refusals("a", "ben", AssetState.CANARY, 0.5))
                .singleElement()
                .asString()
                .contains("one of 0.01");
        assertThat(refusals("a", "ben", AssetState.CANARY))
                .singleElement()
                .asString()
                .contains("(none)");
        for (double step : CanarySteps.SHARES) {
            assertThat(refusals("a", "ben", AssetState.CANARY, step)).isEmpty();
            entries.canary("a", step);
            assertThat(refusals("a", "ben", AssetState.LIVE).isEmpty()).isEqualTo(step == 1.0);
        }
        assertThat(refusals("a", "ben", AssetState.CANARY, 0.01))
                .as("it may shrink")
                .isEmpty();
    }

    @Test
    void anotherNameHasToBeRetiredBeforeOneGoesLiveInItsPlace() {
        AssetId other = new AssetId(AssetKind.MODEL, "second", SHOP, REGRET, "b");
        entries.add("a", AssetState.LIVE, "ben").add(other, StateChange.to(AssetState.DRAFT), Optional.empty(), "ann");
        assertThat(refusals("b", "ben", AssetState.LIVE))
                .singleElement()
                .asString()
                .contains("(regret, a)", "(second) does not displace another name", "Retire it first.");
        entries.add("a", AssetState.RETIRED, "ben");
        assertThat(refusals("b", "ben", AssetState.LIVE)).isEmpty();
    }

    @Test
    void theLiveVersionStaysUntilAnotherIsOrItIsRetired() {
        entries.add("a", AssetState.LIVE, "ben");
        assertThat(refusals("a", "ben", AssetState.SHADOW))
                .singleElement()
                .asString()
                .contains("stays live");
        assertThat(refusals("a", "ben", AssetState.LIVE)).containsExactly("The model is LIVE already.");
        assertThat(refusals("a", "ben", AssetState.DRAFT)).isNotEmpty();
        assertThat(refusals("a", "ben", AssetState.RETIRED)).isEmpty();
    }

    @Test
    void aReasonIsAlwaysGiven() {
        assertThat(Transitions.reason(" ")).isPresent();
        assertThat(Transitions.reason("x".repeat(2_001))).isPresent();
        assertThat(Transitions.reason("better on the last six weeks")).isEmpty();
    }
}
