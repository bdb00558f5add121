package io.trendguard.warehouse.list;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows there are over time, whatever the filters say of the time.
 *
 * @param from begin of the first bucket
 * @param to end of the last
 * @param earlier rows before the first bucket: the few that lie so far back that all others would share a bar or two
 * @param by what each bucket is divided by
 * @param series its parts, in the order of the counts
 */
public record ListChart(
        Bucket bucket,
        Optional<Instant> from,
        Optional<Instant> to,
        @JsonFormat(shape = JsonFormat.Shape.STRING) long earlier,
        String by,
        List<Series> series,
        List<Count> buckets) {
    private static final int MOST_SERIES = 7;
    private static final int MOST_BUCKETS = 1_000;
    /** Where rows reach back further, a hundredth of them may be left out of the bars. */
    private static final Duration DAILY = Duration.ofDays(400);

    /** How long a bucket is. */
    public enum Bucket {
        HOUR(ChronoUnit.HOURS),
        DAY(ChronoUnit.DAYS),
        MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit unit;

        Bucket(ChronoUnit unit) {
            this.unit = unit;
        }

        static Bucket of(Duration span) {
            return span.compareTo(Duration.ofDays(3)) <= 0 ? HOUR : span.compareTo(DAILY) <= 0 ? DAY : MONTH;
        }
    }

    /** A part of each bucket; without a value for rows of which it is not known, and for all that are no series of their own. */
    public record Series(Optional<String> value, String title) {}

    /** The rows of a bucket, by series. */
    public record Count(Instant at, List<Long> counts) {}

    private record Cell(LocalDateTime at, Optional<String> value, long count) {}

    static ListChart read(Asked asked, ListQuery narrowed) throws SQLException {
        ListQuery query = narrowed.ofAllTime();
        ListColumn time = query.list().own(ListDefinition.TIME);
        Optional<Span> whole = span(asked, query, time, "min(%s)");
        if (whole.isEmpty()) {
            return new ListChart(
                    Bucket.DAY,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    query.by().name(),
                    List.of(),
                    List.of());
        }
        Span span = whole.get();
        boolean cut = false;
        if (span.length().compareTo(DAILY) > 0) {
            Span most = span(asked, query, time, "quantile_disc(%s, 0.01)").orElse(span);
            cut = most.length().compareTo(DAILY) <= 0;
            span = cut ? most : span;
        }
        Bucket bucket = Bucket.of(span.length());
        LocalDateTime begin = cut ? span.first().truncatedTo(ChronoUnit.DAYS) : LocalDateTime.MIN;
        Bindings bindings = asked.bindings();
        String sql = "SELECT date_trunc('%s', %s)::TIMESTAMP AS at, %s AS part, count(*)"
                        .formatted(bucket.name().toLowerCase(Locale.ROOT), time.sql(), bindings.expression(query.by()))
                + query.rows(bindings, List.of(time, query.by()))
                + " GROUP BY 1, 2";
        List<Cell> cells = asked.all(
                sql,
                bindings,
                row -> new Cell(
                        row.getObject(1, LocalDateTime.class),
                        Optional.ofNullable(row.getObject(2)).map(Object::toString),
                        row.getLong(3)));
        return of(
                bucket,
                query.by(),
                cells.stream().filter(cell -> !cell.at().isBefore(begin)).toList(),
                cells.stream()
                        .filter(cell -> cell.at().isBefore(begin))
                        .mapToLong(Cell::count)
                        .sum());
    }

    private record Span(LocalDateTime first, LocalDateTime last) {
        Duration length() {
            return Duration.between(first, last);
        }
    }

    /** From the first or nearly the first row to the last; absent where there are none. */
    private static Optional<Span> span(Asked asked, ListQuery query, ListColumn time, String first)
            throws SQLException {
        Bindings bindings = asked.bindings();
        return asked.all(
                        "SELECT %s, max(%s)".formatted(first.formatted(time.sql()), time.sql())
                                + query.rows(bindings, List.of(time)),
                        bindings,
                        row -> row.getObject(1) == null
                                ? Optional.<Span>empty()
                                : Optional.of(new Span(
                                        row.getObject(1, LocalDateTime.class), row.getObject(2, LocalDateTime.class))))
                .get(0);
    }

    private static ListChart of(Bucket bucket, ListColumn by, List<Cell> cells, long earlier) {
        Map<Optional<String>, Long> totals = new HashMap<>();
        cells.forEach(cell -> totals.merge(cell.value(), cell.count(), Long::sum));
        List<String> largest = totals.entrySet().stream()
                .filter(one -> one.getKey().isPresent())
                .sorted(Map.Entry.<Optional<String>, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(one -> one.getKey().orElse("")))
                .map(one -> one.getKey().orElse(""))
                .limit(Math.max(MOST_SERIES, by.words().size()))
                .toList();
        List<Series> series = new ArrayList<>();
        by.words().stream()
                .filter(word -> largest.contains(word.value()))
                .forEach(word -> series.add(new Series(Optional.of(word.value()), word.title())));
        largest.stream()
                .filter(value ->
                        by.words().stream().noneMatch(word -> word.value().equals(value)))
                .forEach(value -> series.add(new Series(Optional.of(value), by.title(value))));
        boolean others =
                totals.keySet().stream().anyMatch(value -> value.isPresent() && !largest.contains(value.get()));
        if (others) {
            series.add(new Series(Optional.empty(), "Other"));
        }
        boolean unknown = totals.containsKey(Optional.<String>empty());
        if (unknown) {
            series.add(new Series(Optional.empty(), "Not known"));
        }
        SortedMap<LocalDateTime, long[]> counts = new TreeMap<>();
        for (Cell cell : cells) {
            long[] bar = counts.computeIfAbsent(cell.at(), at -> new long[series.size()]);
            bar[index(series, cell.value(), others)] += cell.count();
        }
        fill(counts, bucket, series.size());
        return new ListChart(
                bucket,
                Optional.of(instant(counts.firstKey())),
                Optional.of(instant(counts.lastKey().plus(1, bucket.unit))),
                earlier,
                by.name(),
                series,
                counts.entrySet().stream()
                        .map(one -> new Count(
                                instant(one.getKey()),
                                java.util.Arrays.stream(one.getValue()).boxed().toList()))
                        .toList());
    }

    private static int index(List<Series> series, Optional<String> value, boolean others) {
        for (int i = 0; i < series.size(); i++) {
            if (value.isPresent() && series.get(i).value().equals(value)) {
                return i;
            }
        }
        return value.isPresent() && others ? indexOfTitle(series, "Other") : series.size() - 1;
    }

    private static int indexOfTitle(List<Series> series, String title) {
        for (int i = 0; i < series.size(); i++) {
            if (series.get(i).value().isEmpty() && series.get(i).title().equals(title)) {
                return i;
            }
        }
        throw new IllegalArgumentException("There is no series (%s).".formatted(title));
    }

    /** Buckets without rows, unless they would be too many to draw. */
    private static void fill(SortedMap<LocalDateTime, long[]> counts, Bucket bucket, int series) {
        LocalDateTime last = counts.lastKey();
        LocalDateTime at = counts.firstKey();
        if (bucket.unit.between(at, last) <= MOST_BUCKETS) {
            for (; at.isBefore(last); at = at.plus(1, bucket.unit)) {
                counts.putIfAbsent(at, new long[series]);
            }
        }
    }

    private static Instant instant(LocalDateTime stored) {
        return stored.toInstant(ZoneOffset.UTC);
    }
}
