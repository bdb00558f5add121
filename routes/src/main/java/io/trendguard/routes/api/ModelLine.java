package io.trendguard.routes.api;

import io.trendguard.asset.AssetState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A model as its owner sees it.
 *
 * @param name what people call it
 * @param version hash of its folder
 * @param decisionPoint where it is asked
 * @param kind what computes it
 * @param state what it does
 * @param share of the customers, for a canary
 * @param since when it came to this state
 * @param by who brought it there
 * @param note why, in their words
 * @param author who brought the model; absent where a setting did
 * @param approver who approved it or put it into use first; absent as long as nobody did
 * @param data what it was trained on, in words
 * @param metrics on rows that it never met; absent for a model that came without
 * @param objections what speaks against putting it into use; it takes force and a reason to put them aside
 * @param report whether there is a report to read
 * @param comparison what the comparison with the model live at its training says, in words
 * @param rollbackTarget whether a rollback would lead here
 */
public record ModelLine(
        String name,
        String version,
        String decisionPoint,
        String kind,
        AssetState state,
        Optional<Double> share,
        Instant since,
        String by,
        String note,
        Optional<String> author,
        Optional<String> approver,
        Optional<String> data,
        Optional<Metrics> metrics,
        List<String> objections,
        boolean report,
        List<String> comparison,
        boolean rollbackTarget) {

    /**
     * How good it is.
     *
     * @param rows how many it was measured on
     * @param from when the first of them was bought
     * @param until when the last of them was bought
     * @param auc how often a returned line is ranked above a kept one
     * @param aucInterval 95 percent, by resampling
     * @param logLoss mean negative log-likelihood
     */
    public record Metrics(
            int rows, Instant from, Instant until, double auc, List<Double> aucInterval, double logLoss) {}
}
