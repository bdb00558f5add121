package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.serve.Encoding;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotFitTest {
    @Test
    void theOuterBinsAreOpenAndEveryValueIsCounted() {
        float[] values = new float[1001];
        for (int i = 0; i < 1000; i++) {
            values[i] = i;
        }
        values[1000] = Float.NaN;
        TrainingSnapshot.Numbers numbers = SnapshotFit.numbers("views", values);
        assertThat(numbers.edges()).hasSize(19).startsWith(50f, 100f).endsWith(950f);
        assertThat(numbers.counts()).isEqualTo(Collections.nCopies(20, 50));
        assertThat(numbers.missing()).isEqualTo(1);
    }

    @Test
    void aValueThatManyShareGetsOneBin() {
        TrainingSnapshot.Numbers numbers = SnapshotFit.numbers("tabs", new float[] {0, 0, 0, 0, 0, 0, 0, 1, 1, 2});
        assertThat(numbers.edges()).containsExactly(1f, 2f);
        assertThat(numbers.counts()).containsExactly(7, 2, 1);
    }

    @Test
    void nothingKnownIsOneEmptyBin() {
        TrainingSnapshot.Numbers numbers = SnapshotFit.numbers("tabs", new float[] {Float.NaN, Float.NaN});
        assertThat(numbers.counts()).containsExactly(0);
        assertThat(numbers.missing()).isEqualTo(2);
    }

    @Test
    void onlyHeavyTailsAreCappedAndOnlyFrequentWordsAreKnown() {
        TrainingSet rows = SeededRows.rows(3, 4000);
        int[] train = IntStream.range(0, 4000).toArray();
        Encoding encoding = EncodingFit.of(rows, train, 20);
        assertThat(encoding.features())
                .filteredOn(feature -> feature instanceof Encoding.OfNumber number
                        && number.cap().isPresent())
                .extracting(Encoding.OfFeature::feature)
                .containsExactly("order_value");
        List<String> categories = ((Encoding.OfWord) encoding.features().get(6)).words();
        assertThat(categories).contains("category-0").doesNotContain("category-39");
        TrainingSnapshot snapshot = SnapshotFit.of(rows, train, encoding, new double[] {0.5});
        TrainingSnapshot.Words words = snapshot.words().get(1);
        int counted =
                words.counts().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(counted + words.others() + words.missing()).isEqualTo(4000);
        assertThat(words.others()).isPositive();
        assertThat(words.counts().values()).allMatch(count -> count >= 20);
    }
}
