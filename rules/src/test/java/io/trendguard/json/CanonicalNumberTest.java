package io.trendguard.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.erdtman.jcs.NumberToJSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalNumberTest {
    private static String written(double value) {
        StringBuilder out = new StringBuilder();
        CanonicalNumber.write(value, out);
        return out.toString();
    }

    private static String written(float value) {
        StringBuilder out = new StringBuilder();
        CanonicalNumber.write(value, out);
        return out.toString();
    }

    /** Against the reference implementation, over all kinds of doubles. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyDoubleHasTheDigitsOfEcmaScript(long seed) throws Exception {
        Random random = new Random(seed);
        DoubleSupplier[] kinds = {
            () -> Double.longBitsToDouble(random.nextLong()),
            () -> random.nextInt(2_000_000_000) / 1e6,
            () -> random.nextGaussian(),
            () -> random.nextInt(100) * Math.pow(10, random.nextInt(40) - 20),
            () -> random.nextLong() / 1e3,
            () -> Double.longBitsToDouble(random.nextInt(5_000)), // subnormal
            () -> (float) random.nextGaussian(),
        };
        for (int i = 0; i < 150_000; i++) {
            double value = kinds[i % kinds.length].getAsDouble();
            if (Double.isFinite(value)) {
                assertThat(written(value)).isEqualTo(NumberToJSON.serializeNumber(value));
            }
        }
    }

    @Test
    void theEdgesOfTheLayoutsAreThoseOfEcmaScript() throws Exception {
        for (double value : new double[] {
            0,
            -0.0,
            1,
            -1,
            1e20,
            1e21,
            1.5e21,
            123e18,
            1e-6,
            1e-7,
            1.25e-6,
            1.25e-7,
            Double.MIN_VALUE,
            1.7976931348623157e308,
            999999999.999999,
            1e9,
            1e15,
            0x1p53,
            0.1 + 0.2,
            Math.pow(10, 23),
            4 * Double.MIN_VALUE,
            100,
            1200.5,
            -0.000123
        }) {
            assertThat(written(value)).isEqualTo(NumberToJSON.serializeNumber(value));
        }
    }

    /** What is read back is the same float, read directly or by way of a double, and has the same text again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyFloatIsReadBackAsItWas(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 150_000; i++) {
            float value = i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : random.nextInt(10_000_000) / 1e4f;
            if (Float.isFinite(value)) {
                String text = written(value);
                assertThat(Float.parseFloat(text)).isEqualTo(value + 0.0f);
                assertThat((float) Double.parseDouble(text)).isEqualTo(value + 0.0f);
                assertThat(written(Double.parseDouble(text))).isEqualTo(text);
            }
        }
    }

    @Test
    void aFloatIsWrittenShort() {
        assertThat(written(0.32f)).isEqualTo("0.32");
        assertThat(written(5990f)).isEqualTo("5990");
    }
}
