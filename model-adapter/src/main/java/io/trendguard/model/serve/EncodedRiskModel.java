package io.trendguard.model.serve;

import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.InstalledFeatures;
import io.trendguard.model.feature.Neutral;
import io.trendguard.risk.CalibrationStep;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.risk.RiskModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What all models out of a folder have in common: they encode features, add up what each of them contributes to the
 * log-odds, and calibrate. Any number of threads may use one.
 */
abstract class EncodedRiskModel implements ServedModel {
    private final String version;
    private final FeatureSchema schema;
    private final Encoder encoder;
    private final Calibration calibration;
    private final Neutral neutral;

    EncodedRiskModel(ModelFolder folder, FeatureSchema schema) {
        this.version = folder.version();
        this.schema = schema;
        this.encoder = new Encoder(schema, folder.json(ModelFolder.ENCODING, Encoding.class));
        this.calibration = folder.json(ModelFolder.CALIBRATION, Calibration.class);
        this.neutral = InstalledFeatures.neutral(folder.decisionPoint());
    }

    /** What it adds up. */
    abstract Additive additive();

    @Override
    public final String version() {
        return version;
    }

    @Override
    public final FeatureSchema schema() {
        return schema;
    }

    @Override
    public final RiskAssessment assess(FeatureVector features) {
        return assess(features, new Reasons.Wording(Optional.empty()));
    }

    @Override
    public final RiskAssessment assess(FeatureVector features, String currency) {
        return assess(features, new Reasons.Wording(Optional.of(currency)));
    }

    private RiskAssessment assess(FeatureVector features, Reasons.Wording wording) {
        List<String> notes = new ArrayList<>();
        float[] row = encoder.row(features, notes);
        double logOdds = additive().logOdds(row);
        CalibrationStep step = calibration.step(logOdds);
        double slope = calibration.slope();
        List<Contribution> contributions = contributions(row, slope);
        return new RiskAssessment(
                sixPlaces(calibration.probability(logOdds)),
                slope * logOdds + calibration.intercept() + step.logOdds(),
                slope * additive().baseline() + calibration.intercept(),
                contributions,
                Optional.of(step),
                Reasons.of(schema, features, contributions, wording, neutral),
                notes,
                version);
    }

    private List<Contribution> contributions(float[] row, double slope) {
        double[] phi = additive().contributions(row);
        List<Contribution> contributions = new ArrayList<>(row.length);
        for (int f = 0; f < row.length; f++) {
            contributions.add(new Contribution(schema.definitions().get(f).name(), slope * phi[f]));
        }
        return contributions;
    }

    @Override
    public final RiskModel explainingBeforeCalibration() {
        return new BeforeCalibration();
    }

    /** Explains as payload versions 1 and 2 recorded it, to the byte. */
    private final class BeforeCalibration implements RiskModel {
        @Override
        public String version() {
            return version;
        }

        @Override
        public RiskAssessment assess(FeatureVector features) {
            List<String> notes = new ArrayList<>();
            float[] row = encoder.row(features, notes);
            double logOdds = additive().logOdds(row);
            List<Contribution> contributions = contributions(row, 1);
            return new RiskAssessment(
                    sixPlaces(calibration.probability(logOdds)),
                    logOdds,
                    additive().baseline(),
                    contributions,
                    Optional.empty(),
                    Reasons.of(schema, features, contributions, FeatureDefinition::analystSentence, neutral),
                    notes,
                    version);
        }
    }

    @Override
    public final Score score(FeatureVector features) {
        double logOdds = additive().logOdds(encoder.row(features, new ArrayList<>()));
        return new Score(sixPlaces(calibration.probability(logOdds)), logOdds);
    }

    @Override
    public final double[] logOdds(List<Column> columns, int[] rows) {
        return additive().logOdds(encoder.rows(columns, rows), rows.length);
    }

    @Override
    public final double[] probabilities(List<Column> columns, int[] rows) {
        double[] out = logOdds(columns, rows);
        for (int i = 0; i < out.length; i++) {
            out[i] = calibration.probability(out[i]);
        }
        return out;
    }

    private static BigDecimal sixPlaces(double probability) {
        return new BigDecimal(probability).setScale(6, RoundingMode.HALF_EVEN);
    }
}
