package io.trendguard.model.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.CustomerSentences;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.point.regret.RegretFeatures;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a finding is true of it. */
final class ReasonsTest {
    private static final FeatureSchema SCHEMA = RegretFeatures.SCHEMA;
    private static final float[] NUMBERS = {-2, -0.5f, 0, 0.02f, 0.3f, 0.31f, 0.5f, 0.7f, 1, 2, 3, 50, 700, 4000, 2e5f};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noCustomerIsToldWhatIsNotTrueOfTheValue(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int facts = 0;
        int neutral = 0;
        for (int round = 0; round < 2_000; round++) {
            FeatureVector vector = vector(random);
            List<Contribution> contributions = new ArrayList<>();
            SCHEMA.definitions()
                    .forEach(f -> contributions.add(new Contribution(f.name(), random.nextDouble(-0.5, 0.5))));
            for (Reason reason : Reasons.of(
                    SCHEMA,
                    vector,
                    contributions,
                    new Reasons.Wording(Optional.empty()),
                    new RegretFeatures().neutral())) {
                FeatureDefinition told = SCHEMA.get(reason.feature());
                FeatureValue value =
                        vector.features().get(SCHEMA.indexOf(reason.feature())).value();
                boolean claims = CustomerSentences.saysSomething(reason.customerSentence());
                assertThat(claims)
                        .as("%s of %s", told.raises(), value)
                        .isEqualTo(isTrue(told.raises().holds().orElseThrow().toString(), value)
                                || (value instanceof FeatureValue.Missing
                                        && told.raises().unknown().isPresent()));
                facts += claims ? 1 : 0;
                neutral += claims ? 0 : 1;
            }
        }
        assertThat(facts).isGreaterThan(1_000);
        assertThat(neutral).isGreaterThan(1_000);
    }

    private static FeatureVector vector(SplittableRandom random) {
        List<Feature> features = new ArrayList<>();
        for (FeatureDefinition definition : SCHEMA.definitions()) {
            FeatureValue value = random.nextInt(4) == 0
                    ? new FeatureValue.Missing("not told")
                    : definition.kind() == FeatureDefinition.Kind.CATEGORY
                            ? new FeatureValue.Category("a word")
                            : new FeatureValue.Numeric(NUMBERS[random.nextInt(NUMBERS.length)]);
            features.add(new Feature(definition.name(), value, Instant.EPOCH));
        }
        return new FeatureVector(SCHEMA.version(), features);
    }

    /** The condition read a second time, so that the law does not rest on the code that it is about. */
    private static boolean isTrue(String condition, FeatureValue value) {
        if (value instanceof FeatureValue.Missing || condition.equals("known")) {
            return !(value instanceof FeatureValue.Missing);
        }
        float number = ((FeatureValue.Numeric) value).number();
        Stream<String> parts = Stream.of(condition.split(" and | or "));
        return condition.contains(" or ")
                ? parts.anyMatch(part -> compares(part, number))
                : parts.allMatch(part -> compares(part, number));
    }

    private static boolean compares(String part, float number) {
        int order = Float.compare(number, Float.parseFloat(part.substring(part.indexOf(' '))));
        return (order == 0 && part.contains("=")) || order == (part.startsWith("<") ? -1 : 1);
    }
}
