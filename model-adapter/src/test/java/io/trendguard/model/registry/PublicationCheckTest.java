package io.trendguard.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.asset.AssetState;
import io.trendguard.json.Json;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.point.regret.RegretFeatures;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.SeededModel;
import io.trendguard.point.DecisionPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationCheckTest {
    private static final FeatureSchema SCHEMA = SeededModel.ROWS.schema();
    private static final DecisionPoint REGRET = new DecisionPoint("regret");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private ModelFolder with(Readiness readiness) throws Exception {
        Map<String, byte[]> files = SeededModel.folder().files();
        files.put(ModelFolder.READINESS, Json.mapper().writeValueAsBytes(readiness));
        return ModelFolder.write(temp.resolve("ready"), files);
    }

    @Test
    void aModelThatNobodyCheckedIsObjectedToAndAShadowIsNot() {
        assertThat(PublicationCheck.objections(SeededModel.folder(), AssetState.LIVE))
                .singleElement()
                .asString()
                .contains("no readiness.json");
        assertThat(PublicationCheck.objections(SeededModel.folder(), AssetState.SHADOW))
                .isEmpty();
    }

    @Test
    void everyFindingThatRefusesIsAnObjectionAndANoteIsNone() throws Exception {
        Readiness.Finding leak =
                new Readiness.Finding(Readiness.Check.LEAK, true, "tenure_days", "It knows the outcome.");
        Readiness.Finding note = new Readiness.Finding(Readiness.Check.COHORT, false, "phones", "A little worse.");
        assertThat(PublicationCheck.objections(with(new Readiness(List.of(leak, note))), AssetState.CANARY))
                .containsExactly("LEAK, tenure_days: It knows the outcome.");
        assertThat(PublicationCheck.objections(with(new Readiness(List.of(note))), AssetState.LIVE))
                .isEmpty();
    }

    @Test
    void aModelOfOtherFeaturesIsRefused() {
        FeatureSchema other = RegretFeatures.SCHEMA;
        assertThat(PublicationCheck.mismatch(SeededModel.folder(), Map.of(REGRET, other)))
                .get()
                .asString()
                .contains(SCHEMA.version(), other.version(), "at the decision point (regret)");
        assertThat(PublicationCheck.mismatch(SeededModel.folder(), Map.of(REGRET, SCHEMA)))
                .isEmpty();
    }

    @Test
    void aModelOfAPointThatIsNotDecidedHereIsRefusedWithFieldValueAndRemedy() throws Exception {
        Map<String, byte[]> files = SeededModel.folder().files();
        files.put(ModelFolder.DECISION_POINT, ModelFolder.naming(new DecisionPoint("gift-wrap")));
        ModelFolder strange = ModelFolder.write(temp.resolve("strange"), files);
        assertThat(PublicationCheck.mismatch(strange, Map.of(REGRET, SCHEMA)))
                .contains(
                        "Its file (decision-point.json) names the decision point (gift-wrap), and the service decides [regret]. Publish it where (gift-wrap) is decided, or train it for one of these.");
    }

    @Test
    void aKeptModelIsFoundByItsVersionAndRefusedOnceAByteIsChanged() throws Exception {
        ModelStore store = new ModelStore(temp.resolve("kept"));
        String version = SeededModel.folder().version();
        assertThat(store.find(version)).isEmpty();
        store.keep(SeededModel.folder());
        assertThat(store.keep(SeededModel.folder()).version()).isEqualTo(version);
        assertThat(store.find(version).orElseThrow().version()).isEqualTo(version);
        assertThat(store.find("../" + version)).isEmpty();
        Path metrics = temp.resolve("kept").resolve(version).resolve(ModelFolder.METRICS);
        byte[] bytes = Files.readAllBytes(metrics);
        bytes[10] ^= 1;
        Files.write(metrics, bytes);
        assertThatThrownBy(() -> store.find(version)).hasMessageContaining("(metrics.json)");
        assertThat(store.isDamaged(version)).isTrue();

        store.keep(SeededModel.folder());
        assertThat(store.isDamaged(version)).as("it was written again").isFalse();
        assertThat(store.find(version)).isPresent();
    }
}
