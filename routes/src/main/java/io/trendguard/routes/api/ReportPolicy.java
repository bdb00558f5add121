package io.trendguard.routes.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser may do with a report, which may come from outside: show it with its own styles and pictures. No script
 * runs, nothing else is loaded or sent, and only our own console may put it in a frame.
 */
final class ReportPolicy {
    private static final Pattern STYLE = Pattern.compile("(?is)<style\\b[^>]*>(.*?)</style\\s*>");
    private static final int MOST_STYLES = 50; // so that the header stays small; later ones are not applied

    private ReportPolicy() {}

    /** The Content-Security-Policy of that report: it names each style block by its hash. */
    static String of(byte[] report) {
        StringBuilder styles = new StringBuilder();
        Matcher blocks = STYLE.matcher(new String(report, StandardCharsets.UTF_8));
        for (int i = 0; i < MOST_STYLES && blocks.find(); i++) {
            styles.append(" 'sha256-").append(hash(blocks.group(1))).append('\'');
        }
        return "sandbox; default-src 'none'; style-src%s; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
                .formatted(styles.isEmpty() ? " 'none'" : styles);
    }

    /** As a browser takes it: of the text, whose lines end in line feeds. */
    private static String hash(String style) {
        try {
            byte[] text = style.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
