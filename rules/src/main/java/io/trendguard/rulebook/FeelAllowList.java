package io.trendguard.rulebook;

import io.trendguard.event.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.antlr.v4.runtime.tree.ParseTree;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BetweenNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.InNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.lang.types.DefaultBuiltinFEELTypeRegistry;
import org.kie.dmn.feel.parser.feel11.ASTBuilderVisitor;
import org.kie.dmn.feel.parser.feel11.FEELParser;
import org.kie.dmn.feel.parser.feel11.FEEL_1_1Parser;

/**
 * What FEEL may say in a rulebook: literals, names that are known, comparisons, ranges, lists of words and plain
 * arithmetic. Everything else (functions, loops, filters, powers, Java) is refused from the parsed tree, before anything is
 * compiled or evaluated, since an expression from an editor is code from a stranger.
 */
final class FeelAllowList {
    static final int MAX_LENGTH = 400;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_DIGITS = 18;
    private static final Set<Class<?>> LEAVES =
            Set.of(DashNode.class, BooleanNode.class, StringNode.class, UndefinedValueNode.class);
    private static final Set<Class<?>> BRANCHES = Set.of(
            UnaryTestNode.class,
            UnaryTestListNode.class,
            RangeNode.class,
            ListNode.class,
            InNode.class,
            BetweenNode.class,
            SignedUnaryNode.class);
    private static final Set<InfixOperator> OPERATORS = Set.of(
            InfixOperator.ADD,
            InfixOperator.SUB,
            InfixOperator.MULT,
            InfixOperator.DIV,
            InfixOperator.LT,
            InfixOperator.LTE,
            InfixOperator.GT,
            InfixOperator.GTE,
            InfixOperator.EQ,
            InfixOperator.NE,
            InfixOperator.AND,
            InfixOperator.OR);

    private final Set<String> names;
    private final Set<String> parameters;

    /**
     * What a cell may read.
     *
     * @param names inputs and decisions
     * @param parameters the numbers that cells read as {@code parameters.name}
     */
    FeelAllowList(Set<String> names, Set<String> parameters) {
        this.names = Set.copyOf(names);
        this.parameters = Set.copyOf(parameters);
    }

    /** Why a condition (unary tests) is refused; empty if it is not. */
    Optional<String> condition(String text) {
        return check(text, true);
    }

    /** Why an expression is refused; empty if it is not. */
    Optional<String> expression(String text) {
        return check(text, false);
    }

    private Optional<String> check(String text, boolean unaryTests) {
        if (text.length() > MAX_LENGTH) {
            return Optional.of("It has (%d) characters. The limit is (%d).".formatted(text.length(), MAX_LENGTH));
        }
        if (depth(text) > MAX_DEPTH / 4) {
            return Optional.of("It is nested too deeply.");
        }
        List<String> errors = new ArrayList<>();
        FEELEventListenersManager events = new FEELEventListenersManager();
        events.addListener(event -> errors.add(event.getMessage()));
        Map<String, Type> types = new TreeMap<>();
        names.forEach(name -> types.put(name, BuiltInType.UNKNOWN));
        types.put(Parameters.INPUT, BuiltInType.UNKNOWN);
        FEEL_1_1Parser parser = FEELParser.parse(
                events, text, types, Map.of(), List.of(), List.of(), DefaultBuiltinFEELTypeRegistry.INSTANCE);
        ParseTree tree = unaryTests ? parser.unaryTestsRoot() : parser.compilation_unit();
        if (!errors.isEmpty()) {
            return Optional.of(
                    "(%s) is not FEEL that is known here. Maybe a quote, a bracket or an operator is missing."
                            .formatted(text));
        }
        ASTNode root = new ASTBuilderVisitor(types, DefaultBuiltinFEELTypeRegistry.INSTANCE).visit(tree);
        return root == null ? Optional.of("(%s) says nothing.".formatted(text)) : node(root, text, 0);
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
            deepest = Math.max(deepest, Math.abs(depth));
        }
        return deepest;
    }

    private Optional<String> node(ASTNode node, String text, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.of("(%s) is nested too deeply.".formatted(text));
        }
        if (LEAVES.contains(node.getClass())) {
            return Optional.empty();
        }
        if (node instanceof NumberNode number) {
            return digits(number, text);
        }
        if (node instanceof NameRefNode name) {
            return known(name.getText(), text);
        }
        if (node instanceof QualifiedNameNode path) {
            return path(List.of(path.getPartsAsStringArray()), text);
        }
        if (node instanceof PathExpressionNode path) {
            return path.getExpression() instanceof NameRefNode name
                    ? path(List.of(name.getText(), path.getName().getText()), text)
                    : node(path.getExpression(), text, depth + 1);
        }
        if (node instanceof InfixOpNode operation && !OPERATORS.contains(operation.getOperator())) {
            return Optional.of("The operator (%s) in (%s) is not allowed. Use + - * / and comparisons."
                    .formatted(operation.getOperator(), text));
        }
        if (node instanceof InfixOpNode || BRANCHES.contains(node.getClass())) {
            for (ASTNode child : node.getChildrenNode()) {
                if (child == null) {
                    continue;
                }
                Optional<String> problem = node(child, text, depth + 1);
                if (problem.isPresent()) {
                    return problem;
                }
            }
            return Optional.empty();
        }
        return Optional.of("(%s) uses (%s), which is not allowed. Use comparisons, ranges, lists of words and + - * /."
                .formatted(text, node.getClass().getSimpleName().replace("Node", "")));
    }

    private Optional<String> path(List<String> parts, String text) {
        if (!parts.get(0).equals(Parameters.INPUT)) {
            return known(parts.get(0), text);
        }
        return parts.size() == 2 && parameters.contains(parts.get(1))
                ? Optional.empty()
                : Optional.of(
                        "The parameter (%s) is not in rulebook.yaml. Add it there with value, unit, min, max and says, or correct the name%s."
                                .formatted(
                                        String.join(".", parts.subList(1, parts.size())),
                                        Nearest.hint(parts.get(parts.size() - 1), parameters)));
    }

    private Optional<String> known(String name, String text) {
        if (name.equals(Parameters.INPUT)) {
            return Optional.of("(%s) names no parameter. Write (parameters.name), for example (parameters.%s)."
                    .formatted(text, parameters.stream().sorted().findFirst().orElse("name")));
        }
        return names.contains(name)
                ? Optional.empty()
                : Optional.of(
                        "The name (%s) in (%s) is not known here. Maybe it is misspelt or not required by the decision."
                                .formatted(name, text));
    }

    private static Optional<String> digits(NumberNode number, String text) {
        boolean fits = number.getValue().precision() <= MAX_DIGITS
                && Math.abs(number.getValue().scale()) <= MAX_DIGITS;
        return fits
                ? Optional.empty()
                : Optional.of("The number in (%s) has more than (%d) digits.".formatted(text, MAX_DIGITS));
    }
}
