package io.trendguard.simulation.bench;

import io.trendguard.feature.FeatureVector;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.risk.RiskModel;
import java.util.List;
import java.util.Optional;

/** The same model without the explanation of its score, to see what reasons cost. */
record WithoutReasons(ServedModel model) implements RiskModel {
    @Override
    public String version() {
        return model.version();
    }

    @Override
    public RiskAssessment assess(FeatureVector features) {
        return new RiskAssessment(
                model.score(features).probability(),
                0,
                0,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                model.version());
    }
}
