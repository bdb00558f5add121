package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.rulebook.cases.RulebookCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decision tables as Camunda's modeler and other editors of DMN 1.1 to 1.6 write them. */
class TablesOfOtherEditorsTest {
    private static final RulebookFiles SHIPPED = RulebookFiles.shipped("regret-48h");
    private static final String MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final List<Finding> BEFORE = RulebookCheck.cases(Rulebook.of(SHIPPED));
    private static final String POLICY = SHIPPED.text("policy.dmn").orElseThrow();

    @TempDir
    Path folder = Path.of("");

    /** Every golden case still gets its decision. */
    private static void decidesAsBefore(UnaryOperator<String> change) {
        String changed = change.apply(POLICY);
        assertThat(changed).isNotEqualTo(POLICY);
        assertThat(RulebookCheck.cases(Rulebook.of(SHIPPED.with("policy.dmn", changed))))
                .isEqualTo(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
                "http://www.omg.org/spec/DMN/20180521/MODEL/",
                "https://www.omg.org/spec/DMN/20211108/MODEL/",
                "https://www.omg.org/spec/DMN/20230324/MODEL/",
                "https://www.omg.org/spec/DMN/20240513/MODEL/"
            })
    void everyVersionOfDmnIsRead(String namespace) {
        decidesAsBefore(text -> text.replace(MODEL, namespace));
    }

    @Test
    void anEmptyCellMeansAnyValue() {
        decidesAsBefore(text -> text.replace("<text>-</text>", "<text></text>"));
        decidesAsBefore(text -> text.replace("<text>-</text>", "<text/>"));
        decidesAsBefore(
                text -> text.replaceAll("<inputEntry([^>]*)>\\s*<text>-</text>\\s*</inputEntry>", "<inputEntry$1/>"));
        decidesAsBefore(text -> text.replace("<text>-</text>", "<text><![CDATA[ ]]></text>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feel",
                "FEEL",
                "http://www.omg.org/spec/FEEL/20140401",
                "http://www.omg.org/spec/DMN/20180521/FEEL/",
                "https://www.omg.org/spec/DMN/20211108/FEEL/",
                "https://www.omg.org/spec/DMN/20230324/FEEL/"
            })
    void feelIsCalledByAnyOfItsNames(String name) {
        decidesAsBefore(
                text -> text.replaceFirst("<inputExpression", "<inputExpression expressionLanguage=\"" + name + "\""));
    }

    @Test
    void prefixesCommentsAndWhatOtherToolsKeepInAFileAreTolerated() {
        decidesAsBefore(text -> text.replaceAll("<(/?)(?!dmndi:|dc:|di:|\\?)([a-zA-Z])", "<$1dmn:$2")
                .replace("xmlns=\"", "xmlns:dmn=\""));
        decidesAsBefore(text -> text.replaceFirst(
                "<definitions ",
                "<!-- made with an editor --><definitions xmlns:camunda=\"http://camunda.org/schema/1.0/dmn\""
                        + " xmlns:biodi=\"http://bpmn.io/schema/dmn/biodi/2.0\""
                        + " xmlns:modeler=\"http://camunda.org/schema/modeler/1.0\""
                        + " modeler:executionPlatform=\"Camunda Cloud\" exporter=\"Camunda Modeler\""
                        + " exporterVersion=\"5.0\" "));
        decidesAsBefore(text -> text.replaceFirst(
                        "<definitions ", "<definitions xmlns:biodi=\"http://bpmn.io/schema/dmn/biodi/2.0\" ")
                .replaceFirst("<input ", "<input biodi:width=\"192\" ")
                .replaceFirst("<rule ", "<!-- the first --><rule "));
        decidesAsBefore(
                text -> text.replaceFirst("<decision ", "<knowledgeSource id=\"k1\" name=\"the law\"/><decision "));
    }

    @Test
    void whatIsNoDmnIsNamedByFileAndLine() {
        assertThatThrownBy(
                        () -> Rulebook.of(SHIPPED.with("policy.dmn", POLICY.replace(" xmlns=\"" + MODEL + "\"", ""))))
                .hasMessageContaining("policy.dmn: Line 2")
                .hasMessageContaining("Add xmlns=\"" + MODEL + "\"");
        assertThatThrownBy(() -> Rulebook.of(SHIPPED.with("policy.dmn", POLICY.replace(MODEL, "urn:dmn:9"))))
                .hasMessageContaining("(urn:dmn:9)")
                .hasMessageContaining("DMN 1.1 to 1.6");
        assertThatThrownBy(() -> Rulebook.of(SHIPPED.with("policy.dmn", POLICY.replaceFirst("</rule>", ""))))
                .hasMessageContaining("policy.dmn: Line ");
        assertThatThrownBy(() -> Rulebook.of(SHIPPED.with(
                        "policy.dmn",
                        POLICY.replaceFirst("<inputExpression", "<inputExpression expressionLanguage=\"groovy\""))))
                .hasMessageContaining("The expression language (groovy) is not allowed");
    }

    @Test
    void anOldFileWithEmptyCellsIsAnalysedLikeAnyOther() {
        String old = POLICY.replace(MODEL, "http://www.omg.org/spec/DMN/20151101/dmn.xsd")
                .replace("<text>-</text>", "<text></text>");
        assertThat(new RulebookCheck(Duration.ofMinutes(5)).check(SHIPPED.with("policy.dmn", old)))
                .isEqualTo(BEFORE);
    }

    @Test
    void aLinkOrAPipeInARulebookIsRefusedByName() throws Exception {
        Path rulebook = folder.resolve("rulebook");
        SHIPPED.write(rulebook);
        Path secret = Files.writeString(folder.resolve("secret"), "root:x:0:0");
        Path link = Files.createSymbolicLink(rulebook.resolve("messages/en/passwd.txt"), secret);
        assertThatThrownBy(() -> RulebookFiles.read(rulebook)).hasMessageContaining("passwd.txt) is a symbolic link");
        Files.delete(link);
        Files.createSymbolicLink(rulebook.resolve("messages/fr"), folder);
        assertThatThrownBy(() -> RulebookFiles.read(rulebook)).hasMessageContaining("is a symbolic link");
        Files.delete(rulebook.resolve("messages/fr"));
        Path pipe = rulebook.resolve("messages/en/pipe.txt");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> RulebookFiles.read(rulebook)).hasMessageContaining("is a pipe");
    }
}
