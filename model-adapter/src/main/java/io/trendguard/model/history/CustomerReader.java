package io.trendguard.model.history;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Reads what one customer did before a moment. */
final class CustomerReader {
    /** What is older may be dropped while a purchase is still read exactly; only the very first row stays for ever. */
    private static final long FAR = HistoryKind.CUSTOMER.retentionMillis() - HistoryKind.STEADY.toMillis();

    private final Rows rows;
    private final int end;
    private final long time;
    private final long known;
    private final long withoutOrder;

    CustomerReader(Rows rows, int end, long time, long known, long withoutOrder) {
        this.rows = rows;
        this.end = end;
        this.time = time;
        this.known = known;
        this.withoutOrder = withoutOrder;
    }

    CustomerPast read() {
        Map<Long, Long> orders = new HashMap<>();
        int lines = 0;
        int returned = 0;
        long value = 0;
        int signs = 0;
        long last = -1;
        long first = -1;
        long asOf = -1;
        for (int i = 0; i < end; i++) {
            if (rows.known(i) > known || Customers.order(rows, i) == withoutOrder) {
                continue;
            }
            first = first < 0 ? rows.time(i) : first;
            if (rows.time(i) < time - FAR) {
                continue;
            }
            asOf = rows.time(i);
            if (Customers.type(rows, i) == Customers.BOUGHT) {
                last = rows.time(i);
                orders.merge(Customers.order(rows, i), rows.time(i), Math::max);
                if (rows.time(i) >= time - Window.DAYS_90.millis()) {
                    lines++;
                    value += Customers.value(rows, i);
                    signs += Integer.bitCount(Customers.code(rows, i));
                    returned += cameBack(i) ? 1 : 0;
                }
            }
        }
        return new CustomerPast(orders.size(), byWindow(orders), lines, returned, value, signs, last, first, asOf);
    }

    private boolean cameBack(int bought) {
        for (int i = 0; i < end; i++) {
            if (Customers.type(rows, i) == Customers.RETURNED
                    && rows.known(i) <= known
                    && Customers.covers(rows, i, bought)
                    && Customers.counts(Customers.code(rows, i))) {
                return true;
            }
        }
        return false;
    }

    private Map<Window, Integer> byWindow(Map<Long, Long> orders) {
        Map<Window, Integer> counts = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            int count = 0;
            for (long at : orders.values()) {
                count += at >= time - window.millis() ? 1 : 0;
            }
            counts.put(window, count);
        }
        return counts;
    }
}
