package io.trendguard.rulebook;

import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.decision.Decider;
import io.trendguard.decision.Decision;
import io.trendguard.json.CanonicalJson;
import io.trendguard.risk.RiskModel;
import io.trendguard.rulebook.cases.CaseRiskModel;
import io.trendguard.rulebook.cases.GoldenCase;
import io.trendguard.rulebook.cases.RulebookCheck;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An analyst moves a slider: tables read the new number at once, nothing is compiled, and the version covers it. */
class ParametersAtRunTimeTest {
    private static final Rulebook SMALL = Rulebook.shipped("regret-48h");
    private static final Optional<RiskModel> MODEL = Optional.of(new CaseRiskModel());

    private static Rulebook moved(String name, String value) {
        return SMALL.withParameters(Map.of(name, new BigDecimal(value)));
    }

    private static List<String> findings(String path, String before, String after) {
        String text = SMALL.files().text(path).orElseThrow();
        assertThat(text).contains(before);
        return new RulebookCheck(Duration.ofMinutes(2))
                .check(SMALL.files().with(path, text.replace(before, after))).stream()
                        .map(Finding::words)
                        .toList();
    }

    @Test
    void anotherValueDecidesAsIfItHadBeenCompiledAndCompilesNothing() {
        Rulebook moved = moved("offer_risk", "0.70");
        Rulebook compiled = Rulebook.of(moved.files());
        assertThat(moved.version()).isEqualTo(compiled.version()).isNotEqualTo(SMALL.version());
        assertThat(moved.rules()).isSameAs(SMALL.rules());
        assertThat(moved.tables("policy").compiled())
                .isSameAs(SMALL.tables("policy").compiled());
        for (GoldenCase golden : GoldenCase.of(SMALL.files())) {
            assertThat(CanonicalJson.bytes(golden.decide(moved)))
                    .isEqualTo(CanonicalJson.bytes(golden.decide(compiled)));
        }
        Decision decision = new Decider().decide(aPurchase().atRisk(0.7).build(), moved, MODEL);
        assertThat(decision.chosen().orElseThrow().intervention()).isEqualTo("keep-it-credit");
        assertThat(new Decider()
                        .decide(aPurchase().atRisk(0.7).build(), SMALL, MODEL)
                        .chosen()
                        .orElseThrow()
                        .intervention())
                .isEqualTo("keep-it-reminder");
    }

    @Test
    void versionsThatDifferInParametersDecideAtTheSameTime() {
        List<Rulebook> rulebooks = IntStream.rangeClosed(0, 7)
                .mapToObj(step -> moved("credit_minor", Integer.toString(1000 + step)))
                .toList();
        assertThat(IntStream.range(0, 160).parallel().mapToObj(i -> {
                    Rulebook rulebook = rulebooks.get(i % rulebooks.size());
                    return new Decider()
                                    .decide(aPurchase().atRisk(0.9).build(), rulebook, MODEL)
                                    .chosen()
                                    .orElseThrow()
                                    .creditMinor()
                            - i % rulebooks.size();
                }))
                .containsOnly(1000L);
    }

    @Test
    void sendingAndReplaysWithoutTraceReadTheNewValueToo() {
        assertThat(moved("daily_contacts", "2").sendPolicy().dailyContacts()).isEqualTo(2);
        Rulebook untraced = SMALL.withoutTrace().withParameters(Map.of("credit_minor", new BigDecimal("1200")));
        Decision decision = new Decider().decide(aPurchase().atRisk(0.9).build(), untraced, MODEL);
        assertThat(decision.matchedRows()).isEmpty();
        assertThat(decision.chosen().orElseThrow().creditMinor()).isEqualTo(1200);
    }

    @Test
    void onlyTheNumberChangesInTheTextOfTheRulebook() {
        String text = SMALL.files().text(Manifests.FILE).orElseThrow();
        assertThat(moved("credit_minor", "1.2E+3").files().text(Manifests.FILE).orElseThrow())
                .isEqualTo(text.replace("{value: 1500,", "{value: 1200,"));
        assertThat(moved("credit_minor", "1500.0").version()).isEqualTo(SMALL.version());
        String block =
                "# \uD83D\uDC57 ours\nparameters:\n  a:\n    unit: x # value: 7\n    value: '3' # three\n    min: 1\n";
        Manifest manifest = Manifests.read(SMALL.files());
        assertThat(ParameterText.with(text + "# \uD83D\uDC57", manifest, Map.of("delay_hours", BigDecimal.TEN)))
                .isEqualTo(text.replace(
                                "{value: 48, unit: hours, min: 1, max: 72", "{value: 10, unit: hours, min: 1, max: 72")
                        + "# \uD83D\uDC57");
        Manifest other = withParameter(manifest, "a");
        assertThat(ParameterText.with(block, other, Map.of("a", new BigDecimal("5"))))
                .isEqualTo(block.replace("'3'", "5"));
    }

