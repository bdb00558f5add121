package io.trendguard.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ReportPolicyTest {
    /** {@code printf 'a{}' | openssl dgst -sha256 -binary | base64}. */
    private static final String HASH = "X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=";

    private static String of(String report) {
        return ReportPolicy.of(report.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theStylesOfAReportAreNamedByTheirHashAndNothingElseIsAllowed() {
        assertThat(of("<html><style>a{}</style><h1>x</h1>"))
                .isEqualTo(
                        "sandbox; default-src 'none'; style-src 'sha256-%s'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
                                .formatted(HASH));
        assertThat(of("<STYLE media='print'>a{}</STYLE >")).contains("style-src 'sha256-" + HASH + "';");
    }

    @Test
    void lineEndsAreThoseThatABrowserSees() {
        assertThat(of("<style>a{}\r\nb{}\r</style>")).isEqualTo(of("<style>a{}\nb{}\n</style>"));
    }

    @Test
    void aReportWithoutStylesMayHaveNoneAndOneWithManyDoesNotMakeTheHeaderLong() {
        assertThat(of("<h1>x</h1>")).contains("style-src 'none';");
        assertThat(of("<style>a{}</style>".repeat(5_000))).hasSizeLessThan(4_000);
    }

    @Test
    void noReportBringsWordsOfItsOwnIntoThePolicy() {
        assertThat(of("<style>a{}</style nonsense><style></style>; script-src *"))
                .doesNotContain("script-src", "*");
    }
}
