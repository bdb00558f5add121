package io.trendguard.model.mapping;

import io.trendguard.model.feature.TrainingSet;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads every column of tables with outcomes, whatever the mapping makes of them. Rows that are brought together count as
 * one, with the last value of each column that was known. Rows that cannot be read are left out here; who reads the table
 * for training says so.
 */
final class RawReader {
    private final String delimiter;
    private final List<String> missing;
    private final ZoneId zone;
    private final Dialect dialect;
    private final Optional<String> group;
    private final Set<String> used = new HashSet<>();
    private final Set<String> aside = new HashSet<>();
    private final Labelled labelled;
    private final boolean real;
    private final Map<String, RawColumnBuilder> builders = new LinkedHashMap<>();
    private boolean[] outcomes = new boolean[1024];
    private long[] moments = new long[1024];
    private int size;

    /** What a row is labelled with; {@link TrainingSet#UNKNOWN} if nobody knows. */
    private interface Labelled {
        byte label(TableRow row);

        Instant moment(TableRow row);
    }

    RawReader(MappingFile.Items items) {
        delimiter = items.delimiter();
        missing = items.missing();
        dialect = items.writing();
        zone = Zones.of(items.zone());
        group = Optional.empty();
        real = true;
        items.order().forEach((field, rule) -> (field.equals("time") ? aside : used).addAll(flat(rule.needed())));
        items.line().values().forEach(rule -> used.addAll(flat(rule.needed())));
        MappingFile.OutcomeRule outcome = items.outcome()
                .orElseThrow(() -> new InvalidFileException("The mapping says nothing of an (outcome) to look for."));
        aside.add(outcome.column());
        FieldRule time = items.order().get("time");
        labelled = new Labelled() {
            @Override
            public byte label(TableRow row) {
                return word(row.get(outcome.column()), outcome.returned(), outcome.kept());
            }

            @Override
            public Instant moment(TableRow row) {
                return Clocks.instant(
                        Optional.ofNullable(time)
                                .flatMap(rule -> rule.text(row))
                                .orElse(""),
                        zone,
                        dialect);
            }
        };
    }

    RawReader(TableSpec spec) {
        delimiter = spec.delimiter();
        missing = spec.missing();
        dialect = spec.writing();
        zone = Zones.of(spec.time().zone().orElse("UTC"));
        group = spec.group();
        real = spec.time().real();
        spec.features().forEach(feature -> used.add(feature.column()));
        aside.add(spec.label().column());
        if (real) {
            aside.add(spec.time().column());
        }
        RowTimes times = new RowTimes(spec.time());
        labelled = new Labelled() {
            @Override
            public byte label(TableRow row) {
                return word(
                        row.get(spec.label().column()),
                        spec.label().positive(),
                        spec.label().negative());
            }

            @Override
            public Instant moment(TableRow row) {
                return times.of(row);
            }
        };
    }

    private static byte word(Optional<String> word, List<String> positive, List<String> negative) {
        if (word.isPresent() && positive.contains(word.get())) {
            return TrainingSet.REGRETTED;
        }
        return word.isPresent() && negative.contains(word.get()) ? TrainingSet.KEPT : TrainingSet.UNKNOWN;
    }

    private static List<String> flat(List<List<String>> groups) {
        return groups.stream().flatMap(List::stream).toList();
    }

    /**
     * Looks at the headings of all files before any is read.
     *
     * @throws InvalidFileException if they differ in a column that counts
     */
    void checkHeadings(List<Path> files) {
        Optional<Set<String>> first = Optional.empty();
        for (Path path : files) {
            try (CsvFile file = new CsvFile(path, delimiter.charAt(0), dialect)) {
                Set<String> columns =
                        new TreeSet<>(Headings.places(path, file.columns()).keySet());
                columns.removeAll(aside);
                Set<String> expected = first.orElse(columns);
                Headings.same(path, columns, files.get(0), expected);
                first = Optional.of(expected);
            }
        }
    }

    RawRows read(List<Path> files) {
        checkHeadings(files);
        files.forEach(this::read);
        List<RawColumn> columns = new ArrayList<>();
        builders.forEach((name, builder) -> columns.add(builder.build(name, used.contains(name))));
        return new RawRows(columns, Arrays.copyOf(outcomes, size), Arrays.copyOf(moments, size), real);
    }

    private void read(Path path) {
        try (CsvFile file = new CsvFile(path, delimiter.charAt(0), dialect)) {
            Map<String, Integer> columns = Headings.places(path, file.columns());
            List<String> names = columns.keySet().stream()
                    .filter(name -> !aside.contains(name))
                    .toList();
            file.columns().stream()
                    .map(String::strip)
                    .filter(name -> !aside.contains(name))
                    .forEach(name -> builders.putIfAbsent(name, new RawColumnBuilder(zone, dialect)));
            Map<String, String> state = new HashMap<>();
            Optional<TableRow> last = Optional.empty();
            for (Optional<CsvFile.Row> next = file.next(); next.isPresent(); next = file.next()) {
                CsvFile.Row read = next.get();
                if (read.flaw().isPresent()) {
                    continue;
                }
                TableRow row = new TableRow(columns, missing, dialect, read.line(), read.fields(), read.text());
                if (last.isPresent() && !together(last.get(), row)) {
                    add(last.get(), state);
                    state.clear();
                }
                names.forEach(name -> row.get(name).ifPresent(value -> state.put(name, value)));
                last = Optional.of(row);
            }
            last.ifPresent(row -> add(row, state));
        }
    }

    private boolean together(TableRow one, TableRow other) {
        return group.isPresent() && one.get(group.get()).equals(other.get(group.get()));
    }

    private void add(TableRow row, Map<String, String> state) {
        byte label = labelled.label(row);
        if (label == TrainingSet.UNKNOWN) {
            return;
        }
        long moment;
        try {
            moment = labelled.moment(row).toEpochMilli();
        } catch (DateTimeException | IllegalArgumentException e) {
            return; // the row is no row for training either, where it is reported
        }
        if (size == outcomes.length) {
            outcomes = Arrays.copyOf(outcomes, size * 2);
            moments = Arrays.copyOf(moments, size * 2);
        }
        outcomes[size] = label == TrainingSet.REGRETTED;
        moments[size] = moment;
        builders.forEach((name, builder) -> builder.add(Optional.ofNullable(state.get(name))));
        size++;
    }
}
