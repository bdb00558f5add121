package io.trendguard.model.mapping;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.TrainingRows;
import io.trendguard.model.feature.TrainingSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables whose features a mapping declares, row by row: of the text, no more than one group's row is held at a time.
 * A group counts as it stood at its last row.
 */
final class FeatureTable {
    private final MappingFile mapping;
    private final TableSpec spec;
    private final FeatureSchema schema;
    private final RowTimes times;
    private final Consumer<Rejected> rejects;
    private final Reading reading;
    private final TrainingRows rows;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<String, Integer> customers = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private @Nullable TableGroup open;
    private long taken;

    FeatureTable(MappingFile mapping, Consumer<Rejected> rejects, Reading reading) {
        this.mapping = mapping;
        this.spec = mapping.table().orElseThrow();
        this.schema = spec.schema();
        this.times = new RowTimes(spec.time());
        this.rejects = rejects;
        this.reading = reading;
        this.rows = new TrainingRows(schema);
    }

    /** @param customer a number that rows of one customer share */
    private record Outcome(byte label, long knownAt, int customer) {}

    /** All rows of some files, by time. */
    TrainingSet read(List<Path> files) {
        files.forEach(this::read);
        reading.at("rows read", taken, true);
        byte[] labels = new byte[outcomes.size()];
        long[] knownAt = new long[outcomes.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = outcomes.get(row).label();
            knownAt[row] = outcomes.get(row).knownAt();
        }
        return ByTime.sorted(
                rows.build(labels, knownAt, new boolean[labels.length]),
                outcomes.stream().mapToInt(Outcome::customer).toArray());
    }

    private void read(Path path) {
        try (CsvFile file = new CsvFile(path, spec.delimiter().charAt(0), spec.writing())) {
            Map<String, Integer> columns = Headings.places(path, file.columns());
            List<String> allowed = new ArrayList<>(spec.ignored().orElse(List.of()));
            allowed.add(spec.label().column());
            Headings.check(path, columns.keySet(), spec.needed(), allowed);
            for (Optional<CsvFile.Row> next = file.next(); next.isPresent(); next = file.next()) {
                CsvFile.Row row = next.get();
                if (row.flaw().isPresent()) {
                    rejects.accept(new Rejected(
                            path, row.line(), row.text(), List.of(row.flaw().get())));
                    continue;
                }
                try {
                    take(
                            path,
                            new TableRow(
                                    columns, spec.missing(), spec.writing(), row.line(), row.fields(), row.text()));
                } catch (IllegalArgumentException e) {
                    rejects.accept(Rejected.by(path, row.line(), row.text(), e));
                }
            }
            finish();
        }
    }

    private void take(Path path, TableRow row) {
        reading.step("rows read", ++taken);
        Optional<String> word = spec.group()
                .map(column -> row.get(column)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The column (%s) has no value, so nobody knows which rows it belongs to. Fill it or leave the row out."
                                        .formatted(column))));
        if (open == null || word.isEmpty() || !open.word().equals(word.get())) {
            finish();
            if (word.isPresent() && !closed.add(word.get())) {
                throw new IllegalArgumentException(
                        "The column (%s) with the value (%s): rows of other groups lie between its rows. Sort the file by (%s)."
                                .formatted(
                                        spec.group().orElseThrow(),
                                        word.get(),
                                        spec.group().orElseThrow()));
            }
            open = new TableGroup(spec, path, word.orElse(""));
        }
        open.add(row, times);
    }

    private void finish() {
        TableGroup group = open;
        open = null;
        if (group == null) {
            return;
        }
        if (group.flaw().isPresent()) {
            // The row at fault has told its reason already; a group without it would be another group.
            if (group.rows() > 1) {
                rejects.accept(Rejected.whole(
                        group.path(),
                        group.firstLine(),
                        "",
                        "The rows of (%s) are left out together, because line (%d) cannot be read."
                                .formatted(group.word(), group.flaw().get())));
            }
            return;
        }
        Instant moment = group.moment();
        List<Feature> features = group.values(moment);
        rows.add(
                mapping.rowKey().replace("{key}", group.key()),
                moment.toEpochMilli(),
                new FeatureVector(schema.version(), features),
                group.priceMinor());
        outcomes.add(outcome(group, moment));
    }

    private Outcome outcome(TableGroup group, Instant moment) {
        int customer = customer(group);
        if (group.label() == TrainingSet.UNKNOWN) {
            return new Outcome(TrainingSet.UNKNOWN, Long.MAX_VALUE, customer);
        }
        Duration wait = Duration.ofDays(spec.label().knownAfterDays().orElse(0));
        return new Outcome(group.label(), moment.plus(wait).toEpochMilli(), customer);
    }

    /** The number of the first row of the same customer, so that no two customers share one. */
    private int customer(TableGroup group) {
        int row = outcomes.size();
        return group.customer()
                .map(word -> customers.computeIfAbsent(word, first -> row))
                .orElse(row);
    }
}
