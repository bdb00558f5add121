package io.trendguard.rulebook;

import static io.trendguard.rulebook.SafeXml.child;
import static io.trendguard.rulebook.SafeXml.children;
import static io.trendguard.rulebook.SafeXml.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * One decision table as an analyst sees it.
 *
 * @param name the decision's name
 * @param id id of the table within its file
 * @param collects whether all rows that match count
 * @param inputs the expressions over the input columns
 * @param outputs names of the output columns
 * @param rows in their order
 */
public record Table(
        String name, String id, boolean collects, List<String> inputs, List<String> outputs, List<Row> rows) {
    /** The output column that holds a row's reason code. */
    static final String REASON = "reason";

    /**
     * One row.
     *
     * @param number from 1
     * @param words the row in one sentence
     * @param inputs its conditions
     * @param outputs its results
     * @param reason its reason code; empty if it has none
     */
    public record Row(int number, String words, List<String> inputs, List<String> outputs, String reason) {}

    static Table of(Element decision, Element table) {
        List<String> outputs = new ArrayList<>();
        for (Element output : children(table, "output")) {
            outputs.add(output.getAttribute("name"));
        }
        List<Row> rows = new ArrayList<>();
        for (Element rule : children(table, "rule")) {
            List<String> results =
                    children(rule, "outputEntry").stream().map(SafeXml::text).toList();
            int reason = outputs.indexOf(REASON);
            rows.add(new Row(
                    rows.size() + 1,
                    words(rule),
                    children(rule, "inputEntry").stream().map(SafeXml::text).toList(),
                    results,
                    reason < 0 || reason >= results.size()
                            ? ""
                            : unquoted(results.get(reason)).orElse("")));
        }
        return new Table(
                decision.getAttribute("name"),
                table.getAttribute("id"),
                "COLLECT".equals(table.getAttribute("hitPolicy")),
                children(table, "input").stream()
                        .map(input -> child(input, "inputExpression")
                                .map(SafeXml::text)
                                .orElse(""))
                        .toList(),
                List.copyOf(outputs),
                List.copyOf(rows));
    }

    /** Some editors write a row's sentence as its annotation, others as its description. */
    private static String words(Element rule) {
        String annotation =
                child(rule, "annotationEntry").map(entry -> text(entry)).orElse("");
        return annotation.isEmpty()
                ? child(rule, "description")
                        .map(d -> d.getTextContent().strip())
                        .orElse("")
                : annotation;
    }

    /** The word of a FEEL string. */
    static Optional<String> unquoted(String feel) {
        boolean quoted = feel.length() >= 2 && feel.startsWith("\"") && feel.endsWith("\"");
        return quoted ? Optional.of(feel.substring(1, feel.length() - 1)) : Optional.empty();
    }

    /** The words that a column's cells say. */
    List<Cell> words(String output) {
        int column = outputs.indexOf(output);
        List<Cell> words = new ArrayList<>();
        if (column >= 0) {
            for (Row row : rows) {
                unquoted(row.outputs().get(column)).ifPresent(word -> words.add(new Cell(row.number(), word)));
            }
        }
        return words;
    }

    /** A word in a row. */
    record Cell(int row, String word) {}
}
