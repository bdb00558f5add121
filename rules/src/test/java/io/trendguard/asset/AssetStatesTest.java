package io.trendguard.asset;

import static io.trendguard.asset.Publications.CART;
import static io.trendguard.asset.Publications.NOON;
import static io.trendguard.asset.Publications.OTHER;
import static io.trendguard.asset.Publications.REGRET;
import static io.trendguard.asset.Publications.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.PublicationPayload.What;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssetStatesTest {
    private final Publications entries = new Publications();

    @ParameterizedTest
    @EnumSource(AssetKind.class)
    void publishingForOnePointOrTenantNeverDisplacesAnother(AssetKind kind) {
        entries.live(new AssetId(kind, "policy", SHOP, REGRET, "a"))
                .live(new AssetId(kind, "policy", SHOP, CART, "b"))
                .live(new AssetId(kind, "policy", OTHER, REGRET, "c"));

        assertThat(entries.live(kind, SHOP, REGRET)).contains("a");
        assertThat(entries.live(kind, SHOP, CART)).contains("b");
        assertThat(entries.live(kind, OTHER, REGRET)).contains("c");
        assertThat(entries.live(kind, OTHER, CART)).isEmpty();
    }

    @Test
    void publishingOneKindNeverDisplacesAnother() {
        entries.live(new AssetId(AssetKind.MODEL, "regret", SHOP, REGRET, "m"))
                .live(new AssetId(AssetKind.RULEBOOK, "regret", SHOP, REGRET, "r"));

        assertThat(entries.live(AssetKind.MODEL, SHOP, REGRET)).contains("m");
        assertThat(entries.live(AssetKind.RULEBOOK, SHOP, REGRET)).contains("r");
    }

    @ParameterizedTest
    @EnumSource(AssetKind.class)
    void publishingOneNameNeverDisplacesAnotherSoThereIsOneChampion(AssetKind kind) {
        entries.live(new AssetId(kind, "first", SHOP, REGRET, "a"))
                .live(new AssetId(kind, "second", SHOP, REGRET, "b"));

        assertThat(entries.live(kind, SHOP, REGRET)).contains("a");
        assertThat(entries.states().find(kind, SHOP, "b")).isEmpty();
    }

    @Test
    void anEntryThatNamesWhatItReplacesPutsAnotherNameInItsPlaceAndARollbackUndoesIt() {
        AssetId first = new AssetId(AssetKind.RULEBOOK, "first", SHOP, REGRET, "a");
        AssetId second = new AssetId(AssetKind.RULEBOOK, "second", SHOP, REGRET, "b");
        entries.live(first).add(second, StateChange.to(AssetState.LIVE), Optional.of("a"), AssetChange.SETTINGS);
        assertThat(entries.live(AssetKind.RULEBOOK, SHOP, REGRET)).contains("b");
        assertThat(entries.states().at(AssetKind.RULEBOOK, SHOP, REGRET).previous())
                .contains(first);

        entries.add(first, StateChange.backToLive(), Optional.of("b"), "ben");
        assertThat(entries.live(AssetKind.RULEBOOK, SHOP, REGRET)).contains("a");
    }

    @Test
    void entriesOfVersionsOneAndTwoGiveTheSameStates() {
        PublicationPayload settings =
                new PublicationPayload(What.MODEL, "regret", "a", Optional.empty(), "settings", "in use");
        PublicationPayload person = new PublicationPayload(
                What.MODEL,
                "regret",
                Optional.empty(),
                Optional.empty(),
                "b",
                Optional.of("a"),
                "ben",
                "better",
                Optional.of(StateChange.to(AssetState.LIVE)));
        PublicationPayload rulebook =
                new PublicationPayload(What.RULEBOOK, "regret-48h", "r", Optional.empty(), "settings", "in use");
        AssetStates states = AssetStates.of(List.of(settings, person, rulebook).stream()
                .flatMap(entry -> entry.assetChange(SHOP, NOON).stream())
                .toList());

        PointAssets models = states.at(AssetKind.MODEL, SHOP, REGRET);
        assertThat(models.champion().map(AssetStatus::version)).contains("b");
        assertThat(models.previous()).contains(Publications.model("a"));
        assertThat(models.isChosenByPerson()).isTrue();
        assertThat(states.at(AssetKind.RULEBOOK, SHOP, REGRET).champion().map(AssetStatus::version))
                .contains("r");
        assertThat(new PublicationPayload(What.SAFE_MODE, "safe-mode", "on", Optional.empty(), "ben", "")
                        .assetChange(SHOP, NOON))
                .isEmpty();
    }
}
