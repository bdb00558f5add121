package io.trendguard.text;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A currency of ISO 4217 in which something can cost something: codes of metals and for testing have no minor unit. */
public final class CurrencyCode {
    private static final Map<String, Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

    private CurrencyCode() {}

    /** The code in capitals. */
    public static Spelling of(String text) {
        String code = Spelling.trimmed(text).toUpperCase(Locale.ROOT);
        return CURRENCIES.containsKey(code)
                ? new Spelling.Known(code)
                : new Spelling.Refused("must be a code of ISO 4217 such as EUR");
    }

    /** How many digits of an amount in minor units stand behind the point; none where the code is not known. */
    public static int decimals(String code) {
        Currency currency = CURRENCIES.get(code);
        return currency == null ? 0 : currency.getDefaultFractionDigits();
    }
}
