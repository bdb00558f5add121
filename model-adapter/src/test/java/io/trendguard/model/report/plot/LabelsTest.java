package io.trendguard.model.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels are laid out by the widths of the font that the report brings along, so that no machine's fonts matter. */
final class LabelsTest {
    private static final List<String> WIDE = List.of(
            "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
            "MMMM WWWW MMMM WWWW",
            "1,234,567.89 to 9,876,543.21",
            "mmmmmmmmmmmmmmmm%%%%%%%%%%",
            "größte Größe der Öffnung @@@@@@@",
            "服装品牌名称非常长的类别名称在这里",
            "👗👠👜👗👠👜👗👠👜👗👠👜",
            "i",
            "");

    @ParameterizedTest
    @EnumSource(Unit.class)
    void noneOverlapsOrLeavesAnImageWhateverTheValues(Unit unit) {
        double[] sizes = {1e-7, 0.003, 0.4, 1, 37, 5_400, 123_456_789, 9.9e11};
        for (double size : sizes) {
            for (double low : new double[] {0, -1, 0.9}) {
                double from = low * size;
                double to = from + size;
                assertThat(LabelFaults.of(line(unit, from, to)))
                        .as("%s to %s", from, to)
                        .isEmpty();
                assertThat(LabelFaults.of(rows(unit, from, to)))
                        .as("%s to %s", from, to)
                        .isEmpty();
                assertThat(LabelFaults.of(steps(unit, from, to)))
                        .as("%s to %s", from, to)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noLabelOfAHeatMapOverlapsAnother(long seed) {
        Random random = new Random(seed);
        for (int columns = 1; columns <= 6; columns++) {
            List<String> names = some(random, columns);
            List<String> groups = some(random, 4);
            List<List<HeatMap.Cell>> cells = groups.stream()
                    .map(group -> names.stream()
                            .map(name -> new HeatMap.Cell(9, random.nextInt(5) == 0 ? Double.NaN : random.nextDouble()))
                            .toList())
                    .toList();
            assertThat(LabelFaults.of(new HeatMap(
                                    some(random, 1).get(0),
                                    names,
                                    some(random, 1).get(0),
                                    groups,
                                    cells)
                            .svg("map")))
                    .isEmpty();
        }
    }

    @Test
    void aLabelThatOverlapsOrIsCutIsFound() {
        String overlapping = new Svg(100, 40, "plot")
                .text("tick", "start", 10, 20, "wide words")
                .text("tick", "start", 60, 22, "others")
                .end();
        assertThat(LabelFaults.of(overlapping)).anyMatch(fault -> fault.contains("overlaps"));
        String cut = new Svg(100, 40, "plot")
                .text("tick", "end", 40, 20, "wide words")
                .end();
        assertThat(LabelFaults.of(cut)).anyMatch(fault -> fault.contains("leaves the image"));
    }

    @Test
    void theWidthsAreThoseOfTheFontThatIsShipped() throws Exception {
        try (InputStream font = LabelsTest.class.getResourceAsStream("/io/trendguard/model/report/inter.woff2");
                InputStream widths =
                        LabelsTest.class.getResourceAsStream("/io/trendguard/model/report/inter-widths.csv");
                InputStream license =
                        LabelsTest.class.getResourceAsStream("/io/trendguard/model/report/inter-license.txt")) {
            byte[] bytes = font.readAllBytes();
            assertThat(bytes)
                    .startsWith("wOF2".getBytes(StandardCharsets.US_ASCII))
                    .hasSizeLessThan(30_000);
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            assertThat(new String(widths.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(digest);
            assertThat(new String(license.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("SIL Open Font License");
        }
        assertThat(TextWidth.of("100 %"))
                .as("measured in Chromium with that font")
                .isCloseTo(HUNDRED, within(0.2));
    }

    private static final double HUNDRED = 39.58;

    @Test
    void aLongTextEndsInAnEllipsisAndNeverInHalfACharacter() {
        assertThat(TextWidth.shortened("short", 200)).isEqualTo("short");
        assertThat(TextWidth.shortened("a rather long label", 60)).endsWith("…").startsWith("a r");
        assertThat(TextWidth.shortened("👗👠👜", 45)).isEqualTo("👗…");
        assertThat(TextWidth.of(TextWidth.shortened("WWWWWWWWWW", 60))).isLessThanOrEqualTo(60);
    }

    private static List<String> some(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> WIDE.get(random.nextInt(WIDE.size())))
                .toList();
    }

    private static String line(Unit unit, double from, double to) {
        List<LinePlot.Point> points = List.of(LinePlot.Point.of(from, from), LinePlot.Point.of(to, to));
        return new LinePlot(
                        new LinePlot.Scale(WIDE.get(1), unit, List.of()),
                        new LinePlot.Scale(WIDE.get(2), unit, List.of()),
                        true,
                        OptionalDouble.of(from),
                        List.of(new LinePlot.Series("one", true, points)))
                .svg("plot");
    }

    private static String rows(Unit unit, double from, double to) {
        List<RowPlot.Row> rows = new ArrayList<>();
        WIDE.forEach(label -> rows.add(new RowPlot.Row(label, to, from, to, "a")));
        rows.add(RowPlot.Row.of("too few", Double.NaN));
        return RowPlot.dots(unit, from, rows).svg("plot")
                + RowPlot.bars(unit, OptionalDouble.empty(), rows).svg("plot");
    }

    private static String steps(Unit unit, double from, double to) {
        return new StepPlot(
                        unit,
                        WIDE.stream()
                                .map(label -> new StepPlot.Step(label, from, to, "b"))
                                .toList())
                .svg("plot");
    }
}
