package io.trendguard.routes.api;

import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.RiskThreshold;
import io.trendguard.event.Tenant;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.explain.SimilarScores;
import io.trendguard.model.explain.Waterfall;
import io.trendguard.model.explain.Waterfall.Threshold;
import io.trendguard.model.explain.Waterfalls;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.wiring.LiveAssets;
import io.trendguard.rulebook.Rulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Explains the risks of a decision: one waterfall for each scored line. */
@ApplicationScoped
public class Explanations {
    private static final Logger LOG = LoggerFactory.getLogger(Explanations.class);

    private final Supervisor supervisor;
    private final LiveAssets assets;
    /** By model version. */
    private final Map<String, SimilarScores> similar = new ConcurrentHashMap<>();

    Explanations(Supervisor supervisor, LiveAssets assets) {
        this.supervisor = supervisor;
        this.assets = assets;
    }

    /** In the order of the lines; empty if nothing was scored. */
    List<Waterfall> of(Tenant tenant, DecisionRequest request, Decision decision) {
        Optional<ServedModel> model = decision.modelVersion().flatMap(assets.models()::find);
        Optional<Rulebook> rulebook = assets.published(decision.rulebookVersion());
        Waterfalls waterfalls = new Waterfalls(model.map(ServedModel::schema), Optional.of(request.currency()));
        List<Waterfall> all = new ArrayList<>();
        Map<String, FeatureVector> known = request.assessed();
        for (Decision.LineRisk scored : decision.risks()) {
            FeatureVector features = known.get(scored.lineId());
            if (features == null) {
                continue;
            }
            all.add(waterfalls.of(
                    scored.lineId(),
                    product(tenant, request, scored.lineId()),
                    calibrated(scored.risk(), features, model),
                    features,
                    rulebook.flatMap(one -> RiskThreshold.of(one, decision, scored.lineId()))
                            .map(Explanations::threshold),
                    decision.modelVersion()
                            .map(this::similar)
                            .flatMap(scores -> scores.at(scored.risk().probability()))));
        }
        return all;
    }

    /** What people call the item; absent where the whole was scored or nobody told. */
    private Optional<String> product(Tenant tenant, DecisionRequest request, String lineId) {
        return request.lines().stream()
                .filter(line -> line.line().lineId().equals(lineId))
                .findFirst()
                .flatMap(line ->
                        supervisor.engine().products().known(tenant, line.line().productId()));
    }

    private SimilarScores similar(String version) {
        SimilarScores known = similar.get(version);
        if (known == null) {
            Optional<ModelFolder> folder = assets.models().folder(version);
            if (folder.isEmpty()) {
                return SimilarScores.UNKNOWN;
            }
            known = similarIn(folder.get());
            similar.put(version, known);
        }
        return known;
    }

    private static SimilarScores similarIn(ModelFolder folder) {
        try {
            return SimilarScores.of(folder);
        } catch (IllegalArgumentException e) {
            LOG.warn("The scores that a model was trained with are not shown: {}", e.getMessage());
            return SimilarScores.UNKNOWN;
        }
    }

    /** An assessment of before calibration, told by the same model on the scale of today where it says the same. */
    private static RiskAssessment calibrated(
            RiskAssessment recorded, FeatureVector features, Optional<ServedModel> model) {
        if (recorded.calibration().isPresent() || model.isEmpty()) {
            return recorded;
        }
        try {
            RiskAssessment today = model.get().assess(features);
            return today.probability().compareTo(recorded.probability()) == 0 ? today : recorded;
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "The model ({}) cannot explain a decision of its own again: {}",
                    recorded.modelVersion(),
                    e.getMessage());
            return recorded;
        }
    }

    private static Threshold threshold(RiskThreshold threshold) {
        return new Threshold(
                threshold.probability(),
                threshold.segment(),
                threshold.reached() ? "above" : "below",
                threshold.consequence());
    }
}
