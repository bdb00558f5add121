package io.trendguard.model.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one history: fixed width, sorted, in one array of bytes, so that a million of them fit outside the heap.
 * The same set of facts gives the same bytes whatever order they came in. Not for concurrent change; copy first.
 */
final class Rows {
    private final HistoryKind kind;
    private byte[] data;
    private int size;

    private Rows(HistoryKind kind, byte[] data, int size) {
        this.kind = kind;
        this.data = data;
        this.size = size;
    }

    static Rows none(HistoryKind kind) {
        return new Rows(kind, new byte[0], 0);
    }

    static Rows of(HistoryKind kind, byte[] stored, int offset) {
        byte[] data = Arrays.copyOfRange(stored, offset, stored.length);
        if (data.length % kind.width() != 0) {
            throw new IllegalStateException("A stored history of kind (%s) has (%d) bytes, not a multiple of (%d)."
                    .formatted(kind, data.length, kind.width()));
        }
        return new Rows(kind, data, data.length / kind.width());
    }

    Rows copy() {
        int spare = kind.width();
        return new Rows(kind, Arrays.copyOf(data, size * kind.width() + spare), size);
    }

    HistoryKind kind() {
        return kind;
    }

    int size() {
        return size;
    }

    /** The bytes of one row. */
    int width() {
        return kind.width();
    }

    /** The bytes of all rows. */
    long bytes() {
        return data.length;
    }

    /** Its bytes after a header of so many, which is left empty. */
    byte[] toBytes(int header) {
        byte[] bytes = new byte[header + size * kind.width()];
        System.arraycopy(data, 0, bytes, header, size * kind.width());
        return bytes;
    }

    long time(int row) {
        return Bytes.long48(data, row * kind.width());
    }

    long known(int row) {
        return Bytes.long48(data, row * kind.width() + kind.knownOffset());
    }

    long long48(int row, int offset) {
        return Bytes.long48(data, row * kind.width() + offset);
    }

    long long64(int row, int offset) {
        return Bytes.long64(data, row * kind.width() + offset);
    }

    int int32(int row, int offset) {
        return Bytes.int32(data, row * kind.width() + offset);
    }

    int byte8(int row, int offset) {
        return data[row * kind.width() + offset] & 0xff;
    }

    String text(int row, int offset, int width) {
        return Bytes.text(data, row * kind.width() + offset, width);
    }

    long counter(int row, int counter) {
        return Bytes.long64(data, row * kind.width() + kind.keyBytes() + counter * Long.BYTES);
    }

    long tail(int row) {
        return Bytes.long48(data, row * kind.width() + kind.tailOffset());
    }

    /** The first row whose time is not before the given one. */
    int firstAt(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Takes a row in; false if it is older than what is kept. */
    boolean insert(byte[] given) {
        byte[] row = kind.cells() ? given.clone() : given;
        long time = Bytes.long48(row, 0);
        boolean old = size > 0 && time < time(size - 1) - kind.retentionMillis();
        if (old && !kind.keepsFirst()) {
            return false;
        }
        if (kind.cells()) {
            LateCells.shareIfMany(this, row);
        }
        int at = find(row);
        if (at >= 0) {
            merge(at, row);
            if (kind.cells() && empty(at)) {
                removeAt(at);
            }
            return true;
        }
        insertAt(-at - 1, row);
        if (kind.cells() && LateCells.tooMany(this, time)) {
            LateCells.join(this, time);
        }
        prune();
        return true;
    }

    /** The place of the row with that key, or {@code -(place to insert) - 1}. */
    private int find(byte[] row) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int start = middle * kind.width();
            int order = Arrays.compareUnsigned(data, start, start + kind.keyBytes(), row, 0, kind.keyBytes());
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private void merge(int at, byte[] row) {
        int start = at * kind.width();
        for (int i = kind.keyBytes(); i < kind.tailOffset(); i += Long.BYTES) {
            Bytes.put64(data, start + i, Bytes.long64(data, start + i) + Bytes.long64(row, i));
        }
        if (kind.hasTail()) {
            int tail = kind.tailOffset();
            Bytes.put48(data, start + tail, Math.min(Bytes.long48(data, start + tail), Bytes.long48(row, tail)));
        }
    }

    /** Whether what was counted was taken back: then the row is as if it had never been. */
    private boolean empty(int at) {
        for (int i = 0; i < kind.counters(); i++) {
            if (counter(at, i) != 0) {
                return false;
            }
        }
        return true;
    }

    private void insertAt(int at, byte[] row) {
        int width = kind.width();
        if (data.length < (size + 1) * width) {
            data = Arrays.copyOf(data, Math.max((size + 1) * width, (size + size / 2) * width));
        }
        System.arraycopy(data, at * width, data, (at + 1) * width, (size - at) * width);
        System.arraycopy(row, 0, data, at * width, width);
        size++;
    }

    /** Drops a row. */
    void removeAt(int at) {
        int width = kind.width();
        System.arraycopy(data, (at + 1) * width, data, at * width, (size - at - 1) * width);
        size--;
    }

    /** A copy of one row. */
    byte[] row(int at) {
        return Arrays.copyOfRange(data, at * kind.width(), (at + 1) * kind.width());
    }

    /** Adds a row as it is, or adds its counters to the row with the same key. */
    void addPlain(byte[] row) {
        int at = find(row);
        if (at >= 0) {
            merge(at, row);
            if (kind.cells() && empty(at)) {
                removeAt(at);
            }
        } else {
            insertAt(-at - 1, row);
        }
    }

    private void prune() {
        int from = kind.keepsFirst() ? 1 : 0;
        int cut = Math.max(firstAt(time(size - 1) - kind.retentionMillis()), size - kind.cap());
        if (cut <= from) {
            return;
        }
        int width = kind.width();
        System.arraycopy(data, cut * width, data, from * width, (size - cut) * width);
        size -= cut - from;
    }

    /** The same rows without the times of learning and without tails: what happened, whenever it was learnt. */
    Rows withoutKnown() {
        Rows plain = none(kind);
        for (int i = 0; i < size; i++) {
            byte[] row = row(i);
            Bytes.put48(row, kind.knownOffset(), 0);
            plain.addPlain(cleared(row));
        }
        return plain;
    }

    /** The same rows without tails. */
    Rows withoutTails() {
        Rows plain = none(kind);
        for (int i = 0; i < size; i++) {
            plain.addPlain(cleared(row(i)));
        }
        return plain;
    }

    private byte[] cleared(byte[] row) {
        if (kind.hasTail()) {
            Bytes.put48(row, kind.tailOffset(), 0);
        }
        return row;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rows rows && rows.kind == kind && Arrays.equals(rows.toBytes(0), toBytes(0));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes(0));
    }
}
