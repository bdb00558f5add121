package io.trendguard.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.json.Json;
import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.Features;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.SeededModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationCheckTest {
    private static final FeatureSchema SCHEMA = SeededModel.ROWS.schema();
    private static final Standing BROUGHT_BY_ANN =
            new Standing("v", State.DRAFT, Optional.empty(), Instant.EPOCH, "ann", "new", Optional.of("ann"));

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
        assertThat(PublicationCheck.objections(SeededModel.folder(), State.LIVE))
                .singleElement()
                .asString()
                .contains("no readiness.json");
        assertThat(PublicationCheck.objections(SeededModel.folder(), State.SHADOW))
                .isEmpty();
    }

    @Test
    void everyFindingThatRefusesIsAnObjectionAndANoteIsNone() throws Exception {
        Readiness.Finding leak =
                new Readiness.Finding(Readiness.Check.LEAK, true, "tenure_days", "It knows the outcome.");
        Readiness.Finding note = new Readiness.Finding(Readiness.Check.COHORT, false, "phones", "A little worse.");
        assertThat(PublicationCheck.objections(with(new Readiness(List.of(leak, note))), State.CANARY))
                .containsExactly("LEAK, tenure_days: It knows the outcome.");
        assertThat(PublicationCheck.objections(with(new Readiness(List.of(note))), State.LIVE))
                .isEmpty();
    }

    @Test
    void aModelOfOtherFeaturesIsRefused() {
        assertThat(PublicationCheck.refusals(SCHEMA, Features.schema(), BROUGHT_BY_ANN, State.SHADOW, "ben"))
                .singleElement()
                .asString()
                .contains(SCHEMA.version(), Features.schema().version());
        assertThat(PublicationCheck.refusals(SCHEMA, SCHEMA, BROUGHT_BY_ANN, State.LIVE, "ben"))
                .isEmpty();
    }

    @Test
    void whoBroughtAModelDoesNotPutItIntoUse() {
        assertThat(PublicationCheck.refusals(SCHEMA, SCHEMA, BROUGHT_BY_ANN, State.CANARY, "ann"))
                .containsExactly("(ann) brought it, so somebody else has to put it into use.");
        assertThat(PublicationCheck.refusals(SCHEMA, SCHEMA, BROUGHT_BY_ANN, State.SHADOW, "ann"))
                .isEmpty();
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
