package io.trendguard.model.report;

import io.trendguard.model.measure.Gain;
import io.trendguard.model.report.plot.Words;
import io.trendguard.model.train.CalibrationFit;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why log-odds become probabilities in one way and not in another.
 *
 * @param method the way that was chosen
 * @param least the one of the least log-loss
 * @param logLosses of each way on the later half of the validation part
 * @param gains how far the least of them lies below each
 * @param says the same in words
 */
public record CalibrationChoice(
        String method, String least, Map<String, Double> logLosses, Map<String, Gain> gains, String says) {

    static CalibrationChoice of(CalibrationFit fit) {
        String least = CalibrationFit.least(fit.logLosses());
        String each = fit.logLosses().entrySet().stream()
                .map(way -> "%s %s".formatted(CalibrationFit.words(way.getKey()), Words.fine(way.getValue())))
                .collect(Collectors.joining(", "));
        String distances = fit.gains().entrySet().stream()
                .filter(way -> !way.getKey().equals(least))
                .map(way -> distance(CalibrationFit.words(way.getKey()), way.getValue()))
                .collect(Collectors.joining());
        return new CalibrationChoice(
                fit.method(),
                least,
                fit.logLosses(),
                fit.gains(),
                "Log-odds can become probabilities in several ways. Each was fitted on the earlier half of the validation part and judged on the later half by its log-loss (less is better): %s. The best was %s.%s The simplest way that may be as good as the best is taken: %s."
                        .formatted(each, CalibrationFit.words(least), distances, CalibrationFit.words(fit.method())));
    }

    private static String distance(String way, Gain gain) {
        return " It is better than %s by %s, %s (standard error %s)."
                .formatted(
                        way,
                        Words.fine(gain.mean()),
                        gain.exceedsChance() ? "more than chance explains" : "which may be chance",
                        Words.fine(gain.error()));
    }
}
