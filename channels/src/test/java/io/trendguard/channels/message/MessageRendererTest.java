package io.trendguard.channels.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.rulebook.MessageTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRendererTest {

    @Test
    void everyPlaceholderIsFilledInSubjectAndBody() {
        Message message = MessageRenderer.render(
                template("Your {product_name}", "Dear {first_name},\nkeep {product_name} and take {credit}."),
                Map.of("product_name", "Linen shirt", "first_name", "Zoë", "credit", "10,00 €", "unused", "x"));
        assertThat(message)
                .isEqualTo(new Message(
                        "keep-it", "en", "Your Linen shirt", "Dear Zoë,\nkeep Linen shirt and take 10,00 €."));
    }

    @Test
    void aMissingPlaceholderIsAnErrorThatNamesTemplateAndPlaceholder() {
        assertThatThrownBy(() -> MessageRenderer.render(
                        template("Hi {first_name}", "Your {product_name}"), Map.of("product_name", "Linen shirt")))
                .isInstanceOfSatisfying(
                        UnknownPlaceholderException.class,
                        e -> assertThat(e.placeholders()).containsExactly("first_name"))
                .hasMessage(
                        "The template (keep-it) in (en) asks for [first_name], which this treatment does not know. Known are [product_name].");
    }

    @Test
    void theErrorDoesNotTellTheValues() {
        assertThatThrownBy(() ->
                        MessageRenderer.render(template("{a}", ""), Map.of("first_name", "Zoë", "address", "z@x.org")))
                .message()
                .doesNotContain("Zoë")
                .doesNotContain("z@x.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{first_name}",
                "${first_name}",
                "${env:HOME}",
                "${script:javascript:1+1}",
                "{a:-b}",
                "%s",
                "$1",
                "\\",
                "<b>&amp;</b>",
                "{"
            })
    void aValueIsPutInLiterallyWhateverItLooksLike(String value) {
        Message message = MessageRenderer.render(
                template("[{product_name}]", "[{product_name}]"), Map.of("product_name", value, "first_name", "Zoë"));
        assertThat(message.subject()).isEqualTo("[" + value + "]");
        assertThat(message.body()).isEqualTo("[" + value + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{product_name:-none}",
                "{env:HOME}",
                "{Product Name}",
                "{}",
                "{{product_name}}",
                "{open",
                "shut}"
            })
    void aTemplateKnowsNamesAndNothingElse(String body) {
        assertThatThrownBy(() -> MessageRenderer.render(template("s", body), Map.of("product_name", "Linen shirt")))
                .isInstanceOf(UnknownPlaceholderException.class);
    }

    @Test
    void aDollarBeforeAPlaceholderIsADollar() {
        assertThat(MessageRenderer.render(template("s", "${amount}"), Map.of("amount", "5"))
                        .body())
                .isEqualTo("$5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: all@example.org", "a\nX: y", "a\rX: y", "a\u2028X: y", "a\u0085X: y", "a\0b"})
    void aLineBreakInAValueNeverBeginsAHeader(String value) {
        Message message = MessageRenderer.render(template("Your {p}", "Body"), Map.of("p", value));
        assertThat(message.subject())
                .doesNotContainPattern("[\\p{Cc}\\u2028\\u2029]")
                .startsWith("Your a ");
    }

    @Test
    void aBodyKeepsItsLinesAndLosesOtherControls() {
        assertThat(MessageRenderer.render(template("s", "one\r\n{p}\nthree"), Map.of("p", "t\u0007wo\ttabs"))
                        .body())
                .isEqualTo("one\nt wo\ttabs\nthree");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1250 | EUR | de    | 12,50_€",
                "1250 | EUR | en    | €12.50",
                "1250 | USD | en-US | $12.50",
                "123456789 | EUR | fr | 1_234_567,89_€",
                "1250 | JPY | en    | ¥1,250",
                "1250 | KWD | de    | 1,250_KWD",
                "-5   | EUR | de    | -0,05_€",
                "0    | EUR | de    | 0,00_€"
            })
    void moneyIsReadInTheCustomersLanguage(long minor, String currency, String locale, String text) {
        assertThat(MoneyText.money(minor, currency, locale).replace('\u00a0', '_'))
                .isEqualTo(text);
    }

    @Test
    void aPercentageIsReadInTheCustomersLanguage() {
        assertThat(MoneyText.percent(10, "de")).isEqualTo("10\u00a0%");
        assertThat(MoneyText.percent(10, "en")).isEqualTo("10%");
    }

    private static MessageTemplate template(String subject, String body) {
        return new MessageTemplate("keep-it", "en", subject, body);
    }
}
