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

/** The purchases of a table and, as they are learnt, its returns. */
final class TableEvents implements TrainingEvents {
    private final RowReader reader;
    private final TableItems table;
    private final Iterator<TableItems.TableOrder> orders;
    private final PriorityQueue<Back> returns =
            new PriorityQueue<>(Comparator.comparing(Back::knownAt).thenComparing(Back::number));
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

    private record Back(Instant knownAt, long number, RowReader.Item item) {}

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
        return next != null || !returns.isEmpty();
    }

    @Override
    public TrainingEvent next() {
        TableItems.TableOrder order = next;
        Back back = returns.peek();
        if (back != null && (order == null || !back.knownAt().isAfter(order.time()))) {
            returns.remove();
            origin = Optional.of(origin(List.of(back.item())));
            return new TrainingEvent(reader.returned(back.item()), false);
        }
        Event bought = purchase;
        if (order == null || bought == null) {
            throw new NoSuchElementException();
        }
        for (RowReader.Item item : order.items()) {
            item.returnedKnownAt().ifPresent(known -> returns.add(new Back(known, number++, item)));
        }
        origin = Optional.of(origin(order.items()));
        advance();
        return new TrainingEvent(bought, order.asked());
    }
}
