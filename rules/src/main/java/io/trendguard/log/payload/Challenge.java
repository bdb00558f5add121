package io.trendguard.log.payload;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a model said that did not decide. It stands in the record beside the decision and nowhere else.
 *
 * @param version of the model
 * @param lines its judgement of each line, in their order; none where it was skipped
 * @param skipped why it said nothing
 */
public record Challenge(String version, List<LineScore> lines, Optional<String> skipped) {
    public Challenge {
        lines = List.copyOf(lines);
        if (skipped.isPresent() && !lines.isEmpty()) {
            throw new IllegalArgumentException("The model (%s) was skipped (%s) and cannot have judged as well."
                    .formatted(version, skipped.get()));
        }
    }

    /** One that said nothing. */
    public static Challenge skipped(String version, String why) {
        return new Challenge(version, List.of(), Optional.of(why));
    }

    /**
     * The risk of one line.
     *
     * @param lineId the line
     * @param probability calibrated, in [0, 1], six decimal places
     * @param logOdds before calibration
     */
    public record LineScore(String lineId, BigDecimal probability, double logOdds) {
        public LineScore {
            probability = probability.setScale(6); // JSON drops trailing zeros
        }
    }
}
