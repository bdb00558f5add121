package io.trendguard.model.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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
    private final Outcomes outcomes;

    /**
     * @param end the first row that had not happened yet
     * @param outcomes how far outcomes are known
     */
    CustomerReader(Rows rows, int end, long time, long known, long withoutOrder, Outcomes outcomes) {
        this.rows = rows;
        this.end = end;
        this.time = time;
        this.known = known;
        this.withoutOrder = withoutOrder;
        this.outcomes = outcomes;
    }

    CustomerPast read() {
        LongTable orders = new LongTable();
        LongTable comeBack = comeBack();
        List<CustomerPast.Bought> lines = new ArrayList<>();
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
                orders.putMax(Customers.order(rows, i), rows.time(i));
                lines.add(bought(i, comeBack));
                if (rows.time(i) >= time - Window.DAYS_90.millis()) {
                    signs += Integer.bitCount(Customers.code(rows, i));
                }
            }
        }
        return new CustomerPast(orders.size(), byWindow(orders), lines, signs, last, first, asOf);
    }

    private CustomerPast.Bought bought(int row, LongTable comeBack) {
        long at = rows.time(row);
        long order = Customers.order(rows, row);
        boolean cameBack = comeBack.contains(name(order, Customers.line(rows, row)))
                || comeBack.contains(name(order, Customers.WHOLE_ORDER));
        Customers.Item item = Customers.item(rows, row);
        List<LineClock.Report> reports = Pairs.deliveriesOf(rows, item, Long.MAX_VALUE);
        boolean waiting = !cameBack && reports.stream().noneMatch(report -> report.known() <= known);
        boolean over = LineClock.until(at, reports, known) <= outcomes.learntUntil() && at < outcomes.boughtUntil();
        double exposure = over ? outcomes.lines(at, 1, waiting ? 1 : 0) : 0;
        return new CustomerPast.Bought(at, item.traits(), Customers.value(rows, row), exposure > 0, exposure, cameBack);
    }

    /** The lines that were known to have come back, and the orders that came back as a whole. */
    private LongTable comeBack() {
        LongTable lines = new LongTable();
        for (int i = 0; i < end; i++) {
            if (Customers.type(rows, i) == Customers.RETURNED
                    && rows.known(i) <= known
                    && Customers.counts(Customers.code(rows, i))) {
                lines.add(name(Customers.order(rows, i), Customers.line(rows, i)));
            }
        }
        return lines;
    }

    private static long name(long order, long line) {
        return Bytes.mix(order) ^ line;
    }

    private Map<Window, Integer> byWindow(LongTable orders) {
        Map<Window, Integer> counts = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            counts.put(window, orders.count(at -> at >= time - window.millis()));
        }
        return counts;
    }
}
