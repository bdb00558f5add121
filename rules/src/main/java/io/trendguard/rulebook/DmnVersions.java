package io.trendguard.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Brings a DMN file, whichever editor and version of DMN wrote it, to the one form that is checked and compiled: DMN 1.3,
 * without what other tools keep in it for themselves. Nothing that may be executed is added, and what is not known stays
 * for {@link DmnAllowList} to refuse.
 */
final class DmnVersions {
    static final String MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String FEEL = "https://www.omg.org/spec/DMN/20191111/FEEL/";

    private static final Map<String, String> MODELS = Map.of(
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "1.1",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "1.2",
            MODEL,
            "1.3",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "1.4",
            "https://www.omg.org/spec/DMN/20230324/MODEL/",
            "1.5",
            "https://www.omg.org/spec/DMN/20240513/MODEL/",
            "1.6");
    private static final Pattern FEEL_NAMES = Pattern.compile(
            "(?i)feel|https?://www\\.omg\\.org/spec/FEEL/[0-9]{8}/?|https?://www\\.omg\\.org/spec/DMN/[0-9]{8}/FEEL/?");
    /** They tell people something, and nothing of them is executed. */
    private static final Set<String> SILENT = Set.of(
            "DMNDI",
            "extensionElements",
            "knowledgeSource",
            "authorityRequirement",
            "group",
            "performanceIndicator",
            "organizationUnit",
            "impactedPerformanceIndicator",
            "decisionMaker",
            "decisionOwner",
            "supportedObjective",
            "usingProcess",
            "usingTask",
            "elementCollection");

    private final Document document;
    private final String version;

    private DmnVersions(Document document, String version) {
        this.document = document;
        this.version = version;
    }

    /** Changes a document in place. Throws {@link RulebookException} for a file that is no DMN of a known version. */
    static void normalise(String path, String xml, Document document) {
        Element root = document.getDocumentElement();
        String namespace = root.getNamespaceURI();
        String version = namespace == null ? null : MODELS.get(namespace);
        if (version == null) {
            throw new RulebookException(Finding.in(path, unknown(namespace, root, SafeXml.rootLine(xml))));
        }
        DmnVersions versions = new DmnVersions(document, version);
        versions.element(root, namespace);
    }

    private static String unknown(@Nullable String namespace, Element root, int line) {
        return namespace == null
                ? "Line %d: the element (%s) does not say which version of DMN it is. Add xmlns=\"%s\" to it."
                        .formatted(line, root.getNodeName(), MODEL)
                : "Line %d: the element (%s) is of (%s), which is no version of DMN that is read. DMN 1.1 to 1.6 are; save the file as one of them."
                        .formatted(line, root.getNodeName(), namespace);
    }

    private void element(Element element, String namespace) {
        Element current = element;
        if (namespace.equals(element.getNamespaceURI())) {
            current = (Element) document.renameNode(element, MODEL, element.getLocalName());
        }
        attributes(current);
        for (Node node : nodes(current)) {
            if (node instanceof Element child) {
                if (SILENT.contains(String.valueOf(child.getLocalName()))) {
                    current.removeChild(child);
                } else {
                    element(child, namespace);
                }
            } else if (node.getNodeType() == Node.COMMENT_NODE
                    || node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                current.removeChild(node);
            }
        }
        cell(current);
    }

    /** Other tools' attributes go; FEEL is called by one name; a type is written without the prefix of DMN 1.1. */
    private void attributes(Element element) {
        NamedNodeMap map = element.getAttributes();
        List<Attr> all = new ArrayList<>();
        for (int i = 0; i < map.getLength(); i++) {
            all.add((Attr) map.item(i));
        }
        for (Attr attribute : all) {
            String space = attribute.getNamespaceURI();
            if (space != null) {
                element.removeAttributeNode(attribute);
                continue;
            }
            String value = attribute.getValue().strip();
            switch (attribute.getName()) {
                case "expressionLanguage", "typeLanguage" -> {
                    if (FEEL_NAMES.matcher(value).matches()) {
                        attribute.setValue(FEEL);
                    }
                }
                case "typeRef" -> attribute.setValue(type(value));
                default -> {
                    // it means the same in every version
                }
            }
        }
    }

    private static String type(String name) {
        String bare = name.substring(name.indexOf(':') + 1).strip();
        return bare.equalsIgnoreCase("integer") || bare.equalsIgnoreCase("long") || bare.equalsIgnoreCase("double")
                ? "number" // the names of Camunda's own types
                : bare;
    }

    /** An empty cell of a condition means any value; editors leave the text out, or the words between its tags. */
    private void cell(Element element) {
        switch (String.valueOf(element.getLocalName())) {
            case "typeRef" -> element.setTextContent(type(element.getTextContent()));
            case "inputEntry" -> {
                Element text = SafeXml.child(element, "text").orElseGet(() -> {
                    Element made = document.createElementNS(MODEL, "text");
                    element.appendChild(made);
                    return made;
                });
                if (text.getTextContent().isBlank()) {
                    text.setTextContent("-");
                }
            }
            case "inputValues", "outputValues", "allowedValues" -> {
                if (SafeXml.text(element).isEmpty() && element.getParentNode() != null) {
                    element.getParentNode().removeChild(element);
                }
            }
            case "typeConstraint" -> { // DMN 1.5; of a type that is no list it is what 1.3 calls the allowed values
                if (version.compareTo("1.5") >= 0
                        && element.getParentNode() instanceof Element definition
                        && !definition.getAttribute("isCollection").equals("true")
                        && SafeXml.child(definition, "allowedValues").isEmpty()) {
                    document.renameNode(element, MODEL, "allowedValues");
                }
            }
            default -> {
                // it means the same in every version
            }
        }
    }

    private static List<Node> nodes(Element element) {
        List<Node> nodes = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            nodes.add(node);
        }
        return nodes;
    }
}
