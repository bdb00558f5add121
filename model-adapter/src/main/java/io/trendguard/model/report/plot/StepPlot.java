package io.trendguard.model.report.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * A waterfall: each bar begins where the one before ends, so that all of them lead from the first value to the last.
 *
 * @param unit of the values
 * @param steps from top to bottom
 */
public record StepPlot(Unit unit, List<Step> steps) {

    /**
     * One bar.
     *
     * @param label what it is
     * @param from where it begins
     * @param to where it ends
     * @param style {@code a} for a total and for what lowers, {@code b} for what raises
     */
    public record Step(String label, double from, double to, String style) {}

    /** The image, with words for those who cannot see it. */
    public String svg(String alternative) {
        double bottom = RowPlot.TOP + steps.size() * RowPlot.STEP;
        List<Double> shown = new ArrayList<>(List.of(0.0));
        steps.forEach(step -> shown.addAll(List.of(step.from, step.to)));
        Axis axis = Axis.around(
                shown.stream().mapToDouble(Double::doubleValue), RowPlot.LABELS, RowPlot.WIDTH - RowPlot.RIGHT);
        Svg svg = new Svg(RowPlot.WIDTH, bottom + 26, alternative);
        for (double tick : axis.ticks()) {
            svg.line("grid", axis.at(tick), RowPlot.TOP, axis.at(tick), bottom);
        }
        svg.labels(axis, unit, bottom + 18);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            double y = RowPlot.TOP + (i + 0.5) * RowPlot.STEP;
            double left = axis.at(Math.min(step.from, step.to));
            double right = axis.at(Math.max(step.from, step.to));
            svg.label(step.label, y);
            svg.rect("fill " + step.style, left, y - 7, Math.max(1, right - left), 14);
            if (i + 1 < steps.size()) {
                svg.line("grid", axis.at(step.to), y + 7, axis.at(step.to), y + RowPlot.STEP - 7);
            }
        }
        return svg.end();
    }
}
