package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a column of texts holds, where a tool writes numbers and times in its own way. */
class RawColumnBuilderTest {
    private static final Dialect GERMAN =
            new Dialect(Optional.of(","), Optional.empty(), Optional.empty(), Optional.of("dd.MM.uuuu"));

    private static RawColumn column(Dialect dialect, String... texts) {
        RawColumnBuilder builder = new RawColumnBuilder(ZoneOffset.UTC, dialect);
        List.of(texts).forEach(text -> builder.add(Optional.of(text)));
        return builder.build("any", false);
    }

    @Test
    void aColumnOfNumbersStaysOneAlthoughTheDialectNamesTheFormOfTimes() {
        RawColumn prices = column(GERMAN, "10,50", "1.299,90", "7");
        assertThat(prices.type()).isEqualTo(RawColumn.Type.NUMBER);
        assertThat(prices.numbers()).containsExactly(10.5, 1299.9, 7);
        RawColumn days = column(GERMAN, "02.01.1970", "03.01.1970");
        assertThat(days.type()).isEqualTo(RawColumn.Type.TIME);
        assertThat(days.numbers()[0]).isEqualTo(86_400_000.0);
    }

    @Test
    void aNumberThatLooksLikeTheBeginningOfADayIsANumber() {
        RawColumn shares = column(Dialect.PLAIN, "2.5e-0000001", "2.5e-0000002");
        assertThat(shares.type()).isEqualTo(RawColumn.Type.NUMBER);
        assertThat(shares.numbers()).containsExactly(0.25, 0.025);
        assertThat(column(Dialect.PLAIN, "1234-56789").type()).isEqualTo(RawColumn.Type.WORD);
    }
}
