package io.trendguard.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.measure.Gain;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.train.CalibrationFit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationChoiceTest {
    @Test
    void itSaysWhatEachWayLostWhichWonAndWhetherThatMayBeChance() {
        CalibrationChoice choice = CalibrationChoice.of(new CalibrationFit(
                new Calibration.Platt(0.9, 0),
                CalibrationFit.PLATT,
                eachWay(0.6471, 0.6428, 0.6421),
                eachWay(new Gain(0.0050, 0.0012), new Gain(0.0007, 0.0011), new Gain(0, 0))));
        assertThat(choice.least()).isEqualTo(CalibrationFit.ISOTONIC);
        assertThat(choice.method()).isEqualTo(CalibrationFit.PLATT);
        assertThat(choice.says())
                .endsWith(
                        "judged on the later half by its log-loss (less is better): the log-odds as they come 0.6471, Platt scaling 0.6428, isotonic regression 0.6421."
                                + " The best was isotonic regression."
                                + " It is better than the log-odds as they come by 0.0050, more than chance explains (standard error 0.0012)."
                                + " It is better than Platt scaling by 0.0007, which may be chance (standard error 0.0011)."
                                + " The simplest way that may be as good as the best is taken: Platt scaling.");
    }

    private static <T> Map<String, T> eachWay(T none, T platt, T isotonic) {
        Map<String, T> ways = new LinkedHashMap<>();
        ways.put(CalibrationFit.NONE, none);
        ways.put(CalibrationFit.PLATT, platt);
        ways.put(CalibrationFit.ISOTONIC, isotonic);
        return ways;
    }
}
