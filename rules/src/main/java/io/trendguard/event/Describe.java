package io.trendguard.event;

import io.trendguard.text.CurrencyCode;
import io.trendguard.text.LanguageTag;
import io.trendguard.text.Spelling;
import io.trendguard.text.TimeZoneName;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one field of a fact. The schema that checks incoming data, the published JSON Schema and the documentation
 * are all made from it. A component of type {@code Optional} is optional, any other is required.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Describe {
    /** What the field means, in one sentence. */
    String value();

    /** Its unit, where it has one. */
    String unit() default "";

    /** The smallest number that is accepted. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest number that is accepted. */
    double max() default Double.POSITIVE_INFINITY;

    /** The longest text, in characters. */
    int maxLength() default 200;

    /** How many days after the event was known a moment may lie; a moment of what has happened lies none. */
    int aheadDays() default 0;

    /** The form of a text. */
    Form form() default Form.TEXT;

    /** Whether it identifies a person; then it is replaced by a reference or sealed before anything is logged. */
    Personal personal() default Personal.NO;

    /** The form of a text. */
    enum Form {
        /** Any text without control characters. */
        TEXT("a text"),
        /** A code of ISO 4217. */
        CURRENCY("a currency code"),
        /** A language of BCP 47. */
        LANGUAGE("a language of BCP 47, such as de-CH"),
        /** A time zone: its IANA name, the name that Windows has for it, or a fixed offset. */
        TIME_ZONE("the IANA name of a time zone, such as Europe/Berlin"),
        /** How to reach somebody on the channel that the same record names. */
        ADDRESS("an address of the channel");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        /** What it is in words, to end the sentence "must be …". */
        String words() {
            return words;
        }

        /** Reads a text in it. */
        Spelling read(String text) {
            return switch (this) {
                case TEXT, ADDRESS -> new Spelling.Known(text);
                case CURRENCY -> CurrencyCode.of(text);
                case LANGUAGE -> LanguageTag.of(text);
                case TIME_ZONE -> TimeZoneName.of(text);
            };
        }
    }

    /** How a field identifies a person. */
    enum Personal {
        /** It does not. */
        NO,
        /** It names the customer and is replaced by the {@link PersonRef}. */
        REFERENCE,
        /** It tells something about the customer (an address, a free text) and is sealed under the person's key. */
        SEALED
    }
}
