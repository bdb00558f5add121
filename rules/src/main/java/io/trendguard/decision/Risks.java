package io.trendguard.decision;

import io.trendguard.decision.Decision.LineRisk;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.feature.FeatureVector;
import io.trendguard.file.ErrorWords;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.risk.RiskModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The risk of each line, and which line is looked at: the one with the highest risk, of equal ones the first by id. Where the
 * whole order or cart is assessed there is one risk, under the name {@link DecisionRequest#WHOLE}.
 *
 * @param lines in the order of the request
 * @param focus index of the risk that is looked at
 */
record Risks(List<LineRisk> lines, int focus) {
    static final Risks NONE = new Risks(List.of(), 0);

    static Risks assess(DecisionRequest request, RiskModel model) {
        if (request.features().isPresent()) {
            FeatureVector whole = request.features().get();
            return new Risks(
                    List.of(new LineRisk(DecisionRequest.WHOLE, assess(request, model, DecisionRequest.WHOLE, whole))),
                    0);
        }
        List<LineRisk> lines = new ArrayList<>();
        for (LineRequest line : request.lines()) {
            String id = line.line().lineId();
            FeatureVector features = line.features()
                    .orElseThrow(() -> new Decider.Unknown("The features of line (%s) are not known.".formatted(id)));
            lines.add(new LineRisk(id, assess(request, model, id, features)));
        }
        int focus = 0;
        for (int i = 1; i < lines.size(); i++) {
            int higher = lines.get(i)
                    .risk()
                    .probability()
                    .compareTo(lines.get(focus).risk().probability());
            if (higher > 0
                    || (higher == 0
                            && lines.get(i).lineId().compareTo(lines.get(focus).lineId()) < 0)) {
                focus = i;
            }
        }
        return new Risks(List.copyOf(lines), focus);
    }

    private static RiskAssessment assess(DecisionRequest request, RiskModel model, String id, FeatureVector features) {
        try {
            return model.assess(features, request.currency());
        } catch (RuntimeException e) {
            throw new Decider.Unknown("The model (%s) could not assess line (%s): %s"
                    .formatted(model.version(), id, ErrorWords.recorded(e)));
        }
    }
}
