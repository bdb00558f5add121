package io.trendguard.model.evaluate;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.train.CalibrationFit;
import io.trendguard.model.train.Fit;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.Trained;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that was measured on rows that the model never met.
 *
 * @param testRows lines of the test
 * @param testCustomers customers that they are of
 * @param baseRate share of them that came back
 * @param scores the model, then what it has to beat
 * @param origins the same at earlier moments; empty if it was not asked for
 * @param reliability of each calibration that could be had
 * @param budgets precision of the model at daily budgets; empty where the data tells no days
 * @param budgetsOfRegression the same of logistic regression
 * @param thresholds of the test
 * @param costs for each cost rule, the mapping's first
 * @param scenarios if costs are unknown
 * @param cohorts by group
 * @param curves of the model, then of logistic regression, at every threshold
 * @param confusions who is flagged against what happened, at each threshold in use
 * @param exclusions what leaving out features about the person costs
 */
public record Evaluation(
        int testRows,
        int testCustomers,
        double baseRate,
        List<Score> scores,
        List<RollingOrigin.Origin> origins,
        List<Reliability> reliability,
        List<DailyBudget> budgets,
        List<DailyBudget> budgetsOfRegression,
        ThresholdTable thresholds,
        List<CostEvaluation> costs,
        List<CostScenario> scenarios,
        Cohorts cohorts,
        List<Curves> curves,
        List<Confusion> confusions,
        List<ExclusionCost> exclusions) {

    /**
     * Measures a trained model.
     *
     * @param against what it has to beat, and by which costs
     * @param daysTold whether times are days; without days there are no daily budgets
     */
    public static Evaluation of(
            Trained trained, Yardsticks against, boolean daysTold, Effort effort, Progress progress) {
        TrainingSet rows = trained.rows();
        Fit fit = trained.fit();
        int[] test = trained.split().test();
        int[] validation = trained.split().validation();
        Judged judged = Judged.of(rows, test);
        double[] model = fit.probabilities(rows, test);

        progress.stage("Fitting what the model has to beat");
        List<Baseline> baselines = Baselines.of(against.sourceRule(), rows, trained.split(), fit, effort);
        double[] regression = baselines.get(2).probabilities();
        progress.stage("Measuring on %d draws".formatted(effort.resamples()));
        List<Score> scores = new Comparison(judged, effort)
                .of(
                        model,
                        "%s; probabilities by %s."
                                .formatted(
                                        fit.says(),
                                        CalibrationFit.words(fit.calibration().method())),
                        baselines);
        CostMeasures priced = new CostMeasures(
                judged, ThresholdTable.of(fit.probabilities(rows, validation), Judged.of(rows, validation)), effort);
        List<CostEvaluation> costed = against.costs().stream()
                .map(one -> priced.of(one, model, baselines))
                .toList();
        List<CostScenario> scenarios = priced.scenarios(model);
        progress.stage("Comparing groups on %d draws".formatted(effort.cohortResamples()));
        Cohorts cohorts = Cohorts.of(
                model, judged, Dimension.of(rows, test), against.costs().get(0).rule(), effort);
        return new Evaluation(
                judged.size(),
                judged.customerCount(),
                judged.baseRate(),
                scores,
                RollingOrigin.of(rows, trained.settings(), effort, progress),
                reliability(rows, fit, validation, test, judged),
                daysTold ? DailyBudget.of(model, judged, effort) : List.of(),
                daysTold ? DailyBudget.of(regression, judged, effort) : List.of(),
                ThresholdTable.of(model, judged),
                costed,
                scenarios,
                cohorts,
                List.of(
                        Curves.of(Comparison.MODEL, model, judged, effort),
                        Curves.of(baselines.get(2).name(), regression, judged, effort)),
                priced.confusions(against.costs(), against.thresholds(), model),
                ExclusionCosts.of(trained, against.costs().get(0), effort, progress));
    }

    private static List<Reliability> reliability(
            TrainingSet rows, Fit fit, int[] validation, int[] test, Judged judged) {
        double[] logOdds = fit.logOdds(rows, test);
        double[] validationLogOdds = fit.logOdds(rows, validation);
        boolean[] returned = rows.regretted(validation);
        List<Reliability> all = new ArrayList<>();
        for (String method : CalibrationFit.BY_SIMPLICITY) {
            boolean chosen = method.equals(fit.calibration().method());
            CalibrationFit.by(method, validationLogOdds, returned)
                    .map(calibration -> chosen ? fit.calibration().chosen() : calibration)
                    .map(calibration -> Reliability.of(method, chosen, probabilities(calibration, logOdds), judged))
                    .ifPresent(all::add);
        }
        return all;
    }

    private static double[] probabilities(Calibration calibration, double[] logOdds) {
        return Arrays.stream(logOdds).map(calibration::probability).toArray();
    }
}
