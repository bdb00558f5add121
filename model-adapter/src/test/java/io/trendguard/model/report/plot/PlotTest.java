package io.trendguard.model.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PlotTest {
    @Test
    void anAxisEndsAtRoundNumbersAndHoldsAllValues() {
        Axis axis = Axis.around(DoubleStream.of(0.503, 0.681), 100, 300);
        assertThat(axis.low()).isCloseTo(0.5, within(1e-9));
        assertThat(axis.high()).isCloseTo(0.7, within(1e-9));
        assertThat(axis.ticks()).hasSize(5);
        assertThat(axis.ticks().stream().map(tick -> axis.label(tick, Unit.NUMBER)))
                .containsExactly("0.50", "0.55", "0.60", "0.65", "0.70");
        assertThat(axis.label(0.55, Unit.SHARE)).isEqualTo("55 %");
        assertThat(axis.at(0.5)).isCloseTo(100, within(1e-9));
        assertThat(axis.at(0.6)).isCloseTo(200, within(1e-9));
    }

    @Test
    void aBarBeginsAtZeroAndEndsAtItsValue() {
        String svg = RowPlot.bars(
                        Unit.NUMBER,
                        OptionalDouble.empty(),
                        List.of(RowPlot.Row.of("one", 1), RowPlot.Row.of("half", 0.5)))
                .svg("bars");
        // labels take 190 of 400, the margin 22: zero is at 190 and 1 at 378
        assertThat(svg).contains("x=\"190\" y=\"11\" width=\"188\"").contains("x=\"190\" y=\"35\" width=\"94\"");
    }

    @Test
    void textIsEscapedAndLongLabelsAreShortened() {
        String svg = RowPlot.dots(Unit.SHARE, 0, List.of(RowPlot.Row.of("a < b & a very long name indeed", 0.1)))
                .svg("of \"quotes\"");
        assertThat(svg).contains("a &lt; b &amp; a very long na", "aria-label=\"of &quot;quotes&quot;\"");
    }

    @Test
    void numbersAreTheSameWhateverTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Words.percent(0.4741)).isEqualTo("47.4 %");
            assertThat(Words.count(11697)).isEqualTo("11,697");
            assertThat(Words.signed(0.0034)).isEqualTo("+0.003");
            assertThat(Words.signed(-0.0004)).as("nothing has no sign").isEqualTo("0.000");
            assertThat(Words.signed(0.0004)).isEqualTo("0.000");
            assertThat(Words.percent(-0.0004)).isEqualTo("0.0 %");
            assertThat(Words.percent(-0.0104)).isEqualTo("-1.0 %");
            assertThat(Words.points(0.02573)).isEqualTo("2.6 points");
            assertThat(Words.value(1234.5, "views/h")).isEqualTo("1,230");
            assertThat(Words.value(990, "minor units")).isEqualTo("9.90");
            assertThat(Words.value(0.123456, "")).isEqualTo("0.123");
            assertThat(Svg.number(1.25)).isIn("1.3", "1.2");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theLabelOfAnEndIsNotCutAtTheEdgeOfTheImage() {
        String svg = new LinePlot(
                        new LinePlot.Scale("x", Unit.SHARE, List.of(0.0, 1.0)),
                        new LinePlot.Scale("y", Unit.SHARE, List.of(0.0, 1.0)),
                        true,
                        OptionalDouble.empty(),
                        List.of())
                .svg("plot");
        // half of the label's 39.6 units are less than the margin of 22
        assertThat(svg).contains("text-anchor=\"middle\" x=\"378\" y=\"224\">100 %<");
        assertThat(new Svg(100, 20, "narrow")
                        .labels(new Axis(0, 1, 10, 90), Unit.SHARE, 9)
                        .end())
                .as("16 units from one tick to the next, of which the longest label needs 41")
                .contains(">0 %<", ">60 %<")
                .doesNotContain(">20 %<", ">40 %<", ">80 %<");
        double half = TextWidth.of("1,000.00") / 2;
        assertThat(new Svg(100, 20, "narrow").below("tick", 99, 10, "1,000.00").end())
                .contains("x=\"%s\"".formatted(Svg.number(100 - half)));
    }

    @Test
    void aLongLabelTakesTwoLinesAndEndsWhereItsRoomEnds() {
        assertThat(Svg.lines("1,340 to 23,900", 120)).containsExactly("1,340 to 23,900");
        assertThat(Svg.lines("1,340 to 23,900", 70)).containsExactly("1,340 to", "23,900");
        assertThat(Svg.lines("completely not determinable", 66)).containsExactly("complet…");
        assertThat(Svg.lines("not completely determinable", 66)).containsExactly("not", "complet…");
    }

    @Test
    void theDarkestCellHasTheGreatestShareAndTooFewRowsHaveNone() {
        String svg = new HeatMap(
                        "x",
                        List.of("l", "h"),
                        "y",
                        List.of("l"),
                        List.of(List.of(new HeatMap.Cell(3, Double.NaN), new HeatMap.Cell(50, 0.4))))
                .svg("map");
        assertThat(svg).contains("class=\"empty\"", "–", "40 %");
    }
}
