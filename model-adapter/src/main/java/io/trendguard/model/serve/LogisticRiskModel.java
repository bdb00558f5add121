package io.trendguard.model.serve;

import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.serve.Coefficients.Term;
import java.util.List;

/** A logistic regression, served with exact contributions and compared with its probe rows when it is loaded. */
final class LogisticRiskModel extends EncodedRiskModel {
    private final LinearSum sum;

    private LogisticRiskModel(ModelFolder folder, FeatureSchema schema, LinearSum sum) {
        super(folder, schema);
        this.sum = sum;
    }

    /** Loads a model. Throws {@link IllegalArgumentException} if it disagrees with its probes. */
    static LogisticRiskModel load(ModelFolder folder) {
        FeatureSchema schema = folder.json(ModelFolder.FEATURE_SCHEMA, FeatureSchema.class);
        Coefficients coefficients = coefficients(folder, schema);
        LinearSum sum = new LinearSum(coefficients);
        List<Probe> probes = List.of(folder.json(ModelFolder.PROBES, Probe[].class));
        ReferenceCheck check = new ReferenceCheck(folder.path().toString(), schema, sum);
        check.run(probes, "the file");
        check.run(LogisticReference.ask(coefficients, ReferenceCheck.rows(probes)), "exact decimals");
        return new LogisticRiskModel(folder, schema, sum);
    }

    static Coefficients coefficients(ModelFolder folder, FeatureSchema schema) {
        Coefficients coefficients = folder.json(ModelFolder.COEFFICIENTS, Coefficients.class);
        Encoding encoding = folder.json(ModelFolder.ENCODING, Encoding.class);
        List<Term> terms = coefficients.terms();
        boolean fit = terms.size() == schema.size() && encoding.features().size() == schema.size();
        for (int f = 0; fit && f < terms.size(); f++) {
            int words = encoding.features().get(f) instanceof Encoding.OfWord word
                    ? word.words().size()
                    : 0;
            fit = terms.get(f).feature().equals(schema.definitions().get(f).name())
                    && terms.get(f).words().size() == words;
        }
        if (!fit) {
            throw new IllegalArgumentException(
                    "The model (%s) has coefficients that are not those of its features and words. Train or import it again."
                            .formatted(folder.path()));
        }
        if (coefficients.share().isPresent() != folder.has(ModelFolder.TREES)) {
            throw new IllegalArgumentException(
                    "The model (%s) has coefficients with share %s, which go with trees and not alone, or the other way round. Train or import it again."
                            .formatted(folder.path(), coefficients.share()));
        }
        return coefficients;
    }

    @Override
    Additive additive() {
        return sum;
    }
}
