package io.trendguard.model.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.feature.FeatureValue;
import io.trendguard.json.Json;
import io.trendguard.risk.RiskAssessment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XgboostRiskModelTest extends RiskModelContract {
    @Override
    ServedModel model() {
        return RiskModels.load(SeededModel.treesAlone());
    }

    @Test
    void aReasonNamesItsValue() {
        RiskAssessment risk = model().assess(with("discount_depth", new FeatureValue.Numeric(0.98f)));
        assertThat(risk.reasons())
                .filteredOn(reason -> reason.code().equals("DEEP_DISCOUNT"))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.analystSentence()).isEqualTo("The discount is 98 %, which raises the risk.");
                    assertThat(reason.customerSentence()).isEqualTo("discount_depth speaks against it.");
                });
    }

    @Test
    void aValueAboveTheCapCountsAsTheCapAndIsNoted() {
        Encoding.OfNumber encoding = (Encoding.OfNumber) SeededModel.treesAlone()
                .json(ModelFolder.ENCODING, Encoding.class)
                .features()
                .get(3);
        float cap = encoding.cap().orElseThrow();
        RiskAssessment capped = model().assess(with("order_value", new FeatureValue.Numeric(1e7f)));
        assertThat(capped.notes())
                .contains("order_value: 1.0E7 counts as %s, the highest that the model knows well".formatted(cap));
        RiskAssessment same = model().assess(with("order_value", new FeatureValue.Numeric(cap)));
        assertThat(capped.contributions()).isEqualTo(same.contributions());
        assertThat(same.notes()).noneMatch(note -> note.startsWith("order_value"));
    }

    @Test
    void anUnknownWordAndARareOneCountAsMissingAndAreNoted() {
        RiskAssessment missing = model().assess(with("category", new FeatureValue.Missing("the page did not say")));
        assertThat(missing.notes()).contains("category: missing (the page did not say)");
        for (String word : List.of("never-seen", "category-39")) {
            RiskAssessment unknown = model().assess(with("category", new FeatureValue.Category(word)));
            assertThat(unknown.notes())
                    .contains("category: the word (%s) is unknown to the model and counts as missing".formatted(word));
            assertThat(unknown.contributions()).isEqualTo(missing.contributions());
        }
    }

    @Test
    void aModelThatDisagreesWithXgboostIsRefusedWithRowAndValues(@TempDir Path copy) throws Exception {
        ModelFolder folder = SeededModel.treesAlone();
        Probe[] wrongShap = folder.json(ModelFolder.PROBES, Probe[].class);
        wrongShap[3].contributions()[1] += 0.001f;
        assertThatThrownBy(() -> RiskModels.load(rewritten(copy, folder, wrongShap)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on probe row (3) the contribution of hours_since_peak is")
                .hasMessageContaining("by the file");
        Probe[] wrongScore = folder.json(ModelFolder.PROBES, Probe[].class);
        Probe probe = wrongScore[2];
        wrongScore[2] = new Probe(probe.row(), probe.logOdds() + 0.0001f, probe.contributions());
        assertThatThrownBy(() -> RiskModels.load(rewritten(copy, folder, wrongScore)))
                .hasMessageContaining("on probe row (2) the score is");
    }

    @Test
    void aMissingLibraryNamesTheRemedy() {
        XgboostLibrary.check();
        assertThat(XgboostLibrary.remedy(new ExceptionInInitializerError(new UnsatisfiedLinkError(
                        "/tmp/libxgboost4j.so: libgomp.so.1: cannot open shared object file"))))
                .contains("apt-get install libgomp1");
    }

    private static ModelFolder rewritten(Path copy, ModelFolder folder, Probe[] probes) throws Exception {
        Map<String, byte[]> files = folder.files();
        files.put(ModelFolder.PROBES, Json.mapper().writeValueAsBytes(probes));
        return ModelFolder.write(copy.resolve("rewritten"), files);
    }
}
