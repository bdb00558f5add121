package io.trendguard.rulebook;

import io.trendguard.rulebook.DrlFile.Condition;
import io.trendguard.rulebook.DrlFile.Constraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** What the conditions of one rule may say: patterns over our fact types, alone or under {@code exists} or {@code not}. */
final class DrlConditions {
    private static final Pattern VARIABLE = Pattern.compile("\\$[a-z][A-Za-z0-9]{0,30}");

    private final FactProperties properties;
    private final Consumer<String> refuse;
    private final Map<String, String> variables = new HashMap<>();

    /** @param refuse is told of everything that is not allowed */
    DrlConditions(FactProperties properties, Consumer<String> refuse) {
        this.properties = properties;
        this.refuse = refuse;
    }

    /** Whether the conditions that were read so far call a proposal by that name. */
    boolean isProposal(String variable) {
        return "Proposal".equals(variables.get(variable));
    }

    /** One condition of the rule. */
    Condition read(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            return pattern("", pattern);
        }
        if (descr instanceof ExistsDescr exists
                && exists.getDescrs().size() == 1
                && exists.getDescrs().get(0) instanceof PatternDescr pattern) {
            return pattern("exists", pattern);
        }
        if (descr instanceof NotDescr not
                && not.getDescrs().size() == 1
                && not.getDescrs().get(0) instanceof PatternDescr pattern) {
            return pattern("not", pattern);
        }
        refuse.accept("(%s) is not allowed. Conditions are patterns, exists and not over one pattern."
                .formatted(descr.getClass().getSimpleName().replace("Descr", "")));
        return new Condition("", "", "", List.of());
    }

    private Condition pattern(String quantifier, PatternDescr pattern) {
        String type = pattern.getObjectType();
        String variable = pattern.getIdentifier() == null ? "" : pattern.getIdentifier();
        if (!FactProperties.types().contains(type)) {
            refuse.accept("The type (%s) is not allowed. There are %s.".formatted(type, FactProperties.types()));
            return new Condition("", "", "", List.of());
        }
        if (pattern.getSource() != null
                || !pattern.getBehaviors().isEmpty()
                || pattern.isUnification()
                || pattern.isQuery()
                || !pattern.getAnnotationNames().isEmpty()) {
            refuse.accept("The pattern (%s) may not use from, over, := or annotations.".formatted(type));
        }
        if (!variable.isEmpty()) {
            boolean fits = VARIABLE.matcher(variable).matches() && quantifier.isEmpty();
            if (!fits || variables.put(variable, type) != null) {
                refuse.accept("The variable (%s) must be new, start with $ and stand outside exists and not."
                        .formatted(variable));
            }
        }
        return new Condition(quantifier, variable, type, constraints(type, pattern));
    }

    private List<Constraint> constraints(String type, PatternDescr pattern) {
        List<Constraint> constraints = new ArrayList<>();
        for (BaseDescr descr : pattern.getDescrs()) {
            if (descr instanceof ExprConstraintDescr constraint) {
                DrlConstraints.read(type, constraint.getExpression(), variables, properties)
                        .ifPresentOrElse(
                                constraints::add,
                                () -> refuse.accept(
                                        "The constraint (%s) is not allowed. Compare a property of (%s) with a literal or $variable.property."
                                                .formatted(constraint.getExpression(), type)));
            } else {
                refuse.accept("(%s) is not allowed in a pattern."
                        .formatted(descr.getClass().getSimpleName()));
            }
        }
        return constraints;
    }
}
