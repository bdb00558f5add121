package io.trendguard.model.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what was bought for what came back. A pair is counted once, by whichever of its two events has the later position
 * in the log, so that a return that overtakes its purchase counts all the same and a repeated replay counts nothing twice.
 */
final class Pairs {
    private Pairs() {}

    record Bought(Customers.Item item, long time, long known) {}

    record Returned(long known, int code) {}

    /** The lines that a return is about and that were not returned before. */
    static List<Bought> boughtFor(Rows rows, Customers.Item returned, long position) {
        List<Bought> found = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (Customers.type(rows, i) == Customers.BOUGHT
                    && rows.tail(i) < position
                    && Customers.order(rows, i) == returned.order()
                    && (returned.line() == Customers.WHOLE_ORDER || Customers.line(rows, i) == returned.line())
                    && returnOf(rows, Customers.item(rows, i), position).isEmpty()) {
                found.add(new Bought(Customers.item(rows, i), rows.time(i), rows.known(i)));
            }
        }
        return found;
    }

    /** The first return of a bought line, by time, among the events before a position. */
    static Optional<Returned> returnOf(Rows rows, Customers.Item bought, long position) {
        for (int i = 0; i < rows.size(); i++) {
            if (Customers.type(rows, i) == Customers.RETURNED
                    && rows.tail(i) < position
                    && Customers.order(rows, i) == bought.order()
                    && (Customers.line(rows, i) == Customers.WHOLE_ORDER || Customers.line(rows, i) == bought.line())) {
                return Optional.of(new Returned(rows.known(i), Customers.code(rows, i)));
            }
        }
        return Optional.empty();
    }
}
