package io.trendguard.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SizeTest {
    @ParameterizedTest
    @CsvSource({
        "m, LETTERS, M, 0",
        "' Xl ', LETTERS, XL, 2",
        "XXXL, LETTERS, XXXL, 4",
        "3xl, LETTERS, XXXL, 4",
        "xs, LETTERS, XS, -2",
        "10, SMALL_NUMBERS, 10, 10",
        "6+, SMALL_NUMBERS, 6+, 6.5",
        "'7,5', SMALL_NUMBERS, 7+, 7.5",
        "22, SHORT_NUMBERS, 22, 22",
        "38.5, EUROPEAN, 38+, 38.5",
        "140, BODY_HEIGHT, 140, 140",
        "3332, WAIST_AND_LENGTH, 33/32, 33",
        "W33/L32, WAIST_AND_LENGTH, 33/32, 33"
    })
    void aSpellingIsReadIntoItsSystem(String spelling, Size.Scale system, String word, double number) {
        Size size = Size.of(spelling);
        assertThat(size.system()).isEqualTo(system);
        assertThat(size.word()).isEqualTo(word);
        assertThat(size.number()).hasValue(number);
        assertThat(Size.systemOf(size.code())).isEqualTo(system);
        assertThat(Size.numberOf(size.code())).hasValue(number);
    }

    @Test
    void theChangeOfSpellingOfNovember2012ChangesNoSize() {
        for (String before : List.of("s", "m", "l", "xl", "xxl", "xxxl", "unsized")) {
            assertThat(Size.of(before.toUpperCase(java.util.Locale.ROOT))).isEqualTo(Size.of(before));
        }
    }

    @Test
    void sizesWithoutOrderHaveNoNumber() {
        for (String spelling : List.of("unsized", "One Size", "A/B", "long", "")) {
            Size size = Size.of(spelling);
            assertThat(size.number()).isEqualTo(OptionalDouble.empty());
            assertThat(Size.numberOf(size.code())).isEqualTo(OptionalDouble.empty());
            assertThat(size.code()).isNotZero();
        }
        assertThat(Size.of("A/B").code()).isNotEqualTo(Size.of("long").code());
    }
}