    private static Manifest withParameter(Manifest manifest, String name) {
        return new Manifest(
                manifest.name(),
                manifest.tenant(),
                manifest.decisionPoint(),
                manifest.owner(),
                manifest.description(),
                manifest.locales(),
                manifest.channels(),
                manifest.segments(),
                manifest.bands(),
                Map.of(name, new Manifest.Parameter(BigDecimal.ONE, "x", BigDecimal.ONE, BigDecimal.TEN, "says")),
                manifest.features(),
                manifest.interventions(),
                manifest.reasons());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "offer_risks | 0.8 | The parameter (offer_risks): The parameter (offer_risks) is not in rulebook.yaml; maybe you meant (offer_risk).",
                "offer_risk | 1 | The parameter (offer_risk): The value (1) must be within [0.6, 0.99] probability.",
                "delay_hours | 0 | The parameter (delay_hours): The value (0) must be within [1, 72] hours."
            })
    void aValueThatCannotBeSetIsRefusedInWords(String name, String value, String why) {
        assertThatThrownBy(() -> moved(name, value))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining(why);
    }

    @Test
    void theAnalysisSeesTheNumbersOfToday() {
        Rulebook crossed = SMALL.withParameters(
                Map.of("reminder_risk", new BigDecimal("0.8"), "offer_risk", new BigDecimal("0.6")));
        assertThat(new StaticCheck(Duration.ofMinutes(2)).check(crossed))
                .extracting(Finding::words)
                .anyMatch(words -> words.startsWith("policy.dmn, level"));
    }

    @Test
    void aParameterThatNothingReadsIsFound() {
        assertThat(findings(
                        Manifests.FILE,
                        "  credit_minor:",
                        "  unread: {value: 1, unit: x, min: 0, max: 2, says: Nothing}\n  credit_minor:"))
                .containsExactly(
                        "rulebook.yaml, parameters: The parameter (unread) is read by no table and no intervention. Read it"
                                + " where it belongs, or delete it.");
    }

    @Test
    void aParameterThatATableReadsAndTheRulebookLacksIsNamedWhereItIsRead() {
        assertThat(findings("policy.dmn", "<text>parameters.credit_minor</text>", "<text>parameters.credit</text>"))
                .allMatch(words -> words.startsWith("policy.dmn, proposals, row 1, column output")
                        && words.contains("The parameter (credit) is not in rulebook.yaml"))
                .hasSize(1);
        assertThatThrownBy(() -> SMALL.withFiles(SMALL.files()
                        .with(
                                Manifests.FILE,
                                SMALL.files()
                                        .text(Manifests.FILE)
                                        .orElseThrow()
                                        .replace("  offer_risk:", "  offers_risk:"))))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("The parameter (offer_risk) is not in rulebook.yaml");
    }

    @Test
    void aParameterOfTheWrongTypeIsNamed() {
        assertThat(findings(Manifests.FILE, "{value: 1500,", "{value: plenty,"))
                .anyMatch(words -> words.contains("parameters.credit_minor.value"));
        assertThat(findings(
                        "policy.dmn",
                        "<inputEntry id=\"proposals_row1_in2\"><text>\"high\"</text>",
                        "<inputEntry id=\"proposals_row1_in2\"><text>parameters.credit_minor</text>"))
                .anyMatch(words -> words.startsWith("policy.dmn"));
    }

    @Test
    void aDecisionThatReadsAParameterNeedNotSayThatItDoes() {
        String policy = SMALL.files().text("policy.dmn").orElseThrow();
        String silent = policy.replaceAll(
                        "<informationRequirement[^>]*><requiredInput href=\"#in_parameters\"/></informationRequirement>",
                        "")
                .replaceAll("<inputData id=\"in_parameters\".*?</inputData>", "");
        assertThat(silent).isNotEqualTo(policy);
        Rulebook rulebook = SMALL.withFiles(SMALL.files().with("policy.dmn", silent));
        for (GoldenCase golden : GoldenCase.of(SMALL.files())) {
            assertThat(golden.decide(rulebook).matchedRows())
                    .isEqualTo(golden.decide(SMALL).matchedRows());
        }
    }

    @Test
    void aDecisionMayNotTakeTheNameOfTheParameters() {
        assertThat(findings(
                        "policy.dmn",
                        "<decision id=\"customer\" name=\"customer\"",
                        "<decision id=\"customer\" name=\"parameters\""))
                .anyMatch(words -> words.contains("The name (parameters) stands for the numbers of rulebook.yaml"));
    }
}
