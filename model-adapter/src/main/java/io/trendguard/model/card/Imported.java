package io.trendguard.model.card;

import io.trendguard.model.measure.PartMetrics;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a model from outside comes from; kept in its folder as {@code imported.json}.
 *
 * @param file the file that it was
 * @param sha256 of that file
 * @param says what it is, in the words of who brought it
 * @param calibration how log-odds become probabilities: {@code none} unless history was given
 * @param measured how good it is on that history; absent without any
 */
public record Imported(String file, String sha256, String says, String calibration, Optional<Measured> measured) {

    /**
     * How good it is on lines that did not choose its calibration. Whether it was trained on them elsewhere, nobody here
     * knows.
     *
     * @param from when the first line was bought
     * @param until when the last line was bought
     * @param metrics as for any model
     */
    public record Measured(Instant from, Instant until, PartMetrics metrics) {}
}
