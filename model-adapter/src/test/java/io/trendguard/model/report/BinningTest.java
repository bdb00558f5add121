package io.trendguard.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.point.regret.RegretFeatures;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinningTest {
    private static final FeatureDefinition QUANTITY = RegretFeatures.SCHEMA.definitions().stream()
            .filter(definition -> definition.name().equals("quantity"))
            .findFirst()
            .orElseThrow();

    private static Binning of(float... values) {
        return Binning.of(
                new Column.Numbers(values),
                QUANTITY,
                IntStream.range(0, values.length).toArray(),
                5);
    }

    @Test
    void numbersFallIntoGroupsOfAboutEqualSize() {
        assertThat(of(1, 2, 3, 4, 5, Float.NaN).bins()).containsExactly(0, 1, 2, 3, 4, -1);
    }

    @Test
    void theFewThatDifferFromACommonLowestValueAreAGroupOfTheirOwn() {
        assertThat(of(1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 2).bins()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
    }

    @Test
    void aSingleValueIsOneGroup() {
        assertThat(of(2, 2, 2).labels()).hasSize(1);
    }
}
