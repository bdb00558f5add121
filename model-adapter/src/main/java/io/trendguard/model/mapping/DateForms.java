package io.trendguard.model.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which forms the values of a column are dates, where they are not written as in ISO 8601. */
final class DateForms {
    private static final Pattern SHAPE = Pattern.compile(
            "(\\d{1,2}|\\d{4})([./-])(\\d{1,2})\\2(\\d{1,2}|\\d{4})(?:([ T])\\d{1,2}:\\d\\d(:\\d\\d)?)?");
    private static final int YEAR = 4;

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return;
        }
        String clock = parts.group(5) == null
                ? ""
                : (parts.group(5).equals("T") ? "'T'" : " ") + (parts.group(6) == null ? "H:mm" : "H:mm:ss");
        String first = parts.group(1);
        String second = parts.group(3);
        String third = parts.group(4);
        String form = "%%s%1$s%%s%1$s%%s%2$s".formatted(parts.group(2), clock);
        if (first.length() == YEAR && third.length() < YEAR) {
            count(first, second, third, form.formatted("uuuu", "M", "d"));
        } else if (first.length() < YEAR && third.length() == YEAR) {
            count(third, second, first, form.formatted("d", "M", "uuuu"));
            count(third, first, second, form.formatted("M", "d", "uuuu"));
        }
    }

    private void count(String year, String month, String day, String form) {
        try {
            LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            counts.merge(form, 1, Integer::sum);
        } catch (DateTimeException e) {
            // not in this form
        }
    }

    /** The forms that fit at least so many values, the day before the month first. */
    List<String> fitting(double most) {
        return counts.entrySet().stream()
                .filter(form -> form.getValue() >= most)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(form -> form.startsWith("M")))
                .toList();
    }
}
