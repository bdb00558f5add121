package io.trendguard.model.report.plot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How wide a text is in the font that the report brings along (Inter, regular, without kerning), so that plots are laid out alike
 * on every machine. The table of advance widths was read from that very font.
 */
final class TextWidth {
    /** The largest size of a label in units of a plot: that of phones, see {@code report.css}. */
    static final double SIZE = 13.5;

    /** Of what the font does not have and another one draws: an ideograph, or a sign beyond the first 65,536. */
    private static final double UNKNOWN = 1.05;

    private static final double EMOJI = 1.4;
    private static final Map<Integer, Double> WIDTHS = read();

    private TextWidth() {}

    private static Map<Integer, Double> read() {
        try (InputStream in = TextWidth.class.getResourceAsStream("/io/trendguard/model/report/inter-widths.csv")) {
            if (in == null) {
                throw new IllegalStateException("The file (inter-widths.csv) is missing from the jar. Build it again.");
            }
            Map<Integer, Double> widths = new HashMap<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        int comma = line.indexOf(',');
                        widths.put(
                                Integer.parseInt(line, 0, comma, 16),
                                Integer.parseInt(line, comma + 1, line.length(), 10) / 2048.0);
                    });
            return Map.copyOf(widths);
        } catch (IOException e) {
            throw new UncheckedIOException("The widths of the font cannot be read.", e);
        }
    }

    /** Units of a plot. */
    static double of(String text) {
        return SIZE * text.codePoints().mapToDouble(TextWidth::ofOne).sum();
    }

    private static double ofOne(int codePoint) {
        return WIDTHS.getOrDefault(codePoint, codePoint > 0xffff ? EMOJI : UNKNOWN);
    }

    /** As much of a text as has room, with an ellipsis where something was left out. */
    static String shortened(String text, double room) {
        if (of(text) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 1) {
            end = text.offsetByCodePoints(end, -1);
            String part = text.substring(0, end).stripTrailing() + "…";
            if (of(part) <= room) {
                return part;
            }
        }
        return "…";
    }
}
