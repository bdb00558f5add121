package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.contact.QuietHours;
import io.trendguard.contact.SendPolicy;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rulebook says about sending. */
final class SendParametersTest {
    private static final RulebookFiles SMALL = RulebookFiles.shipped("regret-48h");

    private static RulebookFiles changed(String before, String after) {
        String text = SMALL.text(Manifests.FILE).orElseThrow();
        assertThat(text).contains(before);
        return SMALL.with(Manifests.FILE, text.replace(before, after));
    }

    private static Rulebook stating(String name, String value) {
        String text = SMALL.text(Manifests.FILE).orElseThrow();
        String line = text.lines()
                .filter(one -> one.strip().startsWith(name + ":"))
                .findFirst()
                .orElseThrow();
        return Rulebook.of(changed(
                line,
                line.replaceAll("value: [0-9.]+", "value: " + value)
                        .replaceAll("min: [0-9]+, max: [0-9]+", "min: -99, max: 999")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"regret", "regret-48h"})
    void theShippedRulebooksStateWhatHeldBefore(String name) {
        assertThat(Rulebook.shipped(name).sendPolicy()).isEqualTo(SendPolicy.UNSTATED);
    }

    @Test
    void whatAnAnalystChangesIsReadWhenSomethingIsSent() {
        assertThat(stating("quiet_from_hour", "19.5").sendPolicy().quietHours())
                .isEqualTo(new QuietHours(LocalTime.of(19, 30), LocalTime.of(8, 0)));
        assertThat(stating("daily_contacts", "2").sendPolicy().dailyContacts()).isEqualTo(2);
        assertThat(stating("weekly_contacts", "5").sendPolicy().weeklyContacts())
                .isEqualTo(5);
        assertThat(stating("checkout_life_hours", "0.5").sendPolicy().checkoutLife())
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(stating("message_life_hours", "24").sendPolicy().messageLife())
                .isEqualTo(Duration.ofDays(1));
        assertThat(stating("follow_up_life_hours", "6").sendPolicy().followUpLife())
                .isEqualTo(Duration.ofHours(6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quiet_from_hour | 24 | an hour of the day, from 0 to less than 24",
                "quiet_until_hour | -1 | an hour of the day, from 0 to less than 24",
                "daily_contacts | 1.5 | a whole number of messages",
                "weekly_contacts | -1 | a whole number of messages",
                "message_life_hours | 0 | more than 0 hours"
            })
    void aValueThatCannotBeIsNamed(String name, String value, String right) {
        assertThatThrownBy(() -> stating(name, value))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("The parameter (%s) is (%s) and must be %s.".formatted(name, value, right));
    }

    @Test
    void quietHoursThatWouldBeNoneAreNamed() {
        assertThatThrownBy(() -> stating("quiet_from_hour", "8"))
                .hasMessageContaining("(quiet_from_hour) and (quiet_until_hour) are both 08:00. Let them differ.");
    }

    @Test
    void aVersionFromBeforeStillWorksAndANewOneMustStateIt() {
        RulebookFiles before = changed("  message_life_hours:", "  another_number:");
        assertThat(Rulebook.of(before).sendPolicy()).isEqualTo(SendPolicy.UNSTATED);
        assertThat(SendParameters.missing(Rulebook.of(before).manifest()))
                .extracting(Finding::words)
                .containsExactly(
                        "rulebook.yaml: The parameter (message_life_hours) is missing: how many hours after it is"
                                + " due a message may still go out. Sending reads it again; add it under (parameters).");
        assertThat(SendParameters.missing(Rulebook.shipped("regret").manifest()))
                .isEmpty();
        assertThat(SendParameters.missing(Rulebook.shipped("cart").manifest())).isEmpty();
    }
}
