package io.trendguard.routes.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExcludedFeaturesTest {
    private static final String NAME = "trendguard.excluded-features";

    private static ServiceSettings read(Map<String, String> given) {
        return new SettingsReader(name -> Optional.ofNullable(given.get(name))).read();
    }

    @Test
    void theFormOfAddressDecidesAboutNobodyUnlessSomebodyAsksForIt() {
        assertThat(read(Map.of()).excluded().of(new Tenant("any"))).containsExactly("salutation");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        salutation, customer_age                     | salutation customer_age | salutation customer_age
        salutation, other=region, customer_age       | salutation              | region customer_age
        none                                         | ''                      | ''
        none, other=region                           | ''                      | region
        other=none                                   | salutation              | ''
        """)
    void namesBelongToTheShopBeforeThem(String text, String shop, String other) {
        ExcludedFeatures excluded = read(Map.of(NAME, text)).excluded();
        assertThat(excluded.of(new Tenant("shop"))).isEqualTo(words(shop));
        assertThat(excluded.of(new Tenant("other"))).isEqualTo(words(other));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gender", "salutation,", "salutation customer_age", "other=", "Salutation"})
    void whatIsNoFeatureIsRefusedWithTheSettingAndItsValue(String text) {
        assertThatThrownBy(() -> read(Map.of(NAME, text)))
                .hasMessageContaining("The setting (%s) with the value (%s) must be names of features", NAME, text);
    }
}
