package io.trendguard.model.mapping;

import io.trendguard.event.Event;
import io.trendguard.model.feature.TrainingEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/** The purchases of a table and, as they are learnt, its deliveries and returns. */
final class TableEvents implements TrainingEvents {
    private final RowReader reader;
    private final TableItems table;
    private final Iterator<TableItems.TableOrder> orders;
    private final PriorityQueue<Later> later =
            new PriorityQueue<>(Comparator.comparing(Later::knownAt).thenComparing(Later::number));
    private TableItems.@org.jspecify.annotations.Nullable TableOrder next;
    private @org.jspecify.annotations.Nullable Event purchase;
    private long number;
    private Optional<Origin> origin = Optional.empty();

    TableEvents(RowReader reader, TableItems table) {
        this.reader = reader;
        this.table = table;
        this.orders = table.orders();
        advance();
    }

    /** What is learnt of a line after its purchase. */
    private record Later(Instant knownAt, long number, RowReader.Item item, boolean back) {}

    private void advance() {
        next = null;
        while (next == null && orders.hasNext()) {
            TableItems.TableOrder order = orders.next();
            try {
                purchase = reader.purchase(order);
                next = order;
            } catch (IllegalArgumentException e) { // each row can be read, and together they are no order
                table.reject(order, e);
            }
        }
    }

    @Override
    public void close() {
        table.close();
    }

    @Override
    public Optional<Origin> origin() {
        return origin;
    }

    private static Origin origin(List<RowReader.Item> items) {
        String text = items.stream().map(item -> item.row().text()).collect(Collectors.joining("\n"));
        return new Origin(items.get(0).row().line(), text);
    }

    @Override
    public boolean hasNext() {
        return next != null || !later.isEmpty();
    }

    @Override
    public TrainingEvent next() {
        TableItems.TableOrder order = next;
        Later due = later.peek();
        if (due != null && (order == null || !due.knownAt().isAfter(order.time()))) {
            later.remove();
            origin = Optional.of(origin(List.of(due.item())));
            return new TrainingEvent(due.back() ? reader.returned(due.item()) : reader.delivered(due.item()), false);
        }
        Event bought = purchase;
        if (order == null || bought == null) {
            throw new NoSuchElementException();
        }
        for (RowReader.Item item : order.items()) {
            reader.window(item).ifPresent(window -> later.add(new Later(window.knownAt(), number++, item, false)));
            item.returnedKnownAt().ifPresent(known -> later.add(new Later(known, number++, item, true)));
        }
        origin = Optional.of(origin(order.items()));
        advance();
        return new TrainingEvent(bought, order.asked());
    }
}
