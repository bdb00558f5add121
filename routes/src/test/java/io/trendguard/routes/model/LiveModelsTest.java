package io.trendguard.routes.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.ModelChange;
import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.PublicationPayload.What;
import io.trendguard.model.registry.Lineup;
import io.trendguard.model.registry.ModelStore;
import io.trendguard.routes.settings.ExcludedFeatures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveModelsTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Tenant OTHER = new Tenant("other");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private LiveModels models(String setting) {
        return new LiveModels(
                new ModelStore(temp),
                Optional.of(new LiveModels.Setting(setting, List.of("nobody checked it"))),
                ExcludedFeatures.DEFAULTS);
    }

    private static PublicationPayload live(String version, String actor) {
        return new PublicationPayload(
                What.MODEL,
                LiveModels.POINT,
                version,
                Optional.empty(),
                actor,
                "because",
                Optional.of(ModelChange.to(State.LIVE)));
    }

    @Test
    void theModelOfTheSettingsIsAnnouncedOnceForEachTenantWithWhatSpeaksAgainstIt() {
        LiveModels models = models("a");
        PublicationPayload entry = models.toAnnounce(SHOP).orElseThrow();
        assertThat(entry.actor()).isEqualTo(Lineup.SETTINGS);
        assertThat(entry.change().orElseThrow().overridden()).containsExactly("nobody checked it");
        models.take(new LoggedPayload(SHOP, LogPlace.at(0), NOON, entry));
        assertThat(models.toAnnounce(SHOP)).isEmpty();
        assertThat(models.toAnnounce(OTHER)).isPresent();
    }

    @Test
    void anotherModelOfTheSettingsTakesOverAfterARestartUnlessAPersonHasChosen() {
        LiveModels restarted = models("b");
        restarted.take(new LoggedPayload(SHOP, LogPlace.at(0), NOON, live("a", Lineup.SETTINGS)));
        assertThat(restarted.toAnnounce(SHOP).orElseThrow().replaced()).contains("a");
        restarted.take(new LoggedPayload(SHOP, LogPlace.at(5), NOON, live("c", "ben")));
        assertThat(restarted.toAnnounce(SHOP)).isEmpty();
    }

    @Test
    void entriesThatComeOutOfOrderCountInTheOrderOfTheirPositions() {
        LiveModels models = models("a");
        models.take(new LoggedPayload(SHOP, LogPlace.at(7), NOON, live("late", "ben")));
        models.take(new LoggedPayload(SHOP, LogPlace.at(3), NOON, live("early", "ben")));
        assertThat(models.lineup(SHOP).live()).contains("late");
        assertThat(models.lineup(SHOP).before()).contains("early");
    }

    @Test
    void whatWasNeverDurableIsForgottenWhenTheLogIsToldAgain() {
        LiveModels models = models("a");
        models.take(new LoggedPayload(SHOP, LogPlace.at(3), NOON, live("early", "ben")));
        models.take(new LoggedPayload(SHOP, LogPlace.at(4), NOON, live("lost", "ben")));
        models.forget();
        models.take(new LoggedPayload(SHOP, LogPlace.at(3), NOON, live("early", "ben")));
        assertThat(models.lineup(SHOP).live()).contains("early");
    }

    @Test
    void aModelThatWasNotKeptJudgesNothing() {
        LiveModels models = models("a");
        models.take(new LoggedPayload(SHOP, LogPlace.at(0), NOON, live("f".repeat(64), "ben")));
        assertThat(models.judges(SHOP, new PersonRef("p_0000000000000000000000"))
                        .champion())
                .isEmpty();
    }
}
