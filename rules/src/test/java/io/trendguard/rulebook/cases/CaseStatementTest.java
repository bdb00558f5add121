package io.trendguard.rulebook.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookException;
import io.trendguard.rulebook.RulebookFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a golden case states, and what it leaves open. */
class CaseStatementTest {
    private static final RulebookFiles FILES = RulebookFiles.shipped("regret-48h");
    private static final Rulebook RULEBOOK = Rulebook.of(FILES);
    private static final String PATH = "cases/mine.yaml";
    private static final String REMINDER = "keep-it-reminder/sms/l1";

    private static GoldenCase read(String request, String... stated) {
        String text =
                "policy: Mine.\nbase: after-purchase\nrequest: " + request + "\n" + String.join("\n", stated) + "\n";
        return GoldenCase.of(FILES.with(PATH, text)).stream()
                .filter(golden -> golden.path().equals(PATH))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> differences(String request, String... stated) {
        GoldenCase golden = read(request, stated);
        return golden.differences(golden.decide(RULEBOOK), RULEBOOK);
    }

    @Test
    void whatIsNotStatedIsNotCompared() {
        assertThat(differences("{lines: {l1: {risk: 0.65}}}", "outcome: intervene", "chosen: " + REMINDER))
                .isEmpty();
        assertThat(differences("{lines: {l1: {risk: 0.3}}}", "outcome: nothing"))
                .isEmpty();
    }

    @Test
    void whateverIsStatedIsCompared() {
        assertThat(differences(
                        "{lines: {l1: {risk: 0.65}}}",
                        "outcome: intervene",
                        "chosen: keep-it-credit/email/l1",
                        "credit_minor: 1500",
                        "delay_hours: 24",
                        "escalations: {sms-reminder: 6}",
                        "reasons: [KNOWN_BUYER, ELEVATED_RISKS]",
                        "verdicts: {keep-it-reminder/sms/l1: eligible, pause/checkout/basket: [HOLDOUT]}"))
                .containsExactly(
                        "chosen is keep-it-reminder/sms/l1 and should be keep-it-credit/email/l1",
                        "credit_minor is 0 and should be 1500",
                        "delay_hours is 48 and should be 24",
                        "escalations is {} and should be {sms-reminder=6}",
                        "the reasons [ELEVATED_RISKS] are not given; maybe you meant (ELEVATED_RISK); given are"
                                + " [ARM_TREATED_WITH_OFFERS, BELOW_CAPS, CONSENT_GIVEN, DAYTIME, ELEVATED_RISK,"
                                + " ELEVATED_RISK_REMINDER, GIVES_NOTHING_AWAY, IN_TIME, KNOWN_BUYER, NORMAL_MODE,"
                                + " NO_ESCALATION_OF_REMINDERS, REACHABLE, REMINDER_COST, WORTH_IT]",
                        "the verdict on keep-it-reminder/sms/l1 is chosen and should be eligible",
                        "the verdict on pause/checkout/basket is not proposed and should be [HOLDOUT]");
    }

    @Test
    void aVerdictNamesEveryReasonAgainstACandidate() {
        String request = "{lines: {l1: {risk: 0.65}}, contact: {time_zone: null}, safe_mode: true}";
        assertThat(differences(request, "outcome: nothing", "verdicts: {%s: [TIME_ZONE_UNKNOWN]}".formatted(REMINDER)))
                .containsExactly(
                        "the verdict on keep-it-reminder/sms/l1 is [SAFE_MODE, TIME_ZONE_UNKNOWN] and should be [TIME_ZONE_UNKNOWN]");
        assertThat(differences(
                        request,
                        "outcome: nothing",
                        "verdicts: {%s: [TIME_ZONE_UNKNOWN, SAFE_MODE]}".formatted(REMINDER)))
                .isEmpty();
    }

    @Test
    void whyNothingCouldBeDecidedIsCompared() {
        assertThat(differences(
                        "{faults: [The histories cannot be read.]}",
                        "outcome: undetermined",
                        "cause: The model is missing."))
                .containsExactly("cause is The histories cannot be read. and should be The model is missing.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outcome: perhaps | (outcome) has the value (perhaps) and must be one of [INTERVENE, NOTHING, UNDETERMINED]",
                "outcome: intervene | (chosen) must name a candidate",
                "'outcome: nothing\nchosen: a/b/c' | With a chosen candidate (a/b/c) the outcome must be intervene",
                "'outcome: nothing\ncause: why' | Only an outcome undetermined has a cause",
                "chosen: a/b/c | outcome",
                "'outcome: nothing\nverdicts: {a: maybe}' | The verdict on (a) must be eligible, undetermined or a list of reason codes",
                "'outcome: nothing\nverdicts: {a: []}' | The verdict on (a) must be eligible, undetermined or a list of reason codes",
                "'outcome: nothing\nverdicts: {a: [[X]]}' | The verdict on (a) must be eligible, undetermined or a list of reason codes",
                "'outcome: nothing\nreasons: X' | (reasons) must be a list",
                "'outcome: nothing\ncredit_minor: much' | (credit_minor)",
                "outcom: nothing | maybe you meant (outcome)",
                "'outcome: nothing\ndecision: {}' | The key (decision) is not known in a case"
            })
    void aStatementThatCannotBeIsRefusedInWords(String stated, String why) {
        assertThatThrownBy(() -> read("{lines: {l1: {risk: 0.65}}}", stated))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining(PATH)
                .hasMessageContaining(why);
    }

    @Test
    void aCaseOfAnEarlierVersionIsReadAndAskedToStateItsOutcome() {
        GoldenCase old = read("{lines: {l1: {risk: 0.65}}}", "decision: {outcome: INTERVENE, candidates: []}");
        assertThat(old.difference(old.decide(RULEBOOK), RULEBOOK).orElseThrow())
                .contains("it states no outcome")
                .contains("let (rulebook record DIR) write what is decided now");
    }

    @Test
    void recordingWritesWhatIsDecidedInPlaceOfAWholeDecision() {
        RulebookFiles old = FILES.with(PATH, """
                policy: "Mine."
                base: after-purchase
                request: {"lines": {"l1": {"risk": 0.8}}, "contact": {"time_zone": null}}
                decision:
                  outcome: "INTERVENE"
                  candidates: []
                """);
        CaseReport report = CaseRun.record(Rulebook.of(old));
        assertThat(report.texts())
                .contains(new CaseReport.CaseFile(PATH, """
                        policy: "Mine."
                        base: after-purchase
                        request: {"lines": {"l1": {"risk": 0.8}}, "contact": {"time_zone": null}}
                        outcome: nothing
                        reasons: [KNOWN_BUYER, HIGH_RISK]
                        verdicts:
                          keep-it-credit/email/l1: [TIME_ZONE_UNKNOWN]
                        """))
                .extracting(CaseReport.CaseFile::path)
                .contains("cases/traces/mine.yaml")
                .doesNotContain("cases/at-low-risk-nobody-is-written-to.yaml");
        assertThat(report.lines())
                .containsExactly(
                        "Mine. (cases/mine.yaml)",
                        "  now states: nothing is done (Who has ordered before is known; The risk is high)");
    }
}
