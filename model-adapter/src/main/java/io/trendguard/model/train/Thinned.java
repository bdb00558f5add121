package io.trendguard.model.train;

import java.util.stream.IntStream;

/** Some of many rows. */
final class Thinned {
    private Thinned() {}

    /** So many places at most, evenly spread over all, in their order. */
    static int[] to(int most, int[] places) {
        return places.length <= most
                ? places
                : IntStream.range(0, most)
                        .map(i -> places[(int) ((long) i * places.length / most)])
                        .toArray();
    }
}
