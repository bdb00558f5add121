package io.trendguard.log.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.trendguard.decision.DecisionInWords;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.record.DecisionForm;
import io.trendguard.decision.record.RequestForm;
import io.trendguard.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The JSON of decision entries: compact since version 4, before that with the name of each feature and the words of each row. */
final class DecisionPayloadJson {
    private static final String CHALLENGERS = "challengers";
    private static final String DECISION = "decision";
    private static final String KIND = "kind";
    private static final String REQUEST = "request";
    private static final String SCHEMA_VERSION = "schema_version";
    private static final Set<String> FIELDS = Set.of(CHALLENGERS, DECISION, KIND, REQUEST, SCHEMA_VERSION);

    private DecisionPayloadJson() {}

    /** Reads the payload of a decision entry; most are decisions, which need no look at their kind first. */
    static LogPayload read(byte[] payload) throws IOException {
        JsonNode tree = Json.mapper().readTree(payload);
        return DECISION.equals(tree.path(KIND).asText())
                ? read(tree, Json.mapper())
                : Json.mapper().readValue(payload, LogPayload.class);
    }

    private static DecisionPayload read(JsonNode tree, ObjectCodec codec) throws IOException {
        try {
            tree.fieldNames().forEachRemaining(name -> {
                if (!FIELDS.contains(name)) {
                    throw new IllegalArgumentException("The field (%s) is not known; there are (%s)."
                            .formatted(
                                    name,
                                    String.join(", ", FIELDS.stream().sorted().toList())));
                }
            });
            List<Challenge> challengers = new ArrayList<>();
            for (JsonNode challenger : tree.path(CHALLENGERS)) {
                challengers.add(part(challenger, Challenge.class, codec, CHALLENGERS));
            }
            JsonNode version = tree.path(SCHEMA_VERSION);
            if (!version.isInt() || version.intValue() < 1 || version.intValue() > DecisionPayload.COMPACT) {
                throw new IllegalArgumentException("The field (schema_version) has the value (%s) and must be 1 to %d."
                        .formatted(version, DecisionPayload.COMPACT));
            }
            if (version.intValue() < DecisionPayload.COMPACT) {
                return DecisionPayload.inWords(
                        part(tree.path(REQUEST), DecisionRequest.class, codec, REQUEST),
                        part(tree.path(DECISION), DecisionInWords.class, codec, DECISION),
                        challengers);
            }
            DecisionRequest request = RequestForm.read(tree.path(REQUEST), codec);
            return new DecisionPayload(request, DecisionForm.read(tree.path(DECISION), request), challengers);
        } catch (IllegalArgumentException e) {
            throw JsonMappingException.from((JsonParser) null, String.valueOf(e.getMessage()), e);
        }
    }

    private static <T> T part(JsonNode node, Class<T> type, ObjectCodec codec, String name) throws IOException {
        if (!node.isObject()) {
            throw new IllegalArgumentException(
                    "The field (%s) has the value (%s) and must be an object with named fields.".formatted(name, node));
        }
        try {
            return codec.treeToValue(node, type);
        } catch (JsonMappingException e) {
            e.prependPath(DecisionPayload.class, name);
            throw e;
        }
    }

    /** Reads a decision where any payload may stand. */
    static final class Reader extends JsonDeserializer<DecisionPayload> {
        @Override
        public DecisionPayload deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return read(parser.getCodec().<JsonNode>readTree(parser), parser.getCodec());
        }
    }

    /** Writes members in canonical order. */
    static final class Writer extends JsonSerializer<DecisionPayload> {
        @Override
        public void serialize(DecisionPayload payload, JsonGenerator out, SerializerProvider json) throws IOException {
            out.writeStartObject();
            if (!payload.challengers().isEmpty()) {
                json.defaultSerializeField(CHALLENGERS, payload.challengers(), out);
            }
            boolean compact = payload.words().isEmpty();
            if (compact) {
                out.writeFieldName(DECISION);
                DecisionForm.write(payload.decision(), payload.request(), out);
            } else {
                json.defaultSerializeField(DECISION, payload.words().get(), out);
            }
            out.writeStringField(KIND, DECISION);
            if (compact) {
                out.writeFieldName(REQUEST);
                RequestForm.write(payload.request(), out, json);
            } else {
                json.defaultSerializeField(REQUEST, payload.request(), out);
            }
            out.writeNumberField(SCHEMA_VERSION, payload.schemaVersion());
            out.writeEndObject();
        }

        @Override
        public void serializeWithType(
                DecisionPayload payload, JsonGenerator out, SerializerProvider json, TypeSerializer type)
                throws IOException {
            serialize(payload, out, json); // its kind is a member that is always written
        }
    }
}
