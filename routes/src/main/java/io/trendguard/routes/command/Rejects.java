package io.trendguard.routes.command;

import io.trendguard.model.mapping.Rejected;
import java.util.function.Consumer;

/** Names the first rows that cannot be read and counts the others. */
final class Rejects implements Consumer<Rejected> {
    private static final int SHOWN = 20;

    private long count;

    @Override
    public void accept(Rejected row) {
        if (count++ < SHOWN) {
            System.err.println("  left out: " + row);
        }
    }

    /** Says how many there were. */
    void sum() {
        if (count > 0) {
            System.err.printf("  %,d rows were left out.%n", count);
        }
    }
}
