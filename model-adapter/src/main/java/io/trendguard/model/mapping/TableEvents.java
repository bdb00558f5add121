package io.trendguard.model.mapping;

import io.trendguard.event.Event;
import io.trendguard.model.feature.TrainingEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

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
    public boolean hasNext() {
        return next != null || !returns.isEmpty();
    }

    @Override
    public TrainingEvent next() {
        TableItems.TableOrder order = next;
        Back back = returns.peek();
        if (back != null && (order == null || !back.knownAt().isAfter(order.time()))) {
            returns.remove();
            return new TrainingEvent(reader.returned(back.item()), false);
        }
        Event bought = purchase;
        if (order == null || bought == null) {
            throw new NoSuchElementException();
        }
        for (RowReader.Item item : order.items()) {
            item.returnedKnownAt().ifPresent(known -> returns.add(new Back(known, number++, item)));
        }
        advance();
        return new TrainingEvent(bought, order.asked());
    }
}
