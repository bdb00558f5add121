package io.trendguard.model.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * From values to places on a plot, with round ticks.
 *
 * @param low least value shown
 * @param high greatest value shown
 * @param from place of {@code low}
 * @param to place of {@code high}
 */
record Axis(double low, double high, double from, double to) {

    /** An axis that shows all of some values and ends at round numbers. */
    static Axis around(DoubleStream values, double from, double to) {
        double[] known = values.filter(Double::isFinite).sorted().toArray();
        double low = known.length == 0 ? 0 : known[0];
        double high = known.length == 0 ? 1 : known[known.length - 1];
        if (high - low < 1e-9) {
            high = low + 1;
        }
        double step = step(high - low);
        return new Axis(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, from, to);
    }

    double at(double value) {
        double share = (Math.min(Math.max(value, low), high) - low) / (high - low);
        return from + share * (to - from);
    }

    /** Round values from end to end. */
    List<Double> ticks() {
        double step = step(high - low);
        List<Double> ticks = new ArrayList<>();
        for (long i = Math.round(Math.ceil(low / step - 1e-9)); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** As many decimals as the steps need. */
    String label(double tick, Unit unit) {
        double shown = unit == Unit.SHARE ? tick * 100 : unit == Unit.AMOUNT ? tick / 100 : tick;
        double step = step(high - low) / (unit == Unit.SHARE ? 0.01 : unit == Unit.AMOUNT ? 100 : 1);
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        String text = String.format(Locale.ROOT, "%,." + Math.min(decimals, 4) + "f", shown == 0 ? 0.0 : shown);
        return unit == Unit.SHARE ? text + " %" : text;
    }

    /** 1, 2 or 5 times a power of ten; about four of them. */
    private static double step(double range) {
        double raw = range / 4;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }
}
