package io.trendguard.model.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Collects one column of a table value by value. */
final class RawColumnBuilder {
    private static final double MOST = 0.98;
    private static final int DATE_LENGTH = 10;
    private final ZoneId zone;
    private final Dialect dialect;
    private final Map<Long, Integer> known = new HashMap<>();
    private double[] numbers = new double[1024];
    private double[] times = new double[1024];
    private int[] codes = new int[1024];
    private int size;
    private int values;
    private int numeric;
    private int timely;

    RawColumnBuilder(ZoneId zone, Dialect dialect) {
        this.zone = zone;
        this.dialect = dialect;
    }

    void add(Optional<String> text) {
        if (size == codes.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            times = Arrays.copyOf(times, size * 2);
            codes = Arrays.copyOf(codes, size * 2);
        }
        numbers[size] = Double.NaN;
        times[size] = Double.NaN;
        codes[size] = text.map(this::code).orElse(-1);
        text.ifPresent(this::value);
        size++;
    }

    private int code(String text) {
        Integer code = known.putIfAbsent(hash(text), known.size());
        return code == null ? known.size() - 1 : code;
    }

    /** 64-bit FNV-1a over UTF-16: two of a million values collide with a chance of one in thirty million. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private void value(String text) {
        values++;
        if (!isTime(text)) {
            number(dialect.plain(text));
        }
    }

    private boolean isTime(String text) {
        if (dialect.time().isEmpty() && (text.length() < DATE_LENGTH || text.charAt(4) != '-')) {
            return false;
        }
        try {
            times[size] = Clocks.instant(text, zone, dialect).toEpochMilli();
            timely++;
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void number(String text) {
        char first = text.charAt(0);
        if (first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9')) {
            try {
                numbers[size] = Double.parseDouble(text);
                numeric++;
            } catch (NumberFormatException e) {
                // Not a number. If that is so for many values, the column is of words.
            }
        }
    }

    RawColumn build(String name, boolean used) {
        RawColumn.Type type = values > 0 && timely >= MOST * values
                ? RawColumn.Type.TIME
                : values > 0 && numeric >= MOST * values ? RawColumn.Type.NUMBER : RawColumn.Type.WORD;
        double[] kept = type == RawColumn.Type.TIME ? times : numbers;
        return new RawColumn(name, used, type, Arrays.copyOf(kept, size), Arrays.copyOf(codes, size), known.size());
    }
}
