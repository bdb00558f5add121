package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.decision.Decision.FiredRule;
import io.trendguard.decision.Decision.MatchedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The compact form of rows and rules that fired. Rows about the same candidate make one list: the candidate, then pairs of table
 * and row. A table stands by name the first time and by its number, from 0, after that.
 */
final class RowForm {
    private static final String ROWS = "decision.rows";
    private static final String RULES = "decision.rules";

    private RowForm() {}

    static void write(List<MatchedRow> rows, Subjects subjects, JsonGenerator out) throws IOException {
        List<String> tables = new ArrayList<>();
        out.writeStartArray();
        for (int i = 0; i < rows.size(); i++) {
            MatchedRow row = rows.get(i);
            boolean next = i == 0 || !rows.get(i - 1).candidateId().equals(row.candidateId());
            if (next) {
                if (i > 0) {
                    out.writeEndArray();
                }
                out.writeStartArray();
                subjects.write(row.candidateId(), out);
            }
            int table = tables.indexOf(row.table());
            if (table < 0) {
                tables.add(row.table());
                out.writeString(row.table());
            } else {
                out.writeNumber(table);
            }
            out.writeNumber(row.row());
        }
        if (!rows.isEmpty()) {
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    static List<MatchedRow> read(List<JsonNode> groups, Subjects subjects) {
        List<MatchedRow> rows = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        for (JsonNode group : groups) {
            List<JsonNode> items = Fields.list(group, ROWS);
            if (items.size() % 2 == 0) {
                throw Fields.wrong(ROWS, group, "a candidate and pairs of table and row");
            }
            Optional<String> about = subjects.read(items.get(0));
            for (int i = 1; i < items.size(); i += 2) {
                JsonNode table = items.get(i);
                if (table.isTextual()) {
                    tables.add(table.textValue());
                }
                rows.add(new MatchedRow(
                        table.isTextual() ? table.textValue() : Fields.item(tables, table, ROWS),
                        Fields.whole(items.get(i + 1), ROWS),
                        about));
            }
        }
        return rows;
    }

    static void writeRules(List<FiredRule> rules, Subjects subjects, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (FiredRule rule : rules) {
            out.writeStartArray();
            out.writeString(rule.name());
            subjects.write(rule.candidateId(), out);
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    static FiredRule rule(JsonNode node, Subjects subjects) {
        List<JsonNode> parts = Fields.list(node, RULES);
        if (parts.size() != 2) {
            throw Fields.wrong(RULES, node, "a list of the rule's name and its candidate");
        }
        return new FiredRule(Fields.text(parts.get(0), RULES), subjects.read(parts.get(1)));
    }
}
