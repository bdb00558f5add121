package io.trendguard.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ModelNameTest {
    private static final String REST = "0".repeat(56);

    @Test
    void aModelHasTheSameNameForEver() {
        assertThat(ModelName.of("00000000" + REST)).isEqualTo("Agile Acorn");
        assertThat(ModelName.of("007f007f" + REST)).isEqualTo("Young Willow");
        assertThat(ModelName.of("4f0cc1d2" + REST)).isEqualTo("Bright Maple");
    }

    @Test
    void everyPairOfWordsIsANameOfItsOwn() {
        Set<String> names = IntStream.range(0, 128 * 128)
                .mapToObj(i -> ModelName.of("%04x%04x".formatted(i / 128, i % 128) + REST))
                .collect(Collectors.toSet());
        assertThat(names).hasSize(128 * 128).allMatch(name -> name.matches("[A-Z][a-z]+ [A-Z][a-z]+"));
    }

    @Test
    void theNameStandsBesideTheBeginningOfTheVersion() {
        assertThat(ModelName.withVersion("007f007f" + REST)).isEqualTo("Young Willow (007f007f0000)");
    }

    @Test
    void whatIsNoHashIsItsOwnName() {
        assertThat(ModelName.of("m-7")).isEqualTo("m-7");
        assertThat(ModelName.withVersion("m-7")).isEqualTo("m-7");
    }

    @Test
    void aNameIsUnderstoodAsPeopleTypeIt() {
        String version = "007f007f" + REST;
        assertThat(ModelName.means("young willow", version)).isTrue();
        assertThat(ModelName.means(" Young-Willow", version)).isTrue();
        assertThat(ModelName.means("young", version)).isFalse();
    }
}
