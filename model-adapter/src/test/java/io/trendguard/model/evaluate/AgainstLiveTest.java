package io.trendguard.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.outside.ModelImport;
import io.trendguard.model.serve.CostRule;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.SeededModel;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trained;
import io.trendguard.model.train.Trainer;
import io.trendguard.point.regret.RegretPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgainstLiveTest {
    private static final NamedCosts COSTS = new NamedCosts("the published costs", "", CostRule.DEFAULT);
    private static final Effort EFFORT = Effort.brief(7);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private static Trained trained(TrainSettings settings) throws Exception {
        return Trainer.train(SeededModel.ROWS, settings.withThreads(1), Progress.SILENT);
    }

    private static TrainSettings good() {
        return TrainSettings.of("seeded rows", true).withMaxRounds(60);
    }

    /** As if it had learnt from nothing that was bought after a moment. */
    private ModelFolder learntBefore(String moment) throws Exception {
        Map<String, byte[]> files = SeededModel.folder().files();
        ObjectNode provenance = (ObjectNode) Json.mapper().readTree(files.get(ModelFolder.PROVENANCE));
        ((ObjectNode) provenance.path("shipped")).put("to", moment);
        files.put(ModelFolder.PROVENANCE, Json.mapper().writeValueAsBytes(provenance));
        return ModelFolder.write(temp.resolve("earlier"), files);
    }

    @Test
    void aModelComparedWithItselfIsNoBetterAndTheWordsSaySo() throws Exception {
        ModelFolder model = learntBefore("2000-01-01T00:00:00Z");
        ModelComparison same = new AgainstLive(model).with(model, SeededModel.ROWS, COSTS, EFFORT);
        assertThat(same.rows()).isGreaterThan(100);
        assertThat(same.aucGain()).isEqualTo(new Interval(0, 0, 0));
        assertThat(same.logLossGain().excludesZero()).isFalse();
        assertThat(same.costGainMinor()).isEqualTo(new Interval(0, 0, 0));
        assertThat(same.liveAuc()).isEqualTo(same.newAuc());
        assertThat(same.words()).anyMatch(line -> line.endsWith("no difference that is more than chance."));
    }

    /** A logistic regression that has it the wrong way round. */
    private ModelFolder wrong() throws Exception {
        Path file = Files.writeString(
                temp.resolve("wrong.yaml"),
                "says: upside down\nintercept: 0.0\nfeatures:\n  - {feature: discount_depth, coefficient: -3, mean: 0.5}\n");
        return new ModelImport(file, temp.resolve("wrong"), RegretPoint.NAME)
                .logistic(SeededRows.SCHEMA, Optional.empty());
    }

    @Test
    void aBetterModelIsSeenToBeBetterOnTheSameLines() throws Exception {
        ModelFolder wrong = wrong();
        Trained trained = trained(good());
        ModelComparison gain = new AgainstLive(wrong).with(trained, COSTS, EFFORT);
        assertThat(gain.live()).isEqualTo(wrong.version());
        assertThat(gain.aucGain().low()).isPositive();
        assertThat(gain.logLossGain().low()).isPositive();
        assertThat(gain.aucGain().value())
                .isEqualTo(gain.newAuc().value() - gain.liveAuc().value());
        assertThat(gain.words().get(1)).startsWith("AUC higher by").doesNotContain("chance");
        ModelComparison again = new AgainstLive(wrong).with(trained, COSTS, EFFORT);
        assertThat(CanonicalJson.bytes(again)).isEqualTo(CanonicalJson.bytes(gain));
    }

    @Test
    void modelsOfFoldersAreComparedAndAWorseOneIsToldToBeWorse() throws Exception {
        ModelComparison loss =
                new AgainstLive(learntBefore("2000-01-01T00:00:00Z")).with(wrong(), SeededModel.ROWS, COSTS, EFFORT);
        assertThat(loss.aucGain().high()).isNegative();
        assertThat(loss.words().get(1)).startsWith("AUC lower by");
    }

    @Test
    void linesThatTheLiveModelHasLearntFromAreLeftOut() throws Exception {
        Trained trained = trained(good());
        assertThatThrownBy(() -> new AgainstLive(SeededModel.folder()).with(trained, COSTS, EFFORT))
                .hasMessageContaining(
                        "Only (0) rows, (0) of them with the outcome, are later than what both models learnt from");
    }

    @Test
    void aLiveModelOfOtherFeaturesCannotBeCompared() throws Exception {
        TrainingSet rows = SeededModel.ROWS;
        TrainingSet fewer = new TrainingSet(
                new FeatureSchema(SeededRows.SCHEMA.definitions().subList(0, 6)),
                rows.rowKeys(),
                rows.eventTimes(),
                rows.columns().subList(0, 6),
                rows.labels(),
                rows.labelKnownAt(),
                rows.imputed(),
                rows.pricesMinor(),
                rows.customers(),
                rows.returnedAt());
        assertThatThrownBy(() -> new AgainstLive(SeededModel.folder()).requireReads(fewer))
                .hasMessageContaining("so it cannot be compared on them");
    }
}
