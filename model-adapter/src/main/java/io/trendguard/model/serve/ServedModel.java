package io.trendguard.model.serve;

import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.risk.RiskModel;
import java.math.BigDecimal;
import java.util.List;

/** A risk model out of a folder: knows its features, and scores without reasons where nobody reads them. */
public interface ServedModel extends RiskModel {
    /** The features that it was trained on. */
    FeatureSchema schema();

    /** The score alone, the same as that of {@link #assess}. */
    Score score(FeatureVector features);

    /** The log-odds of some rows of a table of features, before calibration. */
    double[] logOdds(List<Column> columns, int[] rows);

    /** The probability of some rows of a table of features. */
    double[] probabilities(List<Column> columns, int[] rows);

    /**
     * A risk without reasons.
     *
     * @param probability calibrated, six places
     * @param logOdds before calibration
     */
    record Score(BigDecimal probability, double logOdds) {}
}
