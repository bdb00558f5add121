package io.trendguard.rulebook;

import io.trendguard.rulebook.DrlFile.Constraint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AtomicExprDescr;
import org.drools.drl.ast.descr.ConnectiveType;
import org.drools.drl.ast.descr.ConstraintConnectiveDescr;
import org.drools.drl.ast.descr.RelationalExprDescr;
import org.drools.drl.parser.DrlExprParser;
import org.drools.drl.parser.DrlExprParserFactory;
import org.drools.drl.parser.DrlParser;

/** What a constraint may say: one property of a fact compared with a literal or with a property of a variable. */
final class DrlConstraints {
    private static final Pattern LITERAL = Pattern.compile("\"[A-Za-z0-9_ -]{0,80}\"|true|false|-?[0-9]{1,9}");
    private static final Pattern PATH = Pattern.compile("(\\$[a-z][A-Za-z0-9]{0,30})\\.([a-z][A-Za-z0-9]{0,30})");
    private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private DrlConstraints() {}

    /** The constraint that a text says of a type; empty if it says anything else, or more. */
    static Optional<Constraint> read(
            String type, String text, Map<String, String> variables, FactProperties properties) {
        DrlExprParser parser = DrlExprParserFactory.getDrlExprParser(DrlParser.DEFAULT_LANGUAGE_LEVEL);
        ConstraintConnectiveDescr tree = parser.parse(text);
        if (parser.hasErrors()
                || tree == null
                || tree.getDescrs().size() != 1
                || tree.getConnective() != ConnectiveType.AND
                || !(tree.getDescrs().get(0) instanceof RelationalExprDescr relation)
                || relation.isNegated()
                || !(relation.getLeft() instanceof AtomicExprDescr left)
                || !(relation.getRight() instanceof AtomicExprDescr right)) {
            return Optional.empty();
        }
        Constraint constraint = new Constraint(
                left.getExpression().strip(),
                relation.getOperator().strip(),
                right.getExpression().strip());
        boolean whole = constraint.drl().replaceAll("\\s", "").equals(text.replaceAll("\\s", ""));
        boolean allowed = whole
                && OPERATORS.contains(constraint.operator())
                && properties.has(type, constraint.property())
                && comparable(constraint.value(), variables, properties);
        return allowed
                ? Optional.of(new Constraint(
                        properties.compiled(type, constraint.property()),
                        constraint.operator(),
                        compiled(constraint.value(), variables, properties)))
                : Optional.empty();
    }

    private static boolean comparable(String value, Map<String, String> variables, FactProperties properties) {
        Matcher path = PATH.matcher(value);
        return LITERAL.matcher(value).matches()
                || (path.matches() && properties.has(variables.get(path.group(1)), path.group(2)));
    }

    private static String compiled(String value, Map<String, String> variables, FactProperties properties) {
        Matcher path = PATH.matcher(value);
        return path.matches()
                ? path.group(1) + "." + properties.compiled(variables.getOrDefault(path.group(1), ""), path.group(2))
                : value;
    }
}
