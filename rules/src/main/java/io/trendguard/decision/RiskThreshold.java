package io.trendguard.decision;

import io.trendguard.decision.Decision.MatchedRow;
import io.trendguard.point.TableFile.Role;
import io.trendguard.rulebook.DecisionTables;
import io.trendguard.rulebook.Manifest;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.Table;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The risk threshold that mattered for a line: the one that its risk reached, or the next one above it where it reached none.
 * It is read from the row of the policy's table of levels that fired, so it is the threshold of that customer's segment.
 *
 * @param probability where it lies
 * @param reached whether the risk reached it
 * @param segment for whom it holds, in words, for example {@code for a new buyer}
 * @param consequence what reaching it means, in words
 */
public record RiskThreshold(BigDecimal probability, boolean reached, String segment, String consequence) {
    private static final String TABLE = "level";
    private static final String RISK = "risk";
    private static final String PARAMETER = "parameters.";
    private static final String BOUND = "(parameters\\.[A-Za-z_][A-Za-z0-9_]*|[0-9]*\\.?[0-9]+)";
    private static final Pattern FROM = Pattern.compile(">=?\\s*" + BOUND);
    private static final Pattern UP_TO = Pattern.compile("<=?\\s*" + BOUND);
    private static final Pattern BETWEEN =
            Pattern.compile("[\\[(\\]]\\s*" + BOUND + "\\s*\\.\\.\\s*" + BOUND + "\\s*[\\])\\[]");

    /** The threshold of a line; absent if no row fired for it or the row names no bound of the risk. */
    public static Optional<RiskThreshold> of(Rulebook rulebook, Decision decision, String lineId) {
        Optional<String> about =
                decision.focusLine().filter(lineId::equals).isPresent() ? Optional.empty() : Optional.of(lineId);
        return decision.matchedRows().stream()
                .filter(row -> row.table().equals(policy(rulebook).name() + "/" + TABLE)
                        && row.candidateId().equals(about))
                .findFirst()
                .flatMap(row -> of(rulebook, decision, row));
    }

    private static Optional<RiskThreshold> of(Rulebook rulebook, Decision decision, MatchedRow fired) {
        Optional<Table> table = policy(rulebook).tables().stream()
                .filter(one -> one.name().equals(TABLE))
                .findFirst();
        int column = table.map(one -> one.inputs().indexOf(RISK)).orElse(-1);
        if (column < 0 || fired.row() > table.orElseThrow().rows().size()) {
            return Optional.empty();
        }
        Table.Row row = table.orElseThrow().rows().get(fired.row() - 1);
        String cell = row.inputs().get(column).strip();
        Matcher from = FROM.matcher(cell);
        Matcher between = BETWEEN.matcher(cell);
        Matcher upTo = UP_TO.matcher(cell);
        String segment = segment(row.words(), decision.segment());
        if (from.matches()) {
            return Optional.of(threshold(rulebook.manifest(), from.group(1), true, segment, row));
        }
        if (between.matches()) {
            return Optional.of(threshold(rulebook.manifest(), between.group(1), true, segment, row));
        }
        return upTo.matches()
                ? Optional.of(threshold(rulebook.manifest(), upTo.group(1), false, segment, row))
                : Optional.empty();
    }

    private static DecisionTables policy(Rulebook rulebook) {
        return rulebook.tables(Role.POLICY).get(0);
    }

    private static RiskThreshold threshold(
            Manifest manifest, String bound, boolean reached, String segment, Table.Row row) {
        if (!bound.startsWith(PARAMETER)) {
            return new RiskThreshold(new BigDecimal(bound), reached, segment, row.words());
        }
        Manifest.Parameter parameter = Optional.ofNullable(
                        manifest.parameters().get(bound.substring(PARAMETER.length())))
                .orElseThrow(() ->
                        new IllegalArgumentException("The parameter (%s) is not in rulebook.yaml.".formatted(bound)));
        return new RiskThreshold(parameter.value(), reached, segment, parameter.says());
    }

    /** The row's own words for the customer, else the segment as words. */
    private static String segment(String row, Optional<String> segment) {
        int start = row.lastIndexOf(" for a");
        if (start >= 0) {
            return row.substring(start + 1);
        }
        return segment.map(word -> word.replace('-', ' '))
                .map(word -> "for %s %s".formatted("aeiou".indexOf(word.charAt(0)) < 0 ? "a" : "an", word))
                .orElse("for every customer");
    }
}
