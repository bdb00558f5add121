package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.decision.Decision.LineRisk;
import io.trendguard.risk.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The reasons of all lines without their log-odds, each once; lines often share those about their customer. */
final class ReasonTexts {
    private static final String PATH = "decision.reasons";
    private static final int PARTS = 4;

    private final List<Reason> reasons = new ArrayList<>();

    static ReasonTexts of(List<LineRisk> risks) {
        ReasonTexts texts = new ReasonTexts();
        risks.forEach(line -> line.risk().reasons().forEach(texts::number));
        return texts;
    }

    /** The number of a reason, which is added if it is new. */
    int number(Reason reason) {
        Reason text = with(reason, 0);
        int index = reasons.indexOf(text);
        if (index < 0) {
            reasons.add(text);
            return reasons.size() - 1;
        }
        return index;
    }

    private static Reason with(Reason reason, double logOdds) {
        return new Reason(
                reason.code(), reason.feature(), logOdds, reason.customerSentence(), reason.analystSentence());
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Reason reason : reasons) {
            out.writeStartArray();
            out.writeString(reason.code());
            out.writeString(reason.feature());
            out.writeString(reason.customerSentence());
            out.writeString(reason.analystSentence());
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    static ReasonTexts of(Fields decision) {
        ReasonTexts texts = new ReasonTexts();
        texts.reasons.addAll(decision.optionalList("reasons", node -> {
            List<JsonNode> parts = Fields.list(node, PATH);
            if (parts.size() != PARTS) {
                throw Fields.wrong(PATH, node, "a list of code, feature and two sentences");
            }
            return new Reason(
                    Fields.text(parts.get(0), PATH),
                    Fields.text(parts.get(1), PATH),
                    0,
                    Fields.text(parts.get(2), PATH),
                    Fields.text(parts.get(3), PATH));
        }));
        return texts;
    }

    /** A reason of a line: its number here, and what it adds to the log-odds. */
    Reason read(JsonNode node) {
        String path = "decision.risks.reasons";
        return with(Fields.item(reasons, node.path(0), path), Fields.number(node.path(1), path));
    }
}
