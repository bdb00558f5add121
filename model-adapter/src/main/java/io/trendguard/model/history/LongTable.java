package io.trendguard.model.history;

import java.util.function.LongPredicate;

/** Numbers by number, without boxes: what a reader collects while it goes over the rows of a history once. */
final class LongTable {
    private long[] keys = new long[16];
    private long[] values = new long[16];
    private boolean hasZero;
    private long ofZero;
    private int size;

    /** Keeps the larger of the value and the one that is there. */
    void putMax(long key, long value) {
        if (key == 0) {
            ofZero = hasZero ? Math.max(ofZero, value) : value;
            hasZero = true;
            return;
        }
        int place = place(key);
        if (keys[place] == key) {
            values[place] = Math.max(values[place], value);
            return;
        }
        keys[place] = key;
        values[place] = value;
        if (++size > keys.length / 2) {
            grow();
        }
    }

    /** Takes a key in. */
    void add(long key) {
        putMax(key, 0);
    }

    boolean contains(long key) {
        return key == 0 ? hasZero : size > 0 && keys[place(key)] == key;
    }

    int size() {
        return size + (hasZero ? 1 : 0);
    }

    /** How many values are like that. */
    int count(LongPredicate like) {
        int count = hasZero && like.test(ofZero) ? 1 : 0;
        for (int i = 0; i < keys.length; i++) {
            count += keys[i] != 0 && like.test(values[i]) ? 1 : 0;
        }
        return count;
    }

    /** Where a key is, or would be; 0 marks a free place. */
    private int place(long key) {
        int place = (int) Bytes.mix(key) & (keys.length - 1);
        while (keys[place] != 0 && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }
}
