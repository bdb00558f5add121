package io.trendguard.routes.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.asset.AssetChange;
import io.trendguard.asset.AssetId;
import io.trendguard.asset.AssetKind;
import io.trendguard.asset.AssetState;
import io.trendguard.asset.StateChange;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.PublicationPayload.What;
import io.trendguard.model.registry.ModelStore;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.api.RulebooksLoadedProbe;
import io.trendguard.routes.asset.AssetBook;
import io.trendguard.routes.model.LiveModels;
import io.trendguard.routes.point.giftwrap.GiftWrapPoint;
import io.trendguard.routes.settings.ExcludedFeatures;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.settings.SettingsReader;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rulebook decides where, and what is told of one that cannot. */
class RulebooksTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Tenant OTHER = new Tenant("other");
    private static final DecisionPoint REGRET = new DecisionPoint("regret");
    private static final DecisionPoint GIFT_WRAP = GiftWrapPoint.NAME;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private final AssetBook book = new AssetBook();

    private LiveAssets assets(String rulebooks) {
        ServiceSettings settings = new SettingsReader(name -> switch (name) {
                    case "trendguard.data" -> Optional.of(temp.toString());
                    case "trendguard.rulebook" -> Optional.of(rulebooks);
                    default -> Optional.empty();
                })
                .read();
        AssetRemarks remarks = new AssetRemarks();
        RulebookStore store = new RulebookStore(settings.rulebooks(), remarks);
        LiveModels models = new LiveModels(
                new ModelStore(settings.registry()), book, Map.of(), Map.of(), ExcludedFeatures.DEFAULTS);
        return new LiveAssets(book, new RulebookLoader(settings, store).load(), store, models, remarks);
    }

    /** A copy of a point's rulebook that says it is for another tenant. */
    private Path copy(String name, DecisionPoint point, String tenant) throws IOException {
        Path folder = temp.resolve(name);
        RulebookFiles files = point.equals(GIFT_WRAP)
                ? RulebookFiles.read(Path.of("src", "test", "resources", "gift-wrap"))
                : RulebookFiles.shipped("regret-48h");
        files.write(folder);
        Path manifest = folder.resolve("rulebook.yaml");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("(?m)^tenant: .*$", "tenant: " + tenant));
        return folder;
    }

    /** The rulebook was in use before, so that it is not checked again. */
    private Path checked(Path rulebook) throws IOException {
        RulebookFiles files = RulebookFiles.read(rulebook);
        files.write(temp.resolve("rulebooks").resolve(files.version()));
        return rulebook;
    }

    private static Optional<String> version(LiveAssets assets, Tenant tenant, DecisionPoint point) {
        return assets.rulebook(tenant, point).map(Rulebook::version);
    }

    private void live(Tenant tenant, DecisionPoint point, String version, String actor) {
        AssetId rulebook = new AssetId(AssetKind.RULEBOOK, point.name(), tenant, point, version);
        int position = book.states(tenant).of(AssetKind.RULEBOOK, tenant).size();
        book.take(new LoggedPayload(
                tenant,
                LogPlace.at(position),
                NOON,
                new PublicationPayload(rulebook, Optional.empty(), actor, "because", StateChange.to(AssetState.LIVE))));
    }

    @Test
    void twoRulebooksThatClaimOnePointAndTenantStopTheStart() {
        assertThatThrownBy(() -> assets("regret, regret-48h"))
                .isInstanceOf(RefusedAssetException.class)
                .hasMessageContaining("The rulebooks (regret) and (regret-48h) cannot be used together")
                .hasMessageContaining("decision point (regret) for the tenant (any)")
                .hasMessageContaining("Name one of them in trendguard.rulebook");
    }

    @Test
    void aTenantsOwnRulebookDecidesForItAndTheOneForAnyTenantForTheOthers() throws Exception {
        Path own = checked(copy("own", REGRET, "shop"));
        LiveAssets assets = assets("regret," + own);
        assertThat(version(assets, SHOP, REGRET))
                .contains(RulebookFiles.read(own).version());
        assertThat(version(assets, OTHER, REGRET))
                .contains(Rulebook.shipped("regret").version());
    }

    @Test
    void eachDecisionPointHasItsRulebookAndIsAnnouncedByItself() throws Exception {
        Path wrap = checked(copy("wrap", GIFT_WRAP, "any"));
        LiveAssets assets = assets("regret," + wrap);
        assertThat(assets.points(SHOP)).containsExactly(GIFT_WRAP, REGRET);
        PublicationPayload entry =
                (PublicationPayload) assets.toAnnounce(SHOP, GIFT_WRAP).get(0);
        assertThat(entry.what()).isEqualTo(What.RULEBOOK);
        assertThat(entry.decisionPoint()).contains(GIFT_WRAP);
        assertThat(entry.tenant()).contains(SHOP);
        assets.take(new LoggedPayload(SHOP, LogPlace.at(0), NOON, entry));
        assertThat(assets.toAnnounce(SHOP, GIFT_WRAP)).isEmpty();
        assertThat(assets.toAnnounce(SHOP, REGRET)).hasSize(1);
    }

    @Test
    void anEntryOfBeforeIsTheRulebookOfTheOnlyPointThereWas() {
        LiveAssets assets = assets("regret-48h");
        String before = Rulebook.shipped("regret").version();
        assets.take(new LoggedPayload(
                SHOP,
                LogPlace.at(0),
                NOON,
                new PublicationPayload(
                        What.RULEBOOK, "regret", before, Optional.empty(), AssetChange.SETTINGS, "in use")));
        PublicationPayload entry =
                (PublicationPayload) assets.toAnnounce(SHOP, REGRET).get(0);
        assertThat(entry.replaced()).contains(before);
        assets.take(new LoggedPayload(SHOP, LogPlace.at(1), NOON, entry));
        assertThat(assets.toAnnounce(SHOP, REGRET)).isEmpty();
    }

    @Test
    void aRulebookThatCannotBeLoadedMakesHealthDownForItsPointAloneUntilItIsPutBack() throws Exception {
        RulebookFiles files = RulebookFiles.read(copy("wrap", GIFT_WRAP, "any"));
        LiveAssets assets = assets("regret");
        live(SHOP, GIFT_WRAP, files.version(), "ben");
        assets.warm();

        HealthCheckResponse down = RulebooksLoadedProbe.of(assets);
        assertThat(down.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(down.getData().orElseThrow())
                .containsOnlyKeys("gift-wrap")
                .hasEntrySatisfying(
                        "gift-wrap",
                        why -> assertThat(why.toString())
                                .contains(
                                        "The rulebook (gift-wrap) of the tenant (shop) cannot be loaded",
                                        "was not kept"));
        assertThat(version(assets, SHOP, GIFT_WRAP)).isEmpty();
        assertThat(version(assets, SHOP, REGRET)).isPresent();

        files.write(temp.resolve("rulebooks").resolve(files.version()));
        assertThat(RulebooksLoadedProbe.of(assets).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(version(assets, SHOP, GIFT_WRAP)).contains(files.version());
    }

    @Test
    void whatAPersonChoseIsNotReplacedByTheSettings() {
        LiveAssets assets = assets("regret");
        String other = Rulebook.shipped("regret-48h").version();
        live(SHOP, REGRET, other, "ben");
        assertThat(assets.toAnnounce(SHOP, REGRET)).isEmpty();
        assertThat(List.copyOf(assets.failures())).isEmpty();
        assertThat(version(assets, SHOP, REGRET)).as("it was never kept here").isEmpty();
        assertThat(assets.failures())
                .singleElement()
                .extracting(AssetFailure::point)
                .isEqualTo(REGRET);
    }
}
