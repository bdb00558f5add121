package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.trendguard.budget.BudgetReading;
import io.trendguard.contact.ContactReading;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.experiment.ArmAssignment;
import io.trendguard.feature.FeatureVector;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.InputValue;
import io.trendguard.point.Stage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The compact form of a request; members are written in canonical order. */
public final class RequestForm {
    private static final String PATH = "request";
    private static final String INPUTS = "inputs";
    private static final Set<String> FIELDS = Set.of(
            "arm",
            "budget",
            "contact",
            "currency",
            "decided_at",
            "decision_id",
            "decision_point",
            "event_time",
            "faults",
            "features",
            "inputs",
            "lines",
            "order_id",
            "person",
            "safe_mode",
            "stage",
            "tenant");

    private RequestForm() {}

    /** Writes a request as the value of a field that is named already. */
    public static void write(DecisionRequest request, JsonGenerator out, SerializerProvider json) throws IOException {
        out.writeStartObject();
        json.defaultSerializeField("arm", request.arm(), out);
        json.defaultSerializeField("budget", request.budget(), out);
        json.defaultSerializeField("contact", request.contact(), out);
        out.writeStringField("currency", request.currency());
        json.defaultSerializeField("decided_at", request.decidedAt(), out);
        out.writeStringField("decision_id", request.decisionId());
        out.writeStringField("decision_point", request.decisionPoint().written());
        json.defaultSerializeField("event_time", request.eventTime(), out);
        Texts.writeSome(out, "faults", request.faults());
        out.writeFieldName("features");
        out.writeStartArray();
        for (FeatureBlock block : FeatureBlock.of(request)) {
            block.write(out, request.eventTime());
        }
        out.writeEndArray();
        writeInputs(request.inputs(), out);
        out.writeFieldName("lines");
        out.writeStartArray();
        for (LineRequest line : request.lines()) {
            out.writeStartObject();
            writeInputs(line.inputs(), out);
            json.defaultSerializeField("line", line.line(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("order_id", request.orderId());
        out.writeStringField("person", request.person().id());
        out.writeBooleanField("safe_mode", request.safeMode());
        out.writeStringField("stage", request.stage().name());
        out.writeStringField("tenant", request.tenant().id());
        out.writeEndObject();
    }

    private static void writeInputs(Map<String, InputValue> inputs, JsonGenerator out) throws IOException {
        if (inputs.isEmpty()) {
            return;
        }
        out.writeFieldName(INPUTS);
        out.writeStartObject();
        for (Map.Entry<String, InputValue> input : new TreeMap<>(inputs).entrySet()) {
            out.writeFieldName(input.getKey());
            if (input.getValue() instanceof InputValue.Text text) {
                out.writeString(text.value());
            } else if (input.getValue() instanceof InputValue.Flag flag) {
                out.writeBoolean(flag.value());
            } else if (input.getValue() instanceof InputValue.Numeric number) {
                out.writeNumber(number.value());
            }
        }
        out.writeEndObject();
    }

    private static Map<String, InputValue> inputs(Fields fields, ObjectCodec codec) throws JsonProcessingException {
        Map<String, InputValue> inputs = new TreeMap<>();
        if (fields.find(INPUTS).isPresent()) {
            for (Map.Entry<String, JsonNode> input : fields.get(INPUTS).properties()) {
                inputs.put(input.getKey(), codec.treeToValue(input.getValue(), InputValue.class));
            }
        }
        return inputs;
    }

    /**
     * Reads a request.
     *
     * @param codec reads the parts that have no form of their own here
     * @throws IllegalArgumentException if it is none, naming the field
     */
    public static DecisionRequest read(JsonNode node, ObjectCodec codec) throws JsonProcessingException {
        Fields fields = Fields.of(node, PATH, FIELDS);
        Instant eventTime = fields.time("event_time");
        Map<Integer, FeatureVector> vectors = new HashMap<>();
        fields.list("features").forEach(block -> FeatureReader.read(block, eventTime, vectors));
        return new DecisionRequest(
                fields.text("decision_id"),
                new Tenant(fields.text("tenant")),
                DecisionPoint.named(fields.text("decision_point")),
                fields.word("stage", Stage.class),
                fields.text("order_id"),
                new PersonRef(fields.text("person")),
                eventTime,
                fields.time("decided_at"),
                fields.text("currency"),
                lines(fields, vectors, codec),
                fields.part("contact", ContactReading.class, codec),
                fields.part("budget", BudgetReading.class, codec),
                fields.part("arm", ArmAssignment.class, codec),
                fields.flag("safe_mode"),
                fields.optionalTexts("faults"),
                Optional.ofNullable(vectors.get(FeatureBlock.WHOLE)),
                inputs(fields, codec));
    }

    private static List<LineRequest> lines(Fields fields, Map<Integer, FeatureVector> vectors, ObjectCodec codec)
            throws JsonProcessingException {
        List<LineRequest> lines = new ArrayList<>();
        for (JsonNode node : fields.list("lines")) {
            Fields line = Fields.of(node, PATH + ".lines", Set.of(INPUTS, "line"));
            lines.add(new LineRequest(
                    line.part("line", Line.class, codec),
                    Optional.ofNullable(vectors.get(lines.size())),
                    inputs(line, codec)));
        }
        return lines;
    }
}
