package io.trendguard.model.rule;

import io.trendguard.json.Json;
import io.trendguard.model.card.Imported;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.serve.Coefficients;
import io.trendguard.model.serve.Encoding;
import io.trendguard.model.serve.LogisticReference;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.point.DecisionPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule of thumb on one number, as the files of a model folder, so that it is served, explained, logged and replayed like any
 * model. It is a logistic regression whose number only counts within the last step before the threshold.
 *
 * @param feature the number
 * @param threshold values below it are at risk
 * @param step the smallest difference between two values
 * @param says what the rule is, in words
 */
public record ThresholdRule(String feature, double threshold, double step, String says) {
    /**
     * The log-odds on either side: three to one. A rule knows no degrees and was not measured, so it must not look surer than a
     * model that was.
     */
    private static final double LOG_ODDS = StrictMath.log(3);

    /** The files of the model. */
    public Map<String, byte[]> files(DecisionPoint point, FeatureSchema schema) {
        Coefficients coefficients = coefficients(schema);
        Map<String, byte[]> files = new HashMap<>();
        files.put(ModelFolder.DECISION_POINT, ModelFolder.naming(point));
        files.put(ModelFolder.FEATURE_SCHEMA, json(schema));
        files.put(ModelFolder.ENCODING, json(encoding(schema)));
        files.put(ModelFolder.COEFFICIENTS, json(coefficients));
        files.put(ModelFolder.CALIBRATION, json(new Calibration.None()));
        files.put(ModelFolder.PROBES, json(LogisticReference.ask(coefficients, probeRows(schema))));
        files.put(ModelFolder.IMPORTED, json(new Imported("rule", "none", says, "none", Optional.empty())));
        files.put(ModelFolder.READINESS, json(new Readiness(List.of())));
        return files;
    }

    private Coefficients coefficients(FeatureSchema schema) {
        double least = (float) (threshold - step);
        double most = (float) threshold;
        double slope = -2 * LOG_ODDS / (most - least);
        double middle = (least + most) / 2;
        List<Coefficients.Term> terms = new ArrayList<>();
        for (FeatureDefinition definition : schema.definitions()) {
            terms.add(
                    definition.name().equals(feature)
                            ? new Coefficients.Term(
                                    feature,
                                    slope,
                                    List.of(),
                                    slope * middle,
                                    Optional.empty(),
                                    Optional.of(new Coefficients.Range(least, most)))
                            : Coefficients.Term.unused(definition.name()));
        }
        return new Coefficients(-slope * middle, terms, Optional.empty());
    }

    private static Encoding encoding(FeatureSchema schema) {
        List<Encoding.OfFeature> features = new ArrayList<>();
        for (FeatureDefinition definition : schema.definitions()) {
            features.add(
                    definition.kind() == FeatureDefinition.Kind.CATEGORY
                            ? new Encoding.OfWord(definition.name(), List.of())
                            : new Encoding.OfNumber(definition.name(), Optional.empty()));
        }
        return new Encoding(schema.version(), features);
    }

    /** A row on either side of the threshold, one far away on each, and one of which nothing is known. */
    private float[] probeRows(FeatureSchema schema) {
        double[] values = {0, threshold - step, threshold, 100 * threshold, Double.NaN};
        float[] rows = new float[values.length * schema.size()];
        Arrays.fill(rows, Float.NaN);
        for (int i = 0; i < values.length; i++) {
            rows[i * schema.size() + schema.indexOf(feature)] = (float) values[i];
        }
        return rows;
    }

    private static byte[] json(Object value) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
