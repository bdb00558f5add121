package io.trendguard.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;

/** A telephone number with its country, in the form of E.164. */
public final class PhoneNumber {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String REMEDY =
            "must be one telephone number with + and its country code (E.164), such as +4930123456; ";

    private PhoneNumber() {}

    /** The number without spaces and signs. */
    public static Spelling of(String text) {
        String number = Spelling.trimmed(text);
        if (!number.startsWith("+") && !number.startsWith("tel:+")) {
            return new Spelling.Refused(REMEDY + "this one does not begin with +");
        }
        if (!number.matches("(tel:)?[+][0-9 ()./\\u00a0\\u2010-\\u2015-]*")) {
            return new Spelling.Refused(REMEDY + "this one has a character that is no part of a number");
        }
        try {
            Phonenumber.PhoneNumber parsed = NUMBERS.parse(number, "ZZ");
            return NUMBERS.isPossibleNumber(parsed)
                    ? new Spelling.Known(NUMBERS.format(parsed, PhoneNumberFormat.E164))
                    : new Spelling.Refused(REMEDY + "this one has too few or too many digits for its country");
        } catch (NumberParseException e) {
            return new Spelling.Refused(REMEDY + "this one has no country code that exists, or too few digits");
        }
    }
}
