package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Judged;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A confusion matrix: who is flagged, against what happened, on the test.
 *
 * @param name where the line is drawn
 * @param hits flagged, and it came back
 * @param needless flagged, and it was kept
 * @param missed not flagged, and it came back
 * @param left not flagged, and it was kept
 * @param precision share of the flagged that came back
 * @param recall share of what came back that is flagged
 */
public record Confusion(String name, int hits, int needless, int missed, int left, Rate precision, Rate recall) {

    static Confusion of(String name, Judged judged, IntPredicate flags) {
        boolean[] flagged = new boolean[judged.size()];
        for (int row = 0; row < flagged.length; row++) {
            flagged[row] = flags.test(row);
        }
        int[] of =
                IntStream.range(0, flagged.length).filter(row -> flagged[row]).toArray();
        int[] back = IntStream.range(0, flagged.length)
                .filter(row -> judged.returned()[row])
                .toArray();
        int hits = (int) IntStream.of(of).filter(row -> judged.returned()[row]).count();
        Judged asFlagged = new Judged(flagged, judged.prices(), judged.times(), judged.customers());
        return new Confusion(
                name,
                hits,
                of.length - hits,
                back.length - hits,
                judged.size() - of.length - back.length + hits,
                Rate.of(judged, of),
                Rate.of(asFlagged, back));
    }
}
