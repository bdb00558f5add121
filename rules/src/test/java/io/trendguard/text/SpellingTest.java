package io.trendguard.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.text.Spelling.Known;
import io.trendguard.text.Spelling.Refused;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, zones, languages and currencies are read as people write them, or refused with what to write. */
class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "' ada@example.org ', ada@example.org",
        "kunde@müller.example, kunde@xn--mller-kva.example",
        "kunde@straße.example, kunde@xn--strae-oqa.example",
        "kunde@BÜCHER.example, kunde@xn--bcher-kva.example",
        "a.b+c@mail.例え.jp, a.b+c@mail.xn--r8jz45g.jp",
        "o'hara@sub-domain.example.co.uk, o'hara@sub-domain.example.co.uk",
    })
    void anAddressIsReadWithItsDomainInAscii(String written, String read) {
        assertThat(EmailAddress.of(written)).isEqualTo(new Known(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not-an-address",
                "a@x.example,b@x.example",
                "a@x.example;b@x.example",
                "Ada <ada@example.org>",
                "zoe@example",
                "ada@.example",
                "ada@example..org",
                "ada@-example.org",
                "ada@exa mple.org",
                "ada@example.org.",
                ".ada@example.org",
                "a..da@example.org",
                "ada @example.org",
                "ada@[127.0.0.1]",
                "ada@127.0.0.1",
                "a@b@example.org",
                "\"ada lovelace\"@shop.example",
                "ädä@example.org",
                "mailto:ada@example.org",
                "ada@exam_ple.org",
                "@shop.example",
                "zoe@",
                "ada@xn--0.example",
            })
    void whatIsNoAddressIsRefusedWithTheRemedyAndNotRepeated(String written) {
        assertThat(EmailAddress.of(written))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.remedy())
                                .contains("must be one e-mail address and nothing else, such as ada@example.org; this"
                                        + " one ")
                                .doesNotContain(written));
    }

    @Test
    void anAddressHasTheLengthsOfRfc5321() {
        assertThat(EmailAddress.of("a".repeat(64) + "@example.org")).isInstanceOf(Known.class);
        assertThat(EmailAddress.of("a".repeat(65) + "@example.org")).isInstanceOf(Refused.class);
        assertThat(EmailAddress.of("a@" + "b".repeat(63) + ".org")).isInstanceOf(Known.class);
        assertThat(EmailAddress.of("a@" + "b".repeat(64) + ".org")).isInstanceOf(Refused.class);
        assertThat(EmailAddress.of("a@" + "b.".repeat(124) + "org")).isInstanceOf(Known.class);
        assertThat(EmailAddress.of("a@" + "b.".repeat(125) + "org")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "+4930123456, +4930123456",
        "+49 (30) 123-456, +4930123456",
        "tel:+49-30-123456, +4930123456",
        "+12015550123, +12015550123",
    })
    void aTelephoneNumberIsReadWithoutSpacesAndSigns(String written, String read) {
        assertThat(PhoneNumber.of(written)).isEqualTo(new Known(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "030 123456",
                "0049 30 123456",
                "+44",
                "+999 1234567",
                "+1 23",
                "+49 30 CALL ME",
                "ada@example.org"
            })
    void aNumberWithoutItsCountryIsRefused(String written) {
        assertThat(PhoneNumber.of(written))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.remedy())
                                .contains("+ and its country code (E.164)")
                                .doesNotContain(written));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin",
        "asia/tokyo, Asia/Tokyo",
        "AMERICA/NEW YORK, America/New_York",
        "Tokyo Standard Time, Asia/Tokyo",
        "W. Europe Standard Time, Europe/Berlin",
        "pacific standard time, America/Los_Angeles",
        "+09:00, +09:00",
        "-0330, -03:30",
        "+9, +09:00",
        "UTC+2, +02:00",
        "GMT-5, -05:00",
        "utc, UTC",
        "Z, UTC",
        "Asia/Calcutta, Asia/Calcutta",
    })
    void aZoneIsReadByItsNameItsWindowsNameOrItsOffset(String written, String read) {
        assertThat(TimeZoneName.of(written)).isEqualTo(new Known(read));
        assertThat(TimeZoneName.zone(written)).contains(ZoneId.of(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Berlin", "Tokyo", "EST", "IST", "+25:00", "+09:75", "Europe/Atlantis", "9", "local", "Asia/"})
    void aZoneThatNobodyKnowsIsRefused(String written) {
        assertThat(TimeZoneName.of(written))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.remedy())
                                .startsWith("must be a time zone by its IANA name, such as Europe/Berlin"));
    }

    @Test
    void everyZoneThatIsReadExists() {
        ZoneId.getAvailableZoneIds().stream()
                .filter(name -> !name.startsWith("SystemV/"))
                .forEach(name -> assertThat(TimeZoneName.of(name)).isEqualTo(new Known(name)));
        assertThat(TimeZoneName.of("Berlin"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.remedy()).contains("(Europe/Berlin)"));
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de_DE, de-DE",
        "DE-de, de-DE",
        "de_DE.UTF-8, de-DE",
        "zh_Hans_CN, zh-Hans-CN",
        "en-UK, en-GB",
        "es-419, es-419",
        "' fr-CA ', fr-CA",
    })
    void aLanguageIsReadAsProgramsWriteIt(String written, String read) {
        assertThat(LanguageTag.of(written)).isEqualTo(new Known(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"german", "Deutsch", "de-DE,en;q=0.9", "xx", "d", "de-ZZ", "C", "de-", "de DE"})
    void whatIsNoLanguageIsRefused(String written) {
        assertThat(LanguageTag.of(written)).isInstanceOf(Refused.class);
    }

    @Test
    void aCurrencyHasAMinorUnit() {
        assertThat(CurrencyCode.of("eur ")).isEqualTo(new Known("EUR"));
        assertThat(CurrencyCode.of("XAU")).isInstanceOf(Refused.class);
        assertThat(CurrencyCode.of("EURO")).isInstanceOf(Refused.class);
    }
}
