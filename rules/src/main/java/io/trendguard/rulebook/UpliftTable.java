package io.trendguard.rulebook;

import io.trendguard.text.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What share of returns each intervention is expected to prevent, by segment and band, with source and date. It is a file
 * of the rulebook ({@code uplift.csv}) and so versioned with it; later it is estimated from the arms.
 */
public final class UpliftTable {
    static final String FILE = "uplift.csv";
    static final String ANY = "any";
    private static final List<String> HEADER = List.of("intervention", "segment", "band", "uplift", "source", "date");

    private final Map<List<String>, Effect> effects;

    private UpliftTable(Map<List<String>, Effect> effects) {
        this.effects = Collections.unmodifiableMap(effects);
    }

    /**
     * An expected effect.
     *
     * @param intervention name in the rulebook
     * @param segment the policy's word, or {@code any}
     * @param band the policy's word, or {@code any}
     * @param uplift share of returns that is prevented, within [-1, 1]
     * @param source where the number comes from
     * @param date when it was taken from there
     */
    public record Effect(
            String intervention, String segment, String band, BigDecimal uplift, String source, LocalDate date) {
        public Effect {
            if (uplift.abs().compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("The uplift (%s) must be within [-1, 1].".formatted(uplift));
            }
            if (source.isBlank()) {
                throw new IllegalArgumentException("The uplift of (%s) needs a source.".formatted(intervention));
            }
        }
    }

    static UpliftTable parse(String text) {
        Map<List<String>, Effect> effects = new LinkedHashMap<>();
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !cells(lines.get(0)).equals(HEADER)) {
            throw new IllegalArgumentException("The first line must be: " + String.join(",", HEADER));
        }
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            try {
                if (cells.size() != HEADER.size()) {
                    throw new IllegalArgumentException(
                            "There are (%d) cells instead of (%d).".formatted(cells.size(), HEADER.size()));
                }
                Effect effect = new Effect(
                        cells.get(0),
                        cells.get(1),
                        cells.get(2),
                        Decimals.require("uplift", cells.get(3)),
                        cells.get(4),
                        date(cells.get(5)));
                if (effects.put(cells.subList(0, 3), effect) != null) {
                    throw new IllegalArgumentException("The effect is told twice.");
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Row %d (%s): %s".formatted(i, lines.get(i), e.getMessage()), e);
            }
        }
        return new UpliftTable(effects);
    }

    private static LocalDate date(String cell) {
        try {
            return LocalDate.parse(cell);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "The date (%s) must be a day, for example 2026-01-31.".formatted(cell), e);
        }
    }

    /** The effect that fits best: the exact row, then any band, then any segment, then any of both. */
    public Optional<Effect> find(String intervention, String segment, String band) {
        for (List<String> key : List.of(
                List.of(intervention, segment, band),
                List.of(intervention, segment, ANY),
                List.of(intervention, ANY, band),
                List.of(intervention, ANY, ANY))) {
            Effect effect = effects.get(key);
            if (effect != null) {
                return Optional.of(effect);
            }
        }
        return Optional.empty();
    }

    /** Every row, in the order of the file. */
    public List<Effect> effects() {
        return List.copyOf(effects.values());
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
