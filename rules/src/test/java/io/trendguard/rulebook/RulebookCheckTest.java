package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.rulebook.cases.RulebookCheck;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RulebookCheckTest {
    private static final RulebookFiles SMALL = RulebookFiles.shipped("regret-48h");

    private static List<String> findings(String path, UnaryOperator<String> change) {
        String before = SMALL.text(path).orElseThrow();
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        return new RulebookCheck(Duration.ofMinutes(2))
                .check(SMALL.with(path, after)).stream().map(Finding::words).toList();
    }

    @Test
    void aGapIsNamedByTable() {
        assertThat(findings("policy.dmn", text -> text.replace("&lt; parameters.reminder_risk", "&lt; 0.5")))
                .anyMatch(words -> words.startsWith("policy.dmn, level") && words.contains("Gap"));
    }

    @Test
    void anOverlapIsNamedByTable() {
        assertThat(findings("policy.dmn", text -> text.replace("&lt; parameters.reminder_risk", "&lt; 0.7")))
                .anyMatch(words -> words.startsWith("policy.dmn, level") && words.contains("verlap"));
    }

    @Test
    void anUnknownFeatureIsFound() {
        assertThat(findings("rulebook.yaml", text -> text.replace("  orders_before:", "  orders_ever:")))
                .anyMatch(words -> words.startsWith("policy.dmn: The input (orders_before) is not known"));
    }

    @Test
    void anUnknownReasonCodeIsNamedByRowAndColumn() {
        assertThat(findings("policy.dmn", text -> text.replace("<text>\"KNOWN_BUYER\"", "<text>\"OLD_BUYER\"")))
                .anyMatch(words ->
                        words.startsWith("policy.dmn, customer, row 2, column reason: The reason code (OLD_BUYER)"));
    }

    @Test
    void anUnknownInterventionChannelAndTemplateAreFound() {
        assertThat(findings("policy.dmn", text -> text.replace("\"keep-it-reminder\"", "\"fax\"")))
                .anyMatch(
                        words -> words.contains("proposals, row 2, column intervention: The word (fax) is not known"));
        assertThat(findings("policy.dmn", text -> text.replace("<text>\"SMS\"", "<text>\"PIGEON\"")))
                .anyMatch(words -> words.contains("proposals, row 2, column channel: The word (PIGEON) is not known"));
        assertThat(new RulebookCheck(Duration.ofMinutes(2))
                        .check(SMALL.without("messages/de/keep-it-reminder-sms.txt")))
                .extracting(Finding::words)
                .anyMatch(words -> words.contains("The message (messages/de/keep-it-reminder-sms.txt) is missing"));
    }

    @Test
    void anUnknownPlaceholderIsFound() {
        assertThat(findings("messages/en/keep-it-reminder-sms.txt", text -> text + "{password}"))
                .anyMatch(words -> words.contains("The placeholder {password} is not known"));
    }

    @Test
    void anUnknownParameterIsNamedByRow() {
        assertThat(findings(
                        "policy.dmn",
                        text -> text.replace("&gt;= parameters.offer_risk", "&gt;= parameters.offers_risk")))
                .containsExactly(
                        "policy.dmn, level, row 1, column input 1: The parameter (offers_risk) is not in rulebook.yaml. Add it"
                                + " there with value, unit, min, max and says, or correct the name; maybe you meant"
                                + " (offer_risk).");
    }

    @Test
    void aParameterBeyondItsBoundsIsRefused() {
        assertThat(findings("rulebook.yaml", text -> text.replace("{value: 1500,", "{value: 9999,")))
                .anyMatch(words -> words.startsWith("rulebook.yaml")
                        && words.contains("(parameters.credit_minor)")
                        && words.contains("The value (9999) must be within [0, 3000] minor units"));
    }

    @Test
    void aFailingCaseSaysWhatDiffers() {
        assertThat(findings("rulebook.yaml", text -> text.replace("{value: 1500,", "{value: 1400,")))
                .anyMatch(words -> words.startsWith("cases/at-high-risk-credit-is-offered-after-two-days.yaml")
                        && words.contains("credit_minor is 1400 and should be 1500"));
    }

    @Test
    void aRowThatNoCaseFiresIsFound() {
        RulebookFiles less = SMALL.without("cases/in-the-evening-the-message-waits.yaml");
        assertThat(new RulebookCheck(Duration.ofMinutes(2)).check(less))
                .extracting(Finding::words)
                .anyMatch(words -> words.startsWith("contact-policy.dmn, quiet_hours, row 1: No case fires this row"));
    }

    @Test
    void aRuleThatNoCaseFiresIsFound() {
        RulebookFiles less = SMALL.without("cases/what-is-sent-back-already-is-not-spoken-of.yaml");
        assertThat(new RulebookCheck(Duration.ofMinutes(2)).check(less))
                .extracting(Finding::words)
                .containsExactly(
                        "arbitration.drl, What is sent back already is not spoken of: No case fires this rule. Add one.");
    }

    @Test
    void anEffectWithoutSourceOrDateIsRefused() {
        assertThat(findings("uplift.csv", text -> text.replace(",2026-01-15", ",")))
                .anyMatch(words -> words.startsWith("uplift.csv: Row 1"));
        assertThat(findings("uplift.csv", text -> text.lines().limit(2).reduce("", (a, b) -> a + b + "\n")))
                .anyMatch(words -> words.contains("No effect is told of (keep-it-reminder)"));
    }

    @Test
    void tablesThatWereNotFullyAnalysedAreRefused() {
        assertThat(new RulebookCheck(Duration.ofMillis(0)).check(SMALL))
                .extracting(Finding::words)
                .anyMatch(words -> words.contains("were not fully analysed"));
    }

    @Test
    void aMissingTableIsNamed() {
        assertThat(new RulebookCheck(Duration.ofMinutes(2)).check(SMALL.without("escalation.dmn")))
                .extracting(Finding::words)
                .anyMatch(words -> words.startsWith("escalation.dmn: The tables are missing"));
    }

    @Test
    void theVersionIsTheHashOfTheFilesWhateverTheLineEnds() {
        String text = SMALL.text("rulebook.yaml").orElseThrow();
        assertThat(SMALL.with("rulebook.yaml", text.replace("\n", "\r\n")).version())
                .isEqualTo(SMALL.version());
        assertThat(SMALL.with("rulebook.yaml", text + "\n").version()).isNotEqualTo(SMALL.version());
    }
}
