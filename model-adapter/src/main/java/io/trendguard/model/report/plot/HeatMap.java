package io.trendguard.model.report.plot;

import java.util.List;

/**
 * A share for each pair of groups; the darker, the higher.
 *
 * @param across what the columns are
 * @param columns their names
 * @param up what the rows are
 * @param rows their names, lowest first
 * @param cells one list for each row
 */
public record HeatMap(String across, List<String> columns, String up, List<String> rows, List<List<Cell>> cells) {
    private static final double WIDTH = 400;
    private static final double LABELS = 92;
    private static final double STEP = 40;
    private static final double TOP = 22;
    private static final int SHADES = 6;

    /** A cell: how many rows, and the share among them; NaN where there are too few to tell. */
    public record Cell(int rows, double share) {}

    /** The image, with words for those who cannot see it. */
    public String svg(String alternative) {
        double bottom = TOP + rows.size() * STEP;
        double step = (WIDTH - LABELS - 4) / columns.size();
        double[] known = cells.stream()
                .flatMap(List::stream)
                .mapToDouble(Cell::share)
                .filter(share -> !Double.isNaN(share))
                .sorted()
                .toArray();
        double low = known.length == 0 ? 0 : known[0];
        double high = known.length == 0 ? 1 : known[known.length - 1];
        Svg svg = new Svg(WIDTH, bottom + 58, alternative);
        svg.text("axis", "start", 0, 13, TextWidth.shortened(up + " ↑", WIDTH));
        for (int r = 0; r < rows.size(); r++) {
            double y = bottom - (r + 1) * STEP;
            svg.label("tick", "end", LABELS - 6, y + STEP / 2 + 4, LABELS - 6, rows.get(r));
            for (int c = 0; c < columns.size(); c++) {
                cell(svg, cells.get(r).get(c), LABELS + c * step, y, step, low, high);
            }
        }
        for (int c = 0; c < columns.size(); c++) {
            svg.label("tick", "middle", LABELS + (c + 0.5) * step, bottom + 24, step - 4, columns.get(c));
        }
        svg.below("axis", (LABELS + WIDTH) / 2, bottom + 52, TextWidth.shortened(across, WIDTH));
        return svg.end();
    }

    private static void cell(Svg svg, Cell cell, double x, double y, double width, double low, double high) {
        if (Double.isNaN(cell.share)) {
            svg.rect("empty", x + 1, y + 1, width - 2, STEP - 2);
            svg.text("tick", "middle", x + width / 2, y + STEP / 2 + 4, "–");
            return;
        }
        int shade = high > low ? (int) Math.min(SHADES - 1, (cell.share - low) / (high - low) * SHADES) : 0;
        svg.rect("shade" + shade, x + 1, y + 1, width - 2, STEP - 2);
        svg.text("on" + shade, "middle", x + width / 2, y + STEP / 2 + 4, Words.wholePercent(cell.share));
    }
}
