package io.trendguard.decision.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void roundedContributionsStillAddUpToTheirSum(long seed) {
        double[] exact = new Random(seed).doubles(500, -3, 3).toArray();

        long[] rounded = Rounding.millionths(exact, 0);

        assertThat(Arrays.stream(rounded).sum() / 1e6)
                .isCloseTo(Arrays.stream(exact).sum(), within(0.6e-6));
        for (int i = 0; i < exact.length; i++) {
            assertThat(Rounding.fromMillionths(rounded[i])).isCloseTo(exact[i], within(1.01e-6));
        }
    }

    @Test
    void aGapThatIsToleratedIsMadeUpForSoThatTheRecordCanBeRead() {
        double[] exact = {0.1, 0.2, 0.3};

        long[] rounded = Rounding.millionths(exact, 9.99e-6);

        assertThat(Arrays.stream(rounded).sum() / 1e6).isCloseTo(0.6 + 9.99e-6, within(0.6e-6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aFloatBecomesItselfAgainByWayOfItsShortestDecimal(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            float any = Float.intBitsToFloat(random.nextInt());
            float usual = random.nextFloat() * 1_000;
            if (Float.isFinite(any)) {
                assertThat((float) Double.parseDouble(Double.toString(Rounding.shortest(any))))
                        .isEqualTo(any);
            }
            assertThat((float) Rounding.shortest(usual)).isEqualTo(usual);
        }
        assertThat(Rounding.shortest(0.29405284f)).isEqualTo(0.29405284);
        assertThat(Rounding.shortest(1e-7f)).isEqualTo(1e-7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsRoundedStaysAsItIs(long seed) {
        double[] exact = new Random(seed).doubles(2_000, -999_999, 999_999).toArray();
        long[] rounded = Rounding.millionths(exact, 0);

        double[] readBack =
                Arrays.stream(rounded).mapToDouble(Rounding::fromMillionths).toArray();
        assertThat(Rounding.millionths(readBack, 0.5e-6)).isEqualTo(rounded);
    }
}
