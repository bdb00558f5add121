package io.trendguard.audit.vault;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Lines of text under a last line with their CRC32C. Files of earlier versions have no such line and are read as well. */
final class SummedLines {
    private static final String SUM = "# crc32c ";

    private SummedLines() {}

    /** The lines with their sum below them. */
    static String withSum(String lines) {
        return lines + SUM + sum(lines) + "\n";
    }

    /** The lines without their sum; absent if they are not what was written. */
    static Optional<List<String>> read(String text) {
        int at = text.lastIndexOf(SUM);
        if (at < 0) {
            return text.contains("#") || !text.endsWith("\n")
                    ? Optional.empty()
                    : Optional.of(text.lines().toList());
        }
        String lines = text.substring(0, at);
        return text.equals(withSum(lines)) ? Optional.of(lines.lines().toList()) : Optional.empty();
    }

    private static String sum(String lines) {
        CRC32C crc = new CRC32C();
        crc.update(lines.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
