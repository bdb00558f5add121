package io.trendguard.model.serve;

import io.trendguard.model.serve.Coefficients.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The textbook sum of a logistic regression in exact decimals: the reference that the served sum is held against. */
public final class LogisticReference {
    private LogisticReference() {}

    /** Scores and explains encoded rows that lie one after the other; NaN is missing. */
    public static List<Probe> ask(Coefficients coefficients, float[] rows) {
        int features = coefficients.terms().size();
        List<Probe> probes = new ArrayList<>();
        for (int from = 0; from < rows.length; from += features) {
            probes.add(probe(coefficients, Arrays.copyOfRange(rows, from, from + features)));
        }
        return probes;
    }

    private static Probe probe(Coefficients coefficients, float[] row) {
        BigDecimal logOdds = new BigDecimal(coefficients.intercept());
        BigDecimal baseline = logOdds;
        float[] contributions = new float[row.length + 1];
        for (int f = 0; f < row.length; f++) {
            Term term = coefficients.terms().get(f);
            BigDecimal average = new BigDecimal(term.average());
            BigDecimal here = said(term, row[f]);
            logOdds = logOdds.add(here);
            baseline = baseline.add(average);
            contributions[f] = here.subtract(average).floatValue();
        }
        contributions[row.length] = baseline.floatValue();
        return new Probe(row, logOdds.floatValue(), contributions);
    }

    private static BigDecimal said(Term term, float value) {
        if (Float.isNaN(value)) {
            return new BigDecimal(term.missing().orElse(term.average()));
        }
        if (!term.words().isEmpty()) {
            return new BigDecimal(term.words().get((int) value));
        }
        BigDecimal known = new BigDecimal(value);
        if (term.range().isPresent()) {
            BigDecimal least = new BigDecimal(term.range().get().least());
            BigDecimal most = new BigDecimal(term.range().get().most());
            known = known.max(least).min(most);
        }
        return new BigDecimal(term.coefficient()).multiply(known);
    }
}
