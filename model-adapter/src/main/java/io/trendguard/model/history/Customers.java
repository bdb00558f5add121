package io.trendguard.model.history;

import io.trendguard.event.Return;
import java.util.Optional;

/** Where a customer's rows hold what. */
final class Customers {
    static final int BOUGHT = 1;
    static final int RETURNED = 2;
    /** Its value is the end of the return window. */
    static final int DELIVERED = 3;

    private static final int TYPE = 6;
    private static final int KNOWN = 7;
    private static final int ORDER = 13;
    private static final int LINE = 21;
    private static final int PRODUCT = 29;
    private static final int BRAND = 37;
    private static final int CATEGORY = 45;
    private static final int VALUE = 53;
    private static final int CODE = 59;
    /** System in the first byte of three. */
    private static final int SIZE = 60;

    private static final int COLOR = 63;
    private static final int PRICE_BAND = 67;
    private static final int POSITION = 68;
    static final int FIT = 2;
    private static final int DEFECT = 3;
    private static final int FRAUD = 4;
    /** Stands for every line of an order. */
    static final long WHOLE_ORDER = 0;

    private Customers() {}

    /** The names of one bought line. */
    record Item(long order, long line, Traits traits) {}

    static byte[] row(int type, long time, long known, Item item, long value, int code, long position) {
        byte[] row = new byte[HistoryKind.CUSTOMER.width()];
        Bytes.put48(row, 0, time);
        row[TYPE] = (byte) type;
        Bytes.put48(row, KNOWN, known);
        Bytes.put64(row, ORDER, item.order());
        Bytes.put64(row, LINE, item.line());
        Traits traits = item.traits();
        Bytes.put64(row, PRODUCT, traits.product());
        Bytes.put64(row, BRAND, traits.brand());
        Bytes.put64(row, CATEGORY, traits.category());
        Bytes.put32(row, SIZE, traits.size() << 8); // its last byte is the first of the colour
        Bytes.put32(row, COLOR, traits.color());
        row[PRICE_BAND] = (byte) traits.priceBand();
        Bytes.put48(row, VALUE, Math.min(value, Bytes.MAX_48));
        row[CODE] = (byte) code;
        Bytes.put48(row, POSITION, position);
        return row;
    }

    static int type(Rows rows, int row) {
        return rows.byte8(row, TYPE);
    }

    static long order(Rows rows, int row) {
        return rows.long64(row, ORDER);
    }

    static long line(Rows rows, int row) {
        return rows.long64(row, LINE);
    }

    static long value(Rows rows, int row) {
        return rows.long48(row, VALUE);
    }

    static int code(Rows rows, int row) {
        return rows.byte8(row, CODE);
    }

    static Item item(Rows rows, int row) {
        return new Item(order(rows, row), line(rows, row), traits(rows, row));
    }

    static Traits traits(Rows rows, int row) {
        return new Traits(
                rows.long64(row, PRODUCT),
                rows.long64(row, BRAND),
                rows.long64(row, CATEGORY),
                rows.int32(row, SIZE) >>> 8,
                rows.int32(row, COLOR),
                rows.byte8(row, PRICE_BAND));
    }

    /** The reason as it is stored; 0 if none was told. */
    static int reasonCode(Optional<Return.Reason> reason) {
        return reason.map(Customers::code).orElse(0);
    }

    private static int code(Return.Reason reason) {
        return switch (reason) {
            case REGRET -> 1;
            case FIT -> FIT;
            case DEFECT -> DEFECT;
            case FRAUD -> FRAUD;
        };
    }

    /** Whether a return with that code counts for the customer: defects and frauds tell nothing about regret. */
    static boolean counts(int reasonCode) {
        return reasonCode != DEFECT && reasonCode != FRAUD;
    }
}
