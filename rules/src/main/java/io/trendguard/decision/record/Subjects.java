package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.decision.Decision.CandidateOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What rows, rules and marks are about: a candidate by its number, a further line by its id, or nothing in particular. */
record Subjects(List<CandidateOutcome> candidates, String path) {
    void write(Optional<String> about, JsonGenerator out) throws IOException {
        if (about.isEmpty()) {
            out.writeNull();
            return;
        }
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).candidate().id().equals(about.get())) {
                out.writeNumber(i);
                return;
            }
        }
        out.writeString(about.get());
    }

    Optional<String> read(JsonNode node) {
        if (node.isNull()) {
            return Optional.empty();
        }
        return Optional.of(
                node.isTextual()
                        ? node.textValue()
                        : Fields.item(candidates, node, path).candidate().id());
    }
}
