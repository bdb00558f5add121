package io.trendguard.channels.message;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Money and percentages as a customer reads them, from minor units and in the customer's language. */
public final class MoneyText {
    private MoneyText() {}

    /**
     * An amount such as {@code 12,50 €}.
     *
     * @param minor in the currency's own minor units: cents for EUR, yen for JPY, fils (a thousandth) for KWD
     * @param currency ISO 4217
     * @param locale BCP 47
     */
    public static String money(long minor, String currency, String locale) {
        Currency unit = Currency.getInstance(currency);
        int digits = Math.max(0, unit.getDefaultFractionDigits());
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.forLanguageTag(locale));
        format.setCurrency(unit);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return spaces(format.format(BigDecimal.valueOf(minor, digits)));
    }

    /** A whole percentage such as {@code 10 %}. */
    public static String percent(int percent, String locale) {
        NumberFormat format = NumberFormat.getPercentInstance(Locale.forLanguageTag(locale));
        return spaces(format.format(BigDecimal.valueOf(percent, 2)));
    }

    /** The JDKs differ in which unbreakable space they put between number and sign. */
    private static String spaces(String text) {
        return text.replace('\u202f', '\u00a0');
    }
}
