package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes what an assessment notes; that a feature is missing stands with the features, so its number is enough. */
final class Notes {
    private static final String NAME = "notes";
    private static final String PATH = "decision.risks.notes";

    private Notes() {}

    static void write(List<String> notes, List<Feature> features, JsonGenerator out) throws IOException {
        if (notes.isEmpty()) {
            return;
        }
        out.writeFieldName(NAME);
        out.writeStartArray();
        int from = 0;
        for (String note : notes) {
            int feature = missing(note, features, from);
            if (feature < 0) {
                out.writeString(note);
            } else {
                out.writeNumber(feature);
                from = feature + 1;
            }
        }
        out.writeEndArray();
    }

    /** The number of the feature that a note calls missing, or -1; notes are in the order of the features. */
    private static int missing(String note, List<Feature> features, int from) {
        for (int i = from; i < features.size(); i++) {
            if (note(features.get(i)).filter(note::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> note(Feature feature) {
        return feature.value() instanceof FeatureValue.Missing missing
                ? Optional.of(missing.note(feature.name()))
                : Optional.empty();
    }

    static List<String> read(Fields risk, List<Feature> features) {
        return risk.optionalList(NAME, node -> node.isTextual() ? node.textValue() : note(node, features));
    }

    private static String note(JsonNode number, List<Feature> features) {
        return note(Fields.item(features, number, PATH))
                .orElseThrow(() -> Fields.wrong(PATH, number, "the number of a feature that is missing"));
    }
}
