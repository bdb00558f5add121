package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Rulebook regret = Rulebook.shipped("regret");

    @Test
    void anAustrianReadsGermanAndAFrenchCustomerReadsTheFirstLanguage() {
        assertThat(regret.message("de-AT", "sizing-guide-email").orElseThrow().locale())
                .isEqualTo("de");
        assertThat(regret.message("fr", "sizing-guide-email").orElseThrow().locale())
                .isEqualTo("en");
    }

    @Test
    void theFirstLineIsTheSubject() {
        MessageTemplate message = regret.message("en", "sizing-guide-email").orElseThrow();
        assertThat(message.subject()).isEqualTo("How to wear {product_name}");
        assertThat(message.body())
                .startsWith("Thank you for your order {order_id}.")
                .endsWith("{opt_out_url}");
    }

    @Test
    void aMessageThatIsNotThereIsNotMadeUp() {
        assertThat(regret.message("en", "no-such-message")).isEmpty();
    }
}
