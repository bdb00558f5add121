package io.trendguard.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GainTest {
    private static final double[] BEFORE = {1.0, 2.0, 3.0, 4.0};

    @Test
    void aGainIsTheMeanOfTheDifferencesRowByRowAndItsErrorTheirs() {
        Gain gain = Gain.of(BEFORE, new double[] {0.0, 2.0, 2.0, 4.0});
        assertThat(gain.mean()).isCloseTo(0.5, within(1e-12));
        assertThat(gain.error()).as("differences 1, 0, 1, 0").isCloseTo(0.25, within(1e-12));
        assertThat(gain.exceedsChance()).isTrue();
    }

    @Test
    void whatOneRowGivesAndAnotherTakesIsChance() {
        Gain gain = Gain.of(BEFORE, new double[] {0.0, 3.0, 2.0, 4.5});
        assertThat(gain.mean()).isCloseTo(0.125, within(1e-12));
        assertThat(gain.error()).isGreaterThan(gain.mean());
        assertThat(gain.exceedsChance()).isFalse();
    }

    @Test
    void theSameIsNoGain() {
        assertThat(Gain.of(BEFORE, BEFORE)).isEqualTo(new Gain(0, 0));
        assertThat(Gain.of(BEFORE, BEFORE).exceedsChance()).isFalse();
    }
}
