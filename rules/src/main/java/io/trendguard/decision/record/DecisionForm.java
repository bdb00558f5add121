package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision;
import io.trendguard.decision.Decision.CandidateOutcome;
import io.trendguard.decision.Decision.Escalation;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The compact form of a decision beside its request; members are written in canonical order. */
public final class DecisionForm {
    private static final String PATH = "decision";
    private static final Set<String> FIELDS = Set.of(
            "band",
            "candidates",
            "cause",
            "chosen",
            "escalations",
            "focus_line",
            "marks",
            "model_version",
            "outcome",
            "reasons",
            "risks",
            "rows",
            "rulebook_version",
            "rules",
            "segment");

    private DecisionForm() {}

    /** Writes a decision as the value of a field that is named already. */
    public static void write(Decision decision, DecisionRequest request, JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeSome("band", decision.band(), out);
        out.writeFieldName("candidates");
        out.writeStartArray();
        for (CandidateOutcome outcome : decision.candidates()) {
            CandidateForm.write(outcome, out);
        }
        out.writeEndArray();
        writeSome("cause", decision.cause(), out);
        if (decision.chosen().isPresent()) {
            out.writeFieldName("chosen");
            writeChosen(decision.chosen().get(), decision.candidates(), out);
        }
        if (!decision.escalations().isEmpty()) {
            out.writeFieldName("escalations");
            write(decision.escalations(), out);
        }
        writeSome("focus_line", decision.focusLine(), out);
        if (!decision.marks().isEmpty()) {
            Texts.write(out, "marks", decision.marks());
        }
        writeSome("model_version", decision.modelVersion(), out);
        out.writeStringField("outcome", decision.outcome().name());
        writeRisks(decision, request, out);
        Subjects subjects = new Subjects(decision.candidates(), PATH + ".rows");
        out.writeFieldName("rows");
        RowForm.write(decision.matchedRows(), subjects, out);
        out.writeStringField("rulebook_version", decision.rulebookVersion());
        if (!decision.firedRules().isEmpty()) {
            out.writeFieldName("rules");
            RowForm.writeRules(decision.firedRules(), subjects, out);
        }
        writeSome("segment", decision.segment(), out);
        out.writeEndObject();
    }

    private static void writeRisks(Decision decision, DecisionRequest request, JsonGenerator out) throws IOException {
        ReasonTexts reasons = ReasonTexts.of(decision.risks());
        if (!reasons.isEmpty()) {
            out.writeFieldName("reasons");
            reasons.write(out);
        }
        out.writeFieldName("risks");
        RiskForm.write(decision, request, reasons, out);
    }

    private static void writeChosen(Candidate chosen, List<CandidateOutcome> candidates, JsonGenerator out)
            throws IOException {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).candidate().equals(chosen)) {
                out.writeNumber(i);
                return;
            }
        }
        CandidateForm.write(chosen, out);
    }

    private static void write(List<Escalation> escalations, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Escalation escalation : escalations) {
            out.writeStartObject();
            out.writeStringField("action", escalation.action());
            out.writeNumberField("after_hours", escalation.afterHours());
            out.writeStringField("channel", escalation.channel().name());
            writeSome("template", escalation.template(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeSome(String name, Optional<String> text, JsonGenerator out) throws IOException {
        if (text.isPresent()) {
            out.writeStringField(name, text.get());
        }
    }

    /**
     * Reads the decision about a request.
     *
     * @throws IllegalArgumentException if it is none, naming the field
     */
    public static Decision read(JsonNode node, DecisionRequest request) {
        Fields fields = Fields.of(node, PATH, FIELDS);
        List<CandidateOutcome> candidates = new ArrayList<>();
        fields.list("candidates").forEach(one -> candidates.add(CandidateForm.outcome(one)));
        Optional<String> model = fields.optionalText("model_version");
        Subjects subjects = new Subjects(candidates, PATH + ".rows");
        return new Decision(
                request.decisionId(),
                fields.text("rulebook_version"),
                model,
                fields.word("outcome", Decision.Outcome.class),
                fields.optionalText("cause"),
                fields.optionalText("focus_line"),
                fields.optionalText("segment"),
                fields.optionalText("band"),
                RiskForm.read(fields, model, request, ReasonTexts.of(fields)),
                candidates,
                fields.find("chosen").map(chosen -> chosen(chosen, candidates)),
                fields.optionalTexts("marks"),
                fields.optionalList("escalations", DecisionForm::escalation),
                RowForm.read(fields.list("rows"), subjects),
                fields.optionalList("rules", rule -> RowForm.rule(rule, subjects)));
    }

    private static Candidate chosen(JsonNode node, List<CandidateOutcome> candidates) {
        String path = PATH + ".chosen";
        return node.isObject()
                ? CandidateForm.candidate(node, path)
                : Fields.item(candidates, node, path).candidate();
    }

    private static Escalation escalation(JsonNode node) {
        Fields fields = Fields.of(node, PATH + ".escalations", Set.of("action", "after_hours", "channel", "template"));
        return new Escalation(
                fields.text("action"),
                fields.word("channel", Channel.class),
                fields.whole("after_hours"),
                fields.optionalText("template"));
    }
}
