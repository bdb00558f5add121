package io.trendguard.model.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what was bought for what was delivered or came back. Each event counts what it changes against the events before
 * it in the log, so that a return that overtakes its purchase counts all the same, the order of events does not matter, and
 * a repeated replay counts nothing twice.
 */
final class Pairs {
    private Pairs() {}

    record Bought(Customers.Item item, long time, long known) {}

    record Returned(long known, int code) {}

    /** The lines that were bought before a position and that a return or a delivery is about. */
    static List<Bought> boughtFor(Rows rows, Customers.Item told, long position) {
        List<Bought> found = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (Customers.type(rows, i) == Customers.BOUGHT
                    && rows.tail(i) < position
                    && Customers.order(rows, i) == told.order()
                    && (told.line() == Customers.WHOLE_ORDER || Customers.line(rows, i) == told.line())) {
                found.add(new Bought(Customers.item(rows, i), rows.time(i), rows.known(i)));
            }
        }
        return found;
    }

    /** The return of a bought line that was learnt first, among the events before a position. */
    static Optional<Returned> returnOf(Rows rows, Customers.Item bought, long position) {
        Returned first = null;
        for (int i = 0; i < rows.size(); i++) {
            if (isAbout(rows, i, Customers.RETURNED, bought, position)
                    && (first == null || rows.known(i) < first.known())) {
                first = new Returned(rows.known(i), Customers.code(rows, i));
            }
        }
        return Optional.ofNullable(first);
    }

    /** What was told of the delivery of a bought line by the events before a position. */
    static List<LineClock.Report> deliveriesOf(Rows rows, Customers.Item bought, long position) {
        List<LineClock.Report> reports = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (isAbout(rows, i, Customers.DELIVERED, bought, position)) {
                reports.add(new LineClock.Report(rows.known(i), Customers.value(rows, i)));
            }
        }
        return reports;
    }

    private static boolean isAbout(Rows rows, int row, int type, Customers.Item bought, long position) {
        return Customers.type(rows, row) == type
                && rows.tail(row) < position
                && Customers.order(rows, row) == bought.order()
                && (Customers.line(rows, row) == Customers.WHOLE_ORDER || Customers.line(rows, row) == bought.line());
    }
}
