package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.feature.Feature;
import io.trendguard.risk.CalibrationStep;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.RiskAssessment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes contributions as millionths of log-odds, one for each feature of the line in its order. Those of other features, or too
 * large for that, are pairs of the feature's name and its exact log-odds.
 */
final class Contributions {
    private static final String PATH = "decision.risks.contributions";

    private Contributions() {}

    static void write(RiskAssessment risk, List<Feature> features, JsonGenerator out) throws IOException {
        List<Contribution> contributions = risk.contributions();
        out.writeStartArray();
        if (oneForEach(contributions, features)) {
            for (long millionths : millionths(risk)) {
                out.writeNumber(millionths);
            }
        } else {
            for (Contribution contribution : contributions) {
                out.writeStartArray();
                out.writeString(contribution.feature());
                out.writeNumber(contribution.logOdds());
                out.writeEndArray();
            }
        }
        out.writeEndArray();
    }

    private static long[] millionths(RiskAssessment risk) {
        double[] logOdds = new double[risk.contributions().size()];
        double sum = risk.baseline()
                + risk.calibration().map(CalibrationStep::logOdds).orElse(0.0);
        for (int i = 0; i < logOdds.length; i++) {
            logOdds[i] = risk.contributions().get(i).logOdds();
            sum += logOdds[i];
        }
        return Rounding.millionths(logOdds, risk.logOdds() - sum);
    }

    private static boolean oneForEach(List<Contribution> contributions, List<Feature> features) {
        if (contributions.size() != features.size()) {
            return false;
        }
        for (int i = 0; i < features.size(); i++) {
            Contribution contribution = contributions.get(i);
            if (!contribution.feature().equals(features.get(i).name()) || !Rounding.fits(contribution.logOdds())) {
                return false;
            }
        }
        return true;
    }

    static List<Contribution> read(List<JsonNode> items, List<Feature> features) {
        List<Contribution> contributions = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            if (item.isArray()) {
                contributions.add(new Contribution(Fields.text(item.path(0), PATH), Fields.number(item.path(1), PATH)));
            } else if (i < features.size() && item.isIntegralNumber() && item.canConvertToLong()) {
                contributions.add(new Contribution(features.get(i).name(), Rounding.fromMillionths(item.longValue())));
            } else {
                throw Fields.wrong(
                        PATH, item, "a whole number for each of the line's %d features".formatted(features.size()));
            }
        }
        return contributions;
    }
}
