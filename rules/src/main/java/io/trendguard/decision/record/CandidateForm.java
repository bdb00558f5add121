package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision.CandidateOutcome;
import io.trendguard.eligibility.Verdict;
import io.trendguard.event.Channel;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** The compact form of a candidate and of what was found; amounts of 0 are left out, a verdict never is. */
final class CandidateForm {
    private static final Set<String> FIELDS = Set.of(
            "channel",
            "cost_minor",
            "credit_minor",
            "credit_percent",
            "delay_hours",
            "id",
            "intervention",
            "kind",
            "line_id",
            "policy_row",
            "priority",
            "scope",
            "template",
            "uplift",
            "verdict");
    private static final String ELIGIBLE = "eligible";
    private static final String UNDETERMINED = "undetermined";

    private CandidateForm() {}

    static void write(CandidateOutcome outcome, JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeFields(outcome.candidate(), outcome.priority(), out);
        if (outcome.uplift().isPresent()) {
            out.writeNumberField("uplift", outcome.uplift().get());
        }
        out.writeFieldName("verdict");
        write(outcome.verdict(), out);
        out.writeEndObject();
    }

    static void write(Candidate candidate, JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeFields(candidate, Optional.empty(), out);
        out.writeEndObject();
    }

    private static void writeFields(Candidate candidate, Optional<BigDecimal> priority, JsonGenerator out)
            throws IOException {
        out.writeStringField("channel", candidate.channel().name());
        writeSome("cost_minor", candidate.costMinor(), out);
        writeSome("credit_minor", candidate.creditMinor(), out);
        writeSome("credit_percent", candidate.creditPercent(), out);
        writeSome("delay_hours", candidate.delayHours(), out);
        out.writeStringField("id", candidate.id());
        out.writeStringField("intervention", candidate.intervention());
        out.writeStringField("kind", candidate.kind().name());
        if (candidate.lineId().isPresent()) {
            out.writeStringField("line_id", candidate.lineId().get());
        }
        out.writeStringField("policy_row", candidate.policyRow());
        if (priority.isPresent()) {
            out.writeNumberField("priority", priority.get());
        }
        out.writeStringField("scope", candidate.scope().name());
        if (candidate.template().isPresent()) {
            out.writeStringField("template", candidate.template().get());
        }
    }

    private static void writeSome(String name, long amount, JsonGenerator out) throws IOException {
        if (amount != 0) {
            out.writeNumberField(name, amount);
        }
    }

    private static void write(Verdict verdict, JsonGenerator out) throws IOException {
        if (verdict instanceof Verdict.Ineligible ineligible) {
            out.writeStartArray();
            for (String reason : ineligible.reasons()) {
                out.writeString(reason);
            }
            out.writeEndArray();
        } else if (verdict instanceof Verdict.Undetermined undetermined) {
            out.writeStartObject();
            out.writeStringField(UNDETERMINED, undetermined.cause());
            out.writeEndObject();
        } else {
            out.writeString(ELIGIBLE);
        }
    }

    static CandidateOutcome outcome(JsonNode node) {
        Fields fields = Fields.of(node, "decision.candidates", FIELDS);
        return new CandidateOutcome(
                candidate(fields),
                verdict(fields.get("verdict")),
                fields.find("uplift").map(value -> fields.sixPlaces("uplift")),
                fields.find("priority").map(value -> fields.sixPlaces("priority")));
    }

    static Candidate candidate(JsonNode node, String path) {
        return candidate(Fields.of(node, path, FIELDS));
    }

    private static Candidate candidate(Fields fields) {
        return new Candidate(
                fields.text("id"),
                fields.text("intervention"),
                fields.word("channel", Channel.class),
                fields.word("scope", Candidate.Scope.class),
                fields.optionalText("line_id"),
                fields.word("kind", Candidate.Kind.class),
                fields.optionalText("template"),
                fields.count("credit_percent"),
                fields.amount("credit_minor"),
                fields.count("delay_hours"),
                fields.amount("cost_minor"),
                fields.text("policy_row"));
    }

    private static Verdict verdict(JsonNode node) {
        String path = "decision.candidates.verdict";
        if (node.isArray()) {
            return new Verdict.Ineligible(Fields.list(node, path).stream()
                    .map(reason -> Fields.text(reason, path))
                    .toList());
        }
        if (node.isObject()) {
            return new Verdict.Undetermined(
                    Fields.of(node, path, Set.of(UNDETERMINED)).text(UNDETERMINED));
        }
        if (!Fields.text(node, path).equals(ELIGIBLE)) {
            throw Fields.wrong(path, node, "(eligible), a list of reasons or an undetermined cause");
        }
        return new Verdict.Eligible();
    }
}
