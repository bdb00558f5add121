package io.trendguard.model.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trendguard.event.InvalidEventException;
import io.trendguard.text.Decimals;
import io.trendguard.text.Excerpt;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a field of an event comes from: a column, the first of several columns that the file has, a text with columns in
 * braces, or a constant. A plain word in the mapping is a column.
 *
 * @param columns columns, the first that the file has is taken
 * @param template a text such as <code>{user_id}-{order_date}</code>
 * @param constant the same for every row
 * @param times a number is multiplied by it, for example 100 for minor units, and must then be whole
 * @param take {@code year} of a date, or {@code date} of a time
 */
public record FieldRule(
        List<String> columns,
        Optional<String> template,
        Optional<String> constant,
        Optional<BigDecimal> times,
        Optional<String> take) {
    private static final int YEAR = 4;
    private static final int DAY = 10;
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FieldRule ofColumn(String column) {
        return new FieldRule(List.of(column), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static FieldRule of(
            @JsonProperty("column") @Nullable String column,
            @JsonProperty("first_of") @Nullable List<String> firstOf,
            @JsonProperty("template") @Nullable String template,
            @JsonProperty("constant") @Nullable String constant,
            @JsonProperty("times") @Nullable BigDecimal times,
            @JsonProperty("take") @Nullable String take) {
        if (take != null && !take.equals("year") && !take.equals("date")) {
            throw new InvalidFileException("A field of a mapping has (take: %s). It must be (year) or (date)."
                    .formatted(Excerpt.of(take, 40)));
        }
        if (times != null && !Decimals.isBounded(times)) {
            throw new InvalidFileException(
                    "A field of a mapping has (times), which must be a number of at most %d digits."
                            .formatted(Decimals.MOST_DIGITS));
        }
        List<String> columns = firstOf != null ? firstOf : column != null ? List.of(column) : List.of();
        int ways = (columns.isEmpty() ? 0 : 1) + (template == null ? 0 : 1) + (constant == null ? 0 : 1);
        if (ways != 1) {
            throw new InvalidFileException(
                    "A field of a mapping needs one of column, first_of, template and constant, and has (%d)."
                            .formatted(ways));
        }
        return new FieldRule(
                List.copyOf(columns),
                Optional.ofNullable(template),
                Optional.ofNullable(constant),
                Optional.ofNullable(times),
                Optional.ofNullable(take));
    }

    /** The columns of which the file must have one, group by group. */
    List<List<String>> needed() {
        if (template.isPresent()) {
            return PLACE.matcher(template.get())
                    .results()
                    .map(place -> List.of(place.group(1)))
                    .toList();
        }
        return columns.isEmpty() ? List.of() : List.of(columns);
    }

    /** The text of the field in a row; absent where it is missing. */
    Optional<String> text(TableRow row) {
        Optional<String> text = constant;
        if (template.isPresent()) {
            Matcher places = PLACE.matcher(template.get());
            boolean complete =
                    places.results().allMatch(p -> row.get(p.group(1)).isPresent());
            text = complete
                    ? Optional.of(places.replaceAll(
                            p -> Matcher.quoteReplacement(row.get(p.group(1)).orElseThrow())))
                    : Optional.empty();
        } else if (!columns.isEmpty()) {
            text = columns.stream().filter(row::has).findFirst().flatMap(row::get);
        }
        return text.map(found -> changed(found, row));
    }

    /** The column that the field is taken from in a row; of several, the first that the file has. */
    String column(TableRow row) {
        return template.isPresent()
                ? needed().stream().map(one -> one.get(0)).collect(Collectors.joining(" and "))
                : columns.stream().filter(row::has).findFirst().orElse(String.join(" or ", columns));
    }

    private String changed(String text, TableRow row) {
        if (take.isPresent()) {
            String day = row.dialect().day(text).map(LocalDate::toString).orElse(text);
            return day.substring(0, Math.min(take.get().equals("year") ? YEAR : DAY, day.length()));
        }
        if (times.isEmpty()) {
            return text;
        }
        return Decimals.read(row.dialect().plain(text))
                .flatMap(number -> Decimals.whole(number.multiply(times.get())))
                .map(BigInteger::toString)
                .orElseThrow(() -> new InvalidEventException(
                        column(row),
                        text,
                        "must be a number that is whole when multiplied by (%s) and has at most %d digits, or a word that the mapping lists under (missing); decimal commas need (dialect: {decimal: ','}) in the mapping"
                                .formatted(times.get().toPlainString(), Decimals.MOST_DIGITS)));
    }
}
