package io.trendguard.text;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A language as BCP 47 writes it, read also as operating systems and programs write it: {@code de_DE.UTF-8}. */
public final class LanguageTag {
    private static final Set<String> LANGUAGES =
            Arrays.stream(ULocale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> COUNTRIES =
            Arrays.stream(ULocale.getISOCountries()).collect(Collectors.toUnmodifiableSet());
    private static final String REMEDY = "must be one language of BCP 47, such as de or de-CH";

    private LanguageTag() {}

    /** The tag with hyphens and the usual capitals. */
    public static Spelling of(String text) {
        String written = Spelling.trimmed(text).replaceFirst("[.@].*$", "").replace('_', '-');
        Locale locale;
        try {
            locale = new Locale.Builder().setLanguageTag(written).build();
        } catch (IllformedLocaleException e) {
            return new Spelling.Refused(REMEDY);
        }
        if (!LANGUAGES.contains(locale.getLanguage()) && !LANGUAGES.contains(iso3(locale))) {
            return new Spelling.Refused(REMEDY + "; no language has this code");
        }
        String country = locale.getCountry();
        if (country.equals("UK")) { // reserved for the United Kingdom, whose code is GB
            locale = new Locale.Builder().setLocale(locale).setRegion("GB").build();
        } else if (!country.isEmpty() && !country.matches("\\d{3}") && !COUNTRIES.contains(country)) {
            return new Spelling.Refused(REMEDY + "; no country has the code that follows the language");
        }
        return new Spelling.Known(locale.toLanguageTag());
    }

    private static String iso3(Locale locale) {
        return new ULocale(locale.getLanguage()).getISO3Language();
    }
}
