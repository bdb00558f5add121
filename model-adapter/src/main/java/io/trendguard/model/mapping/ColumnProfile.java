package io.trendguard.model.mapping;

import io.trendguard.text.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the values of one column look like. */
final class ColumnProfile {
    /** Words that tools write where there is nothing. */
    static final Set<String> NOTHING = Set.of("", "?", "NA", "N/A", "na", "n/a", "NULL", "null", "NaN", "nan", "None");

    private static final String IDENTIFIER =
            "(^|[_ .-])(id|no|nr|num|number|key|uuid|guid|sku|ean)\\.?$|[a-z](Id|ID|No|Key)$";
    private static final double MOST = 0.98;
    private static final int MOST_WORDS = 2_000;
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d+,\\d{1,2}");

    private final String name;
    private final Map<String, Integer> words = new TreeMap<>();
    private final DateForms forms = new DateForms();
    private int values;
    private int numbers;
    private int commas;
    private int times;
    private int changes;
    private int decimals;
    private boolean increasing = true;
    private double lastNumber = Double.NEGATIVE_INFINITY;
    private String last = "";

    ColumnProfile(String name) {
        this.name = name;
    }

    void add(String text) {
        if (NOTHING.contains(text)) {
            return;
        }
        values++;
        Optional<BigDecimal> number = Decimals.read(text);
        numbers += number.isPresent() ? 1 : 0;
        decimals += number.filter(read -> read.stripTrailingZeros().scale() > 0).isPresent() ? 1 : 0;
        increasing &= number.filter(read -> read.doubleValue() > lastNumber).isPresent();
        lastNumber = number.map(BigDecimal::doubleValue).orElse(lastNumber);
        forms.add(text);
        commas += WITH_COMMA.matcher(text).matches() ? 1 : 0;
        times += isTime(text) ? 1 : 0;
        changes += text.equals(last) ? 0 : 1;
        last = text;
        if (words.size() < MOST_WORDS || words.containsKey(text)) {
            words.merge(text, 1, Integer::sum);
        }
    }

    private static boolean isTime(String text) {
        if (text.length() < 10 || text.charAt(4) != '-') {
            return false;
        }
        try {
            Clocks.instant(text, ZoneOffset.UTC, Dialect.PLAIN);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    String name() {
        return name;
    }

    boolean isEmpty() {
        return values == 0;
    }

    boolean isNumber() {
        return values > 0 && numbers + commas >= MOST * values;
    }

    boolean hasDecimalCommas() {
        return values > 0 && commas > 0 && numbers + commas >= MOST * values;
    }

    boolean isTime() {
        return values > 0 && (times >= MOST * values || !timeForms().isEmpty());
    }

    /** The forms in which its values are dates, the likeliest first; none where they are written as in ISO 8601, or are no dates. */
    List<String> timeForms() {
        return values == 0 || times >= MOST * values ? List.of() : forms.fitting(MOST * values);
    }

    /** Whether its values name things: each row has its own, and they are no measured numbers. */
    boolean isName(int rows) {
        return isUnique(rows) && (!isNumber() || increasing || isNamed(IDENTIFIER)) && decimals + commas == 0;
    }

    /** Whether it is called as columns are that name things. */
    boolean isNamedAsIdentifier() {
        return isNamed(IDENTIFIER);
    }

    /** Whether every row has a value of its own. */
    boolean isUnique(int rows) {
        return values == rows && changes == rows && (words.size() == rows || words.size() >= MOST_WORDS);
    }

    /** Whether rows of one value lie together, several each. */
    boolean isGrouped(int rows) {
        return values == rows
                && rows > 20
                && changes * 2 < rows
                && (words.size() == changes || words.size() >= MOST_WORDS);
    }

    int different() {
        return words.size();
    }

    /** Its words, the rarest first. */
    List<String> rarestFirst() {
        return words.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    boolean isNamed(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(name).find();
    }
}
