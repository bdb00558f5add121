package io.trendguard.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a DMN file may contain: input data, decision tables and plain expressions; every cell passes {@link FeelAllowList}. */
final class DmnAllowList {
    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "description",
            "itemDefinition",
            "itemComponent",
            "typeRef",
            "allowedValues",
            "typeConstraint",
            "text",
            "inputData",
            "variable",
            "decision",
            "question",
            "allowedAnswers",
            "informationRequirement",
            "requiredInput",
            "requiredDecision",
            "decisionTable",
            "input",
            "inputExpression",
            "inputValues",
            "output",
            "outputValues",
            "annotation",
            "rule",
            "inputEntry",
            "outputEntry",
            "annotationEntry",
            "literalExpression",
            "textAnnotation",
            "association",
            "sourceRef",
            "targetRef");
    private static final Set<String> CONDITIONS =
            Set.of("inputEntry", "allowedValues", "typeConstraint", "inputValues", "outputValues");
    private static final Set<String> EXPRESSIONS = Set.of("inputExpression", "outputEntry", "literalExpression");
    private static final Set<String> HIT_POLICIES = Set.of("", "UNIQUE", "COLLECT");

    private final DmnFile file;
    private final FeelAllowList feel;
    private final List<Finding> findings = new ArrayList<>();

    private DmnAllowList(DmnFile file, Set<String> parameters) {
        this.file = file;
        Set<String> names = new HashSet<>(file.inputs());
        SafeXml.children(file.root(), "decision").forEach(decision -> names.add(decision.getAttribute("name")));
        names.remove(Parameters.INPUT);
        this.feel = new FeelAllowList(names, parameters);
    }

    /**
     * What is refused in a file.
     *
     * @param parameters the names that {@code rulebook.yaml} gives to numbers
     */
    static List<Finding> check(DmnFile file, Set<String> parameters) {
        DmnFile whole = file.withoutDrawings();
        DmnAllowList list = new DmnAllowList(whole, parameters);
        list.visit(whole.root());
        return list.findings;
    }

    private void visit(Element element) {
        String name = element.getLocalName();
        if (!ELEMENTS.contains(name) || !DmnVersions.MODEL.equals(element.getNamespaceURI())) {
            findings.add(at(
                    element,
                    "The element (%s) is not allowed. Use decision tables and plain expressions."
                            .formatted(element.getNodeName())));
            return;
        }
        String language = element.getAttribute("expressionLanguage");
        if (!language.isEmpty() && !language.endsWith("/FEEL/")) {
            findings.add(at(element, "The expression language (%s) is not allowed. Use FEEL.".formatted(language)));
        }
        if (name.equals("decisionTable") && !HIT_POLICIES.contains(element.getAttribute("hitPolicy"))) {
            findings.add(at(
                    element,
                    "The hit policy (%s) is not allowed. Use UNIQUE, or COLLECT where all rows count."
                            .formatted(element.getAttribute("hitPolicy"))));
        }
        if (name.equals("decision") && element.getAttribute("name").equals(Parameters.INPUT)) {
            findings.add(at(element, "The name (parameters) stands for the numbers of rulebook.yaml. Use another."));
        }
        if (name.equals("decisionTable") && !element.getAttribute("aggregation").isEmpty()) {
            findings.add(
                    at(element, "An aggregation (%s) is not allowed.".formatted(element.getAttribute("aggregation"))));
        }
        if (CONDITIONS.contains(name)) {
            feel.condition(SafeXml.text(element)).ifPresent(problem -> findings.add(at(element, problem)));
        }
        if (EXPRESSIONS.contains(name)) {
            feel.expression(SafeXml.text(element)).ifPresent(problem -> findings.add(at(element, problem)));
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                visit(child);
            }
        }
    }

    private Finding at(Element element, String problem) {
        Optional<String> table = Optional.empty();
        Optional<Integer> row = Optional.empty();
        Optional<String> column = Optional.empty();
        for (Node node = element; node instanceof Element current; node = node.getParentNode()) {
            switch (current.getLocalName()) {
                case "inputEntry", "outputEntry" ->
                    column = Optional.of(current.getLocalName().replace("Entry", " ") + position(current));
                case "rule" -> row = Optional.of(position(current));
                case "decision" -> table = Optional.of(current.getAttribute("name"));
                default -> {
                    // other elements do not say where we are
                }
            }
        }
        return new Finding(file.path(), table, row, column, problem);
    }

    private static int position(Element element) {
        int position = 1;
        for (Node node = element.getPreviousSibling(); node != null; node = node.getPreviousSibling()) {
            if (node instanceof Element other && other.getLocalName().equals(element.getLocalName())) {
                position++;
            }
        }
        return position;
    }
}
