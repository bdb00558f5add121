package io.trendguard.rulebook.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookFiles;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an analyst reads after a change: the cases whose outcome changes, each in a few lines of words. */
class CaseComparisonTest {
    private static final Rulebook BEFORE = Rulebook.shipped("regret-48h");

    @Test
    void anotherThresholdListsTheCasesThatItChanges() {
        Rulebook after = BEFORE.withParameters(Map.of("offer_risk", new BigDecimal("0.82")));
        assertThat(CaseComparison.between(BEFORE, after).lines())
                .containsExactly(
                        "parameter offer_risk: 0.8 probability → 0.82 probability (From here on credit is offered)",
                        "file rulebook.yaml: changed",
                        "From 0.8 an e-mail offers 15 credit for keeping it, two days after the purchase."
                                + " (cases/at-high-risk-credit-is-offered-after-two-days.yaml)",
                        "  before: keep-it-credit/email/l1: Credit for keeping it, 15.00 EUR credit, after 48 hours (Who has"
                                + " ordered before is known; The risk is high; At high risk an e-mail offers credit for keeping it)",
                        "  after:  keep-it-reminder/sms/l1: A reminder that it can be exchanged, after 48 hours (Who has ordered"
                                + " before is known; The risk is elevated; At elevated risk a text message reminds of it)",
                        "1 of 21 cases change; 0 more come to the same by other rows or numbers");
    }

    @Test
    void aChangedRowListsTheVerdictsThatItChanges() {
        RulebookFiles files = BEFORE.files();
        String policy = files.text("contact-policy.dmn").orElseThrow();
        Rulebook after = BEFORE.withFiles(files.with(
                "contact-policy.dmn",
                policy.replace("<text>\"TIME_ZONE_UNKNOWN\"</text>", "<text>\"QUIET_HOURS_EVENING\"</text>")));
        assertThat(CaseComparison.between(BEFORE, after).lines())
                .containsExactly(
                        "file contact-policy.dmn: changed",
                        "Nobody whose time zone is unknown is written to."
                                + " (cases/a-customer-in-an-unknown-time-zone-is-not-written-to.yaml)",
                        "  keep-it-reminder/sms/l1: not eligible, nobody knows what time it is where the customer lives → not"
                                + " eligible, it is late: the message waits until morning",
                        "1 of 21 cases change; 0 more come to the same by other rows or numbers");
    }

    @Test
    void whatChangesNothingSaysSo() {
        CaseReport report = CaseComparison.between(BEFORE, BEFORE);
        assertThat(report.lines())
                .containsExactly("0 of 21 cases change; 0 more come to the same by other rows or numbers");
        assertThat(report.clean()).isTrue();
    }

    @Test
    void aFailingCaseSaysWhatIsDecidedAndWhatShouldBe() {
        Rulebook after = BEFORE.withParameters(Map.of("offer_risk", new BigDecimal("0.82")));
        CaseReport report = CaseRun.test(after, Map.of());
        assertThat(report.clean()).isFalse();
        assertThat(report.lines())
                .startsWith("FAILS: From 0.8 an e-mail offers 15 credit for keeping it, two days after the purchase."
                        + " (cases/at-high-risk-credit-is-offered-after-two-days.yaml)")
                .contains(
                        "  chosen is keep-it-reminder/sms/l1 and should be keep-it-credit/email/l1",
                        "  credit_minor is 0 and should be 1500",
                        "  the reasons [HIGH_RISK, HIGH_RISK_CREDIT] are not given; given are [ARM_TREATED_WITH_OFFERS,"
                                + " BELOW_CAPS, CONSENT_GIVEN, DAYTIME, ELEVATED_RISK, ELEVATED_RISK_REMINDER,"
                                + " GIVES_NOTHING_AWAY, IN_TIME, KNOWN_BUYER, NORMAL_MODE, NO_ESCALATION_OF_REMINDERS,"
                                + " REACHABLE, REMINDER_COST, WORTH_IT]",
                        "21 cases, 1 of them fail; 0 traces differ from those that are kept");
    }
}
