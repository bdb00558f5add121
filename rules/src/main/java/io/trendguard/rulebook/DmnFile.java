package io.trendguard.rulebook;

import static io.trendguard.rulebook.SafeXml.child;
import static io.trendguard.rulebook.SafeXml.children;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** One DMN file, with its tables in order. */
final class DmnFile {
    private final String path;
    private final Document document;

    private DmnFile(String path, Document document) {
        this.path = path;
        this.document = document;
    }

    static DmnFile parse(String path, String xml) {
        try {
            Document document = SafeXml.parse(xml);
            DmnVersions.normalise(path, xml, document);
            return new DmnFile(path, document);
        } catch (SAXParseException e) {
            throw new RulebookException(Finding.in(
                    path,
                    xml.contains("<!DOCTYPE")
                            ? "A document type (<!DOCTYPE ...>) is not allowed. Delete it."
                            : "Line %d, column %d: it is not XML that can be read. Maybe a tag is not closed, or a < or & stands where &lt; or &amp; belongs."
                                    .formatted(e.getLineNumber(), e.getColumnNumber())));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new RulebookException(Finding.in(path, "It is not XML that can be read. Save it again as DMN."));
        }
    }

    String path() {
        return path;
    }

    /** The name without its ending, for example {@code policy}. */
    String name() {
        return name(path);
    }

    /** The name of a file without its ending. */
    static String name(String path) {
        return path.substring(0, path.length() - ".dmn".length());
    }

    Element root() {
        return document.getDocumentElement();
    }

    /** Names of the input data. */
    List<String> inputs() {
        return children(root(), "inputData").stream()
                .map(input -> input.getAttribute("name"))
                .toList();
    }

    /** The decision tables, in the order of the file. */
    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (Element decision : children(root(), "decision")) {
            child(decision, "decisionTable").ifPresent(table -> tables.add(Table.of(decision, table)));
        }
        return tables;
    }

    /** The same file with every parameter's value in place of its name, for the analysis of gaps and overlaps. */
    DmnFile baked(Manifest manifest) {
        DmnFile copy = withoutDrawings();
        ParameterInput.remove(copy.root());
        copy.cells().forEach(text -> text.setTextContent(Parameters.bake(text.getTextContent(), manifest)));
        return copy;
    }

    /**
     * The same file as it is compiled: parameters are one input, which every decision that reads one requires. The lists of
     * words that inputs may hold are left out: they are for editors and for the analysis; what reaches a table was checked
     * before, and KIE would compare every word of them in every call.
     */
    DmnFile evaluated() {
        DmnFile copy = withoutDrawings();
        copy.removeAll("allowedValues");
        copy.removeAll("typeConstraint");
        ParameterInput.remove(copy.root());
        ParameterInput.add(copy.root());
        return copy;
    }

    /** The same file without what only editors and other tools read: what is checked before anything is compiled. */
    DmnFile withoutDrawings() {
        DmnFile copy = copy();
        copy.removeAll("DMNDI");
        copy.removeAll("extensionElements");
        return copy;
    }

    /** The names of the parameters that its tables and expressions read. */
    Set<String> parameters() {
        Set<String> names = new TreeSet<>();
        cells().forEach(text -> names.addAll(Parameters.names(text.getTextContent())));
        return names;
    }

    /** Every text that is evaluated; the sentences of rows are not. */
    private List<Element> cells() {
        return cells(root());
    }

    /** The same for a part of it. */
    static List<Element> cells(Element parent) {
        return all(parent, "text").stream()
                .filter(text -> !"annotationEntry".equals(text.getParentNode().getLocalName()))
                .toList();
    }

    /** Names of the decisions, in the order of the file. */
    List<String> decisions() {
        return children(root(), "decision").stream()
                .map(decision -> decision.getAttribute("name"))
                .toList();
    }

    /** Whether no decision of the file reads another one. */
    boolean independent() {
        return children(root(), "decision").stream()
                .flatMap(decision -> children(decision, "informationRequirement").stream())
                .allMatch(requirement -> child(requirement, "requiredDecision").isEmpty());
    }

    /** Names of the input data that a decision reads itself. */
    List<String> inputsOf(String decisionName) {
        List<String> names = new ArrayList<>();
        for (Element decision : children(root(), "decision")) {
            if (decision.getAttribute("name").equals(decisionName)) {
                for (Element requirement : children(decision, "informationRequirement")) {
                    child(requirement, "requiredInput")
                            .ifPresent(input -> names.add(nameOf(input.getAttribute("href"))));
                }
            }
        }
        return names;
    }

    private String nameOf(String reference) {
        return children(root(), "inputData").stream()
                .filter(input -> reference.equals("#" + input.getAttribute("id")))
                .map(input -> input.getAttribute("name"))
                .findFirst()
                .orElse(reference);
    }

    private DmnFile copy() {
        return new DmnFile(path, (Document) document.cloneNode(true));
    }

    private void removeAll(String localName) {
        all(root(), localName).forEach(element -> element.getParentNode().removeChild(element));
    }

    /** Every element of a name; a list of its own, since the DOM's looks the document through again after each change. */
    private static List<Element> all(Element parent, String localName) {
        var found = parent.getElementsByTagNameNS("*", localName);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** The same file without one row of a table. */
    String withoutRow(String table, int row) {
        DmnFile copy = copy();
        for (Element decision : children(copy.root(), "decision")) {
            if (decision.getAttribute("name").equals(table)) {
                Element rows = child(decision, "decisionTable").orElseThrow();
                rows.removeChild(children(rows, "rule").get(row - 1));
            }
        }
        return copy.xml();
    }

    /** The file as text. */
    String xml() {
        try {
            return SafeXml.write(document);
        } catch (TransformerException e) {
            throw new IllegalStateException("The tables (%s) cannot be written.".formatted(path), e);
        }
    }
}
