package io.trendguard.model.mapping;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the rows of tables, brings together those of one order, and gives the orders by time. Tables need not be in any
 * order: rows are sorted by order and orders by time, on disk where there are more than {@code rowsInMemory}.
 */
final class TableItems implements AutoCloseable {
    private final MappingFile.Items mapping;
    private final RowReader reader;
    private final Consumer<Rejected> rejects;
    private final Reading reading;
    private final List<Map<String, Integer>> headings = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final DiskSort<TableOrder> rows;
    private final DiskSort<TableOrder> orders;
    private long taken;

    TableItems(
            MappingFile.Items mapping,
            RowReader reader,
            Consumer<Rejected> rejects,
            Reading reading,
            int rowsInMemory) {
        this.mapping = mapping;
        this.reader = reader;
        this.rejects = rejects;
        this.reading = reading;
        this.rows = new DiskSort<>(Comparator.comparing(TableOrder::id), new OrderForm(), rowsInMemory);
        this.orders = new DiskSort<>(
                Comparator.comparing(TableOrder::time).thenComparing(TableOrder::id), new OrderForm(), rowsInMemory);
    }

    /** Takes in a file. */
    void read(Path path, boolean asked) {
        try (CsvFile file = new CsvFile(path, mapping.delimiter().charAt(0), mapping.writing())) {
            headings.add(columns(path, file.columns()));
            files.add(path);
            int heading = headings.size() - 1;
            for (Optional<CsvFile.Row> next = file.next(); next.isPresent(); next = file.next()) {
                CsvFile.Row row = next.get();
                if (row.flaw().isPresent()) {
                    rejects.accept(new Rejected(
                            path, row.line(), row.text(), List.of(row.flaw().get())));
                } else {
                    take(path, heading, row, asked);
                }
            }
        }
    }

    private void take(Path path, int heading, CsvFile.Row row, boolean asked) {
        try {
            RowReader.Item item = reader.read(row(heading, row.line(), row.fields(), row.text()));
            reading.step("rows read", ++taken);
            rows.add(new TableOrder(item.orderId(), item.time(), asked, List.of(new Placed(heading, item))));
        } catch (IllegalArgumentException e) {
            rejects.accept(Rejected.by(path, row.line(), row.text(), e));
        }
    }

    private TableRow row(int heading, long line, List<String> values, String text) {
        return new TableRow(headings.get(heading), mapping.missing(), mapping.writing(), line, values, text);
    }

    private Map<String, Integer> columns(Path path, List<String> heading) {
        Map<String, Integer> columns = Headings.places(path, heading);
        boolean told = mapping.outcome().isPresent()
                && columns.containsKey(mapping.outcome().get().column());
        List<List<String>> needed = new ArrayList<>();
        List<String> allowed = new ArrayList<>(mapping.ignored());
        mapping.order().values().forEach(rule -> needed.addAll(rule.needed()));
        mapping.line().values().forEach(rule -> needed.addAll(rule.needed()));
        mapping.outcome().ifPresent(outcome -> {
            allowed.add(outcome.column());
            outcome.known().forEach(day -> {
                allowed.add(day.column());
                if (told) {
                    needed.add(List.of(day.column()));
                }
            });
        });
        Headings.check(path, columns.keySet(), needed, allowed);
        return columns;
    }

    /** Tells of every row of an order that together are none. */
    void reject(TableOrder order, IllegalArgumentException why) {
        order.placed().forEach(placed -> {
            TableRow row = placed.item().row();
            rejects.accept(Rejected.by(files.get(placed.heading()), row.line(), row.text(), why));
        });
    }

    /** All orders, by time and name. */
    Iterator<TableOrder> orders() {
        Optional<TableOrder> open = Optional.empty();
        for (Iterator<TableOrder> sorted = rows.sorted(); sorted.hasNext(); ) {
            TableOrder row = sorted.next();
            if (open.isPresent() && open.get().id().equals(row.id())) {
                open = Optional.of(open.get().with(row));
            } else {
                open.ifPresent(orders::add);
                open = Optional.of(row);
            }
        }
        open.ifPresent(orders::add);
        return orders.sorted();
    }

    /** Removes what lies on disk, for a reader who does not come to the end. */
    @Override
    public void close() {
        rows.close();
        orders.close();
    }

    /**
     * An item and the table it is from.
     *
     * @param heading number of the file
     */
    record Placed(int heading, RowReader.Item item) {}

    /** The rows of one order; its time is that of the first. */
    record TableOrder(String id, Instant time, boolean asked, List<Placed> placed) {
        List<RowReader.Item> items() {
            return placed.stream().map(Placed::item).toList();
        }

        private TableOrder with(TableOrder more) {
            List<Placed> all = new ArrayList<>(placed);
            all.addAll(more.placed());
            return new TableOrder(id, time, asked, all);
        }
    }

    private final class OrderForm implements DiskSort.Form<TableOrder> {
        @Override
        public void write(TableOrder order, DataOutputStream out) throws IOException {
            Texts.write(order.id(), out);
            out.writeBoolean(order.asked());
            out.writeInt(order.placed().size());
            for (Placed placed : order.placed()) {
                RowReader.Item item = placed.item();
                out.writeInt(placed.heading());
                out.writeLong(item.row().line());
                out.writeLong(item.time().toEpochMilli());
                out.writeLong(item.returnedKnownAt().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
                for (String value : item.row().values()) {
                    Texts.write(value, out);
                }
                Texts.write(item.row().text(), out);
            }
        }

        @Override
        public TableOrder read(DataInputStream in) throws IOException {
            String id = Texts.read(in);
            boolean asked = in.readBoolean();
            int count = in.readInt();
            List<Placed> all = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int heading = in.readInt();
                long line = in.readLong();
                Instant time = Instant.ofEpochMilli(in.readLong());
                long known = in.readLong();
                List<String> values = new ArrayList<>();
                for (int column = 0; column < headings.get(heading).size(); column++) {
                    values.add(Texts.read(in));
                }
                Optional<Instant> returned =
                        known == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(known));
                all.add(new Placed(
                        heading, new RowReader.Item(id, time, row(heading, line, values, Texts.read(in)), returned)));
            }
            return new TableOrder(id, all.get(0).item().time(), asked, all);
        }
    }
}
