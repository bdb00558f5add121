package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.decision.Decision;
import io.trendguard.decision.Decision.LineRisk;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureVector;
import io.trendguard.risk.CalibrationStep;
import io.trendguard.risk.Reason;
import io.trendguard.risk.RiskAssessment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The compact form of risks. The model's version stands where it is not that of the decision. */
final class RiskForm {
    private static final String PATH = "decision.risks";
    private static final Set<String> FIELDS = Set.of(
            "baseline",
            "calibration",
            "contributions",
            "line",
            "log_odds",
            "model_version",
            "notes",
            "probability",
            "reasons");

    private RiskForm() {}

    static void write(Decision decision, DecisionRequest request, ReasonTexts texts, JsonGenerator out)
            throws IOException {
        out.writeStartArray();
        for (LineRisk line : decision.risks()) {
            RiskAssessment risk = line.risk();
            List<Feature> features = features(request, line.lineId());
            out.writeStartObject();
            out.writeNumberField("baseline", risk.baseline());
            if (risk.calibration().isPresent()) {
                out.writeFieldName("calibration");
                write(risk.calibration().get(), out);
            }
            out.writeFieldName("contributions");
            Contributions.write(risk, features, out);
            out.writeStringField("line", line.lineId());
            out.writeNumberField("log_odds", risk.logOdds());
            if (!decision.modelVersion().equals(Optional.of(risk.modelVersion()))) {
                out.writeStringField("model_version", risk.modelVersion());
            }
            Notes.write(risk.notes(), features, out);
            out.writeNumberField("probability", risk.probability());
            writeReasons(risk.reasons(), texts, out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(CalibrationStep step, JsonGenerator out) throws IOException {
        if (step.logOdds() == 0) {
            out.writeString(step.method().name());
            return;
        }
        out.writeStartArray();
        out.writeString(step.method().name());
        out.writeNumber(step.logOdds());
        out.writeEndArray();
    }

    private static void writeReasons(List<Reason> reasons, ReasonTexts texts, JsonGenerator out) throws IOException {
        if (reasons.isEmpty()) {
            return;
        }
        out.writeFieldName("reasons");
        out.writeStartArray();
        for (Reason reason : reasons) {
            out.writeStartArray();
            out.writeNumber(texts.number(reason));
            out.writeNumber(Rounding.sixPlaces(reason.logOdds()));
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    static List<LineRisk> read(
            Fields decision, Optional<String> modelVersion, DecisionRequest request, ReasonTexts texts) {
        List<LineRisk> risks = new ArrayList<>();
        for (JsonNode node : decision.list("risks")) {
            Fields fields = Fields.of(node, PATH, FIELDS);
            String line = fields.text("line");
            List<Feature> features = features(request, line);
            risks.add(new LineRisk(
                    line,
                    new RiskAssessment(
                            fields.sixPlaces("probability"),
                            fields.number("log_odds"),
                            fields.number("baseline"),
                            Contributions.read(fields.list("contributions"), features),
                            fields.find("calibration").map(RiskForm::calibration),
                            fields.optionalList("reasons", texts::read),
                            Notes.read(fields, features),
                            fields.optionalText("model_version")
                                    .or(() -> modelVersion)
                                    .orElseThrow(() ->
                                            new IllegalArgumentException("The model of the risks is not named.")))));
        }
        return risks;
    }

    private static CalibrationStep calibration(JsonNode node) {
        String path = PATH + ".calibration";
        JsonNode method = node.isArray() ? node.path(0) : node;
        try {
            return new CalibrationStep(
                    CalibrationStep.Method.valueOf(method.asText()),
                    node.isArray() ? Fields.number(node.path(1), path) : 0);
        } catch (IllegalArgumentException e) {
            throw Fields.wrong(path, node, "one of " + List.of(CalibrationStep.Method.values()));
        }
    }

    private static List<Feature> features(DecisionRequest request, String lineId) {
        FeatureVector known = request.assessed().get(lineId);
        return known == null ? List.of() : known.features();
    }
}
