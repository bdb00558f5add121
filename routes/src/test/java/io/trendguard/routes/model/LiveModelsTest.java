package io.trendguard.routes.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.asset.AssetChange;
import io.trendguard.asset.AssetKind;
import io.trendguard.asset.AssetState;
import io.trendguard.asset.AssetStatus;
import io.trendguard.asset.StateChange;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.model.registry.ModelStore;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.asset.AssetBook;
import io.trendguard.routes.settings.ExcludedFeatures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveModelsTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Tenant OTHER = new Tenant("other");
    private static final DecisionPoint REGRET = new DecisionPoint("regret");
    private static final DecisionPoint CART = new DecisionPoint("cart");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final AssetBook book = new AssetBook();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private LiveModels models(String setting) {
        return new LiveModels(
                new ModelStore(temp),
                book,
                Map.of(),
                Map.of(REGRET, new LiveModels.Setting(setting, List.of("nobody checked it"))),
                ExcludedFeatures.DEFAULTS);
    }

    private static PublicationPayload live(DecisionPoint point, String version, String actor) {
        return new PublicationPayload(
                LiveModels.asset(SHOP, point, version),
                Optional.empty(),
                actor,
                "because",
                StateChange.to(AssetState.LIVE));
    }

    private Optional<String> champion(DecisionPoint point) {
        return models("a").at(SHOP, point).champion().map(AssetStatus::version);
    }

    @Test
    void theModelOfTheSettingsIsAnnouncedOnceForEachTenantWithWhatSpeaksAgainstIt() {
        LiveModels models = models("a");
        PublicationPayload entry = models.toAnnounce(SHOP, REGRET).orElseThrow();
        assertThat(entry.actor()).isEqualTo(AssetChange.SETTINGS);
        assertThat(entry.decisionPoint()).contains(REGRET);
        assertThat(entry.change().orElseThrow().overridden()).containsExactly("nobody checked it");
        book.take(new LoggedPayload(SHOP, LogPlace.at(0), NOON, entry));
        assertThat(models.toAnnounce(SHOP, REGRET)).isEmpty();
        assertThat(models.toAnnounce(OTHER, REGRET)).isPresent();
        assertThat(models.toAnnounce(SHOP, CART))
                .as("no setting names one for it")
                .isEmpty();
    }

    @Test
    void anotherModelOfTheSettingsTakesOverAfterARestartUnlessAPersonHasChosen() {
        LiveModels restarted = models("b");
        book.take(new LoggedPayload(SHOP, LogPlace.at(0), NOON, live(REGRET, "a", AssetChange.SETTINGS)));
        assertThat(restarted.toAnnounce(SHOP, REGRET).orElseThrow().replaced()).contains("a");
        book.take(new LoggedPayload(SHOP, LogPlace.at(5), NOON, live(REGRET, "c", "ben")));
        assertThat(restarted.toAnnounce(SHOP, REGRET)).isEmpty();
    }

    @Test
    void whatAPersonChoosesAtOnePointSaysNothingOfAnother() {
        book.take(new LoggedPayload(SHOP, LogPlace.at(5), NOON, live(CART, "c", "ben")));
        assertThat(models("a").toAnnounce(SHOP, REGRET)).isPresent();
        assertThat(champion(CART)).contains("c");
        assertThat(champion(REGRET)).isEmpty();
        assertThat(models("a").points(SHOP)).containsExactly(CART, REGRET);
    }

    @Test
    void entriesThatComeOutOfOrderCountInTheOrderOfTheirPositions() {
        book.take(new LoggedPayload(SHOP, LogPlace.at(7), NOON, live(REGRET, "late", "ben")));
        book.take(new LoggedPayload(SHOP, LogPlace.at(3), NOON, live(REGRET, "early", "ben")));
        assertThat(champion(REGRET)).contains("late");
        assertThat(models("a").at(SHOP, REGRET).previous()).contains(LiveModels.asset(SHOP, REGRET, "early"));
    }

    @Test
    void whatWasNeverDurableIsForgottenWhenTheLogIsReplayed() {
        book.take(new LoggedPayload(SHOP, LogPlace.at(3), NOON, live(REGRET, "early", "ben")));
        book.take(new LoggedPayload(SHOP, LogPlace.at(4), NOON, live(REGRET, "lost", "ben")));
        book.forget();
        book.take(new LoggedPayload(SHOP, LogPlace.at(3), NOON, live(REGRET, "early", "ben")));
        assertThat(champion(REGRET)).contains("early");
    }

    @Test
    void aSavedBookIsLoadedAsItWas() {
        book.take(new LoggedPayload(SHOP, LogPlace.at(3), NOON, live(REGRET, "early", "ben")));
        book.take(new LoggedPayload(SHOP, LogPlace.at(4), NOON, live(CART, "cart", "ben")));
        AssetBook loaded = new AssetBook();
        book.save(SHOP, (position, change) -> loaded.restore(SHOP, position, change));
        assertThat(loaded.states(SHOP).at(AssetKind.MODEL, SHOP, CART).all())
                .isEqualTo(models("a").at(SHOP, CART).all());
    }

    @Test
    void aModelThatWasNotKeptJudgesNothing() {
        book.take(new LoggedPayload(SHOP, LogPlace.at(0), NOON, live(REGRET, "f".repeat(64), "ben")));
        assertThat(models("a")
                        .judges(SHOP, REGRET, new PersonRef("p_0000000000000000000000"))
                        .champion())
                .isEmpty();
    }
}
