package io.trendguard.model.mapping;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads the rows of tables and brings together those of one order. Tables need not be in the order of time, so the rows
 * are held in memory, each value once.
 */
final class TableItems {
    private final MappingFile.Items mapping;
    private final RowReader reader;
    private final Consumer<Rejected> rejects;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, TableOrder> orders = new LinkedHashMap<>();

    TableItems(MappingFile.Items mapping, RowReader reader, Consumer<Rejected> rejects) {
        this.mapping = mapping;
        this.reader = reader;
        this.rejects = rejects;
    }

    /** Takes in a file. */
    void read(Path path, boolean asked) {
        try (CsvFile file = new CsvFile(path, mapping.delimiter().charAt(0))) {
            Map<String, Integer> columns = columns(path, file.heading());
            for (Optional<CsvFile.Row> next = file.next(); next.isPresent(); next = file.next()) {
                CsvFile.Row row = next.get();
                if (row.fields().size() == columns.size()) {
                    take(path, new TableRow(columns, mapping.missing(), row.line(), once(row.fields())), asked);
                } else {
                    rejects.accept(new Rejected(
                            path,
                            row.line(),
                            "has %d values for %d columns"
                                    .formatted(row.fields().size(), columns.size())));
                }
            }
        }
    }

    private List<String> once(List<String> fields) {
        return fields.stream()
                .map(f -> Optional.ofNullable(values.putIfAbsent(f, f)).orElse(f))
                .toList();
    }

    private void take(Path path, TableRow row, boolean asked) {
        try {
            RowReader.Item item = reader.read(row);
            orders.computeIfAbsent(item.orderId(), id -> new TableOrder(id, item.time(), asked, new ArrayList<>()))
                    .items()
                    .add(item);
        } catch (DateTimeException | IllegalArgumentException e) {
            rejects.accept(new Rejected(path, row.line(), String.valueOf(e.getMessage())));
        }
    }

    private Map<String, Integer> columns(Path path, List<String> heading) {
        Map<String, Integer> columns = new HashMap<>();
        for (String name : heading) {
            if (columns.put(name.strip(), columns.size()) != null) {
                throw new InvalidFileException("The file (%s) has the column (%s) twice.".formatted(path, name));
            }
        }
        boolean told = mapping.outcome().isPresent()
                && columns.containsKey(mapping.outcome().get().column());
        TreeSet<String> missing = new TreeSet<>();
        TreeSet<String> unknown = new TreeSet<>(columns.keySet());
        List<List<String>> needed = new ArrayList<>();
        mapping.order().values().forEach(rule -> needed.addAll(rule.needed()));
        mapping.line().values().forEach(rule -> needed.addAll(rule.needed()));
        mapping.outcome().ifPresent(outcome -> {
            unknown.remove(outcome.column());
            outcome.known().forEach(day -> {
                unknown.remove(day.column());
                if (told) {
                    needed.add(List.of(day.column()));
                }
            });
        });
        for (List<String> group : needed) {
            unknown.removeAll(group);
            if (group.stream().noneMatch(columns::containsKey)) {
                missing.add(String.join(" or ", group));
            }
        }
        unknown.removeAll(mapping.ignored());
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new InvalidFileException(
                    "The columns of (%s) do not fit the mapping: missing are %s, not known are %s. Use another mapping, or list columns that do not matter under (ignored)."
                            .formatted(path, missing, unknown));
        }
        return columns;
    }

    /** All orders, by time and name. */
    List<TableOrder> orders() {
        List<TableOrder> sorted = new ArrayList<>(orders.values());
        sorted.sort(java.util.Comparator.comparing(TableOrder::time).thenComparing(TableOrder::id));
        return sorted;
    }

    /** The rows of one order. */
    record TableOrder(String id, java.time.Instant time, boolean asked, List<RowReader.Item> items) {}
}
