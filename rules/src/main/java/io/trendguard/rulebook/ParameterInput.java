package io.trendguard.rulebook;

import static io.trendguard.rulebook.SafeXml.child;
import static io.trendguard.rulebook.SafeXml.children;

import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The input under which the decisions of a DMN file read parameters. Editors need not declare it, or declare it for every
 * decision that reads one: what is compiled always has one of ours, and what is analysed has none.
 */
final class ParameterInput {
    private static final String ID = "trendguard_parameters";

    private ParameterInput() {}

    /** Removes the input and whatever requires it. */
    static void remove(Element definitions) {
        for (Element input : children(definitions, "inputData")) {
            if (Parameters.INPUT.equals(input.getAttribute("name"))) {
                definitions.removeChild(input);
                children(definitions, "decision")
                        .forEach(decision -> removeRequirements(decision, "#" + input.getAttribute("id")));
            }
        }
    }

    private static void removeRequirements(Element decision, String reference) {
        for (Element requirement : children(decision, "informationRequirement")) {
            child(requirement, "requiredInput")
                    .filter(required -> required.getAttribute("href").equals(reference))
                    .ifPresent(required -> decision.removeChild(requirement));
        }
    }

    /** Adds the input, if any decision reads a parameter, and has every such decision require it. */
    static void add(Element definitions) {
        List<Element> readers = children(definitions, "decision").stream()
                .filter(ParameterInput::readsAny)
                .toList();
        if (readers.isEmpty()) {
            return;
        }
        Element input = element(definitions, "inputData", ID);
        input.setAttribute("name", Parameters.INPUT);
        Element variable = element(definitions, "variable", ID + "_variable");
        variable.setAttribute("name", Parameters.INPUT);
        input.appendChild(variable);
        definitions.insertBefore(input, readers.get(0));
        readers.forEach(decision -> require(definitions, decision));
    }

    private static boolean readsAny(Element decision) {
        return DmnFile.cells(decision).stream()
                .anyMatch(cell -> !Parameters.names(cell.getTextContent()).isEmpty());
    }

    /** Requirements follow the variable of a decision. */
    private static void require(Element definitions, Element decision) {
        Element required = definitions.getOwnerDocument().createElementNS(DmnVersions.MODEL, "requiredInput");
        required.setAttribute("href", "#" + ID);
        Element requirement = element(definitions, "informationRequirement", ID + "_of_" + decision.getAttribute("id"));
        requirement.appendChild(required);
        Node next = child(decision, "variable").map(Element::getNextSibling).orElseGet(decision::getFirstChild);
        decision.insertBefore(requirement, next);
    }

    private static Element element(Element definitions, String name, String id) {
        Element made = definitions.getOwnerDocument().createElementNS(DmnVersions.MODEL, name);
        made.setAttribute("id", id);
        return made;
    }
}
