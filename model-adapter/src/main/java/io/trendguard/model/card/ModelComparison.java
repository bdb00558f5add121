package io.trendguard.model.card;

import io.trendguard.model.measure.Interval;
import java.time.Instant;
import java.util.List;

/**
 * Two models on the same lines, none of which either has learnt from as far as is known; kept in the folder of the newer
 * one as {@code comparison.json}. Intervals are of resampled customers, differences on the same draws.
 *
 * @param live version of the model that was live
 * @param from when the first line was bought
 * @param until when the last line was bought
 * @param rows how many lines
 * @param customers of how many customers
 * @param liveAuc how often the live model ranks a returned line above a kept one
 * @param newAuc the same of the new one
 * @param aucGain the new one's AUC less the live one's: above zero, the new one is better
 * @param logLossGain the live one's log-loss less the new one's: above zero, the new one is better
 * @param costGainMinor what the live one's mistakes cost less the new one's, minor units for each 1,000 lines: above
 *     zero, the new one is better
 * @param costs whose costs they are
 * @param words the same for people
 */
public record ModelComparison(
        String live,
        Instant from,
        Instant until,
        int rows,
        int customers,
        Interval liveAuc,
        Interval newAuc,
        Interval aucGain,
        Interval logLossGain,
        Interval costGainMinor,
        String costs,
        List<String> words) {
    public ModelComparison {
        words = List.copyOf(words);
    }
}
