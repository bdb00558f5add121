package io.trendguard.model.linear;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.serve.Coefficients;
import io.trendguard.model.serve.Encoding;
import io.trendguard.model.serve.XgboostLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * L2-regularised logistic regression, fitted by cyclic coordinate descent (XGBoost's linear booster).
 *
 * @param terms what its weights belong to
 * @param weights one for each column of the design
 * @param intercept log-odds where every column is zero
 */
public record LogisticRegression(Design.Terms terms, double[] weights, double intercept) {
    /** Penalty, as a share of the rows; small beside what 1,000 rows say of a standardised number. */
    public static final double L2 = 0.001;

    private static final int SWEEPS = 150;

    /** Fits one to the rows of a design. */
    public static LogisticRegression fit(Design design, boolean[] returned, double l2) {
        if (design.terms().all().isEmpty()) {
            return new LogisticRegression(design.terms(), new double[0], logOddsOfAll(returned));
        }
        XgboostLibrary.check();
        float[] labels = new float[returned.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = returned[i] ? 1 : 0;
        }
        try {
            DMatrix data = new DMatrix(
                    design.starts(),
                    design.places(),
                    design.values(),
                    DMatrix.SparseType.CSR,
                    design.terms().all().size());
            try {
                data.setLabel(labels);
                Map<String, Object> parameters = new HashMap<>();
                parameters.put("booster", "gblinear");
                parameters.put("objective", "binary:logistic");
                parameters.put("updater", "coord_descent");
                parameters.put("feature_selector", "cyclic");
                parameters.put("eta", 1.0);
                parameters.put("lambda", l2);
                parameters.put("alpha", 0.0);
                parameters.put("base_score", 0.5);
                parameters.put("nthread", 1);
                parameters.put("verbosity", 0);
                Booster booster = XGBoost.train(data, parameters, SWEEPS, Map.of(), null, null);
                try {
                    return read(booster.toByteArray("json"), design.terms());
                } finally {
                    booster.dispose();
                }
            } finally {
                data.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException(
                    "XGBoost failed at the logistic regression: %s".formatted(e.getMessage()), e);
        }
    }

    /** Where there is nothing to tell rows apart by. */
    private static double logOddsOfAll(boolean[] returned) {
        double positives = 0.5;
        double negatives = 0.5;
        for (boolean one : returned) {
            positives += one ? 1 : 0;
            negatives += one ? 0 : 1;
        }
        return StrictMath.log(positives / negatives);
    }

    /** One weight for each column, and the intercept at the end. */
    private static LogisticRegression read(byte[] json, Design.Terms terms) {
        try {
            JsonNode all = Json.mapper()
                    .readTree(json)
                    .path("learner")
                    .path("gradient_booster")
                    .path("model")
                    .path("weights");
            if (all.size() != terms.all().size() + 1) {
                throw new IllegalStateException("XGBoost gave (%d) weights for (%d) columns and an intercept."
                        .formatted(all.size(), terms.all().size()));
            }
            double[] weights = new double[terms.all().size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = all.get(i).doubleValue();
            }
            return new LogisticRegression(
                    terms, weights, all.get(weights.length).doubleValue());
        } catch (IOException e) {
            throw new UncheckedIOException("XGBoost's linear model cannot be read.", e);
        }
    }

    /** What it says of some rows. */
    public double[] logOdds(TrainingSet rows, int[] part) {
        Design design = terms.design(rows, part);
        double[] out = new double[design.rows()];
        for (int row = 0; row < out.length; row++) {
            double sum = intercept;
            for (int i = (int) design.starts()[row]; i < design.starts()[row + 1]; i++) {
                sum += weights[design.places()[i]] * design.values()[i];
            }
            out[row] = sum;
        }
        return out;
    }

    /**
     * The same line on the features' own values. A value outside of what was learnt from counts as the nearest within: how
     * the line goes on beyond, nobody has seen.
     *
     * @param learnt the design that it was fitted to
     */
    public Coefficients coefficients(Design learnt) {
        double[] means = learnt.means();
        double moved = intercept;
        List<Coefficients.Term> all = new ArrayList<>();
        List<Encoding.OfFeature> features = terms.encoder().encoding().features();
        for (int f = 0; f < features.size(); f++) {
            Coefficients.Term term = term(features.get(f).feature(), f, means);
            moved -= term.coefficient() * mean(f);
            all.add(term);
        }
        return new Coefficients(moved, all, Optional.empty());
    }

    private double mean(int feature) {
        int first = terms.firstOfFeature()[feature];
        return first < terms.firstOfFeature()[feature + 1]
                ? terms.all().get(first).mean()
                : 0;
    }

    private Coefficients.Term term(String name, int feature, double[] means) {
        int first = terms.firstOfFeature()[feature];
        int next = terms.firstOfFeature()[feature + 1];
        if (first == next) {
            return Coefficients.Term.unused(name);
        }
        Design.Term number = terms.all().get(first);
        double average = 0;
        for (int column = first; column < next; column++) {
            average += weights[column] * means[column];
        }
        if (number.word()) {
            List<Double> words = Arrays.stream(weights, first, next).boxed().toList();
            return new Coefficients.Term(name, 0, words, average, Optional.of(0.0), Optional.empty());
        }
        double coefficient = weights[first] / number.spread();
        double atMean = coefficient * number.mean();
        double missing = next - first == 2 ? weights[first + 1] : 0;
        return new Coefficients.Term(
                name,
                coefficient,
                List.of(),
                atMean + average,
                Optional.of(atMean + missing),
                Optional.of(new Coefficients.Range(number.least(), number.most())));
    }
}
