package io.trendguard.rulebook.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.decision.Decision;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The trace of a case: its whole decision with every row that fired, as text with one line for each row, so that a diff reads
 * as a list of changes. It is generated and kept beside the cases ({@code cases/traces}); it is no part of a version, since
 * anybody can make it again from the version's files.
 */
public final class CaseTrace {
    private static final int LONG = 140;
    private static final String ROW = "- \"";
    private static final String ROW_END = "\"";

    private CaseTrace() {}

    /** Where the trace of a case is kept, below the rulebook's folder. */
    public static String path(String casePath) {
        return casePath.replaceFirst("^cases/", "cases/traces/");
    }

    /** The trace of a decision that the rulebook made. */
    static String of(Decision decision, Rulebook rulebook) {
        ObjectNode tree = Json.mapper().valueToTree(decision);
        tree.remove("rulebook_version");
        ArrayNode rows = tree.putArray("matched_rows");
        for (Decision.MatchedRow matched : decision.matchedRows()) {
            Table.Row row = rulebook.row(matched.table(), matched.row());
            rows.add("%s%s row %d: %s (%s)"
                    .formatted(
                            matched.candidateId().map(about -> about + ", ").orElse(""),
                            matched.table(),
                            matched.row(),
                            row.words(),
                            row.reason()));
        }
        StringBuilder text = new StringBuilder();
        write(tree, "", text);
        return text.toString();
    }

    /** The rows that fire in only one of two traces, each in one line. */
    static List<String> rowChanges(String before, String after) {
        List<String> gone = new ArrayList<>(rows(before));
        List<String> come = new ArrayList<>();
        rows(after).stream().filter(row -> !gone.remove(row)).forEach(come::add);
        List<String> changes = new ArrayList<>();
        gone.forEach(row -> changes.add("no longer " + row));
        come.forEach(row -> changes.add("now " + row));
        return changes;
    }

    private static List<String> rows(String trace) {
        return trace.lines()
                .filter(line -> line.startsWith(ROW) && line.endsWith(ROW_END))
                .map(line -> line.substring(ROW.length(), line.length() - ROW_END.length()))
                .toList();
    }

    private static void write(JsonNode node, String indent, StringBuilder out) {
        TreeSet<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode value = node.get(name);
            String line = flow(value);
            if (value.isArray() && !value.isEmpty()) {
                out.append(indent).append(name).append(":\n");
                value.forEach(item ->
                        out.append(indent).append("- ").append(flow(item)).append('\n'));
            } else if (value.isObject() && line.length() > LONG) {
                out.append(indent).append(name).append(":\n");
                write(value, indent + "  ", out);
            } else {
                out.append(indent).append(name).append(": ").append(line).append('\n');
            }
        }
    }

    private static String flow(JsonNode value) {
        return CanonicalJson.string(value)
                .replaceAll("(?<=[\"}\\]0-9a-z]),(?=[\"{])", ", ")
                .replace("\":", "\": ");
    }
}
