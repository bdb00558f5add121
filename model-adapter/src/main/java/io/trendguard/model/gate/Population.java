package io.trendguard.model.gate;

import io.trendguard.model.card.Readiness.Check;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.PartMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether the rows are the population that the model is said to be of: lines with a known outcome, defects and frauds left
 * out, missing reasons imputed only within limits and without moving what is measured.
 */
public final class Population {
    private static final String SUBJECT = "population";

    private Population() {}

    /**
     * Findings for the rows of a training; the first is always the account of who is in and who is out.
     *
     * @param test measured on the test rows
     * @param testWithoutImputed the same without rows whose reason was imputed; empty if there are none
     */
    public static List<Finding> of(
            TrainingSet rows,
            Optional<PartMetrics> test,
            Optional<PartMetrics> testWithoutImputed,
            PopulationSettings settings) {
        Account account = Account.of(rows);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(Check.POPULATION, false, SUBJECT, account.words()));
        share(
                findings,
                account.imputed,
                account.positive,
                settings.imputedShare(),
                "Of %d positive outcomes, %d (%s) have an imputed reason; the limit is %s. Ask for reasons, or train without imputing (--no-imputing).");
        share(
                findings,
                account.excluded,
                account.rows,
                settings.excludedShare(),
                "Of %d rows, %d (%s) lie outside the population (defects, frauds, reasons nobody knows); the limit is %s. The rest may not stand for the shop: ask for reasons of returns.");
        share(
                findings,
                account.overdue,
                account.rows,
                settings.unknownShare(),
                "Of %d rows, %d (%s) are older than the oldest open outcome and have none; the limit is %s. Bring the history of their outcomes.");
        check(
                findings,
                Math.min(account.positive, account.negative) < settings.leastOfEach(),
                "There are %d positive and %d negative outcomes; a model needs %d of each. Bring a longer history."
                        .formatted(account.positive, account.negative, settings.leastOfEach()));
        if (test.isPresent() && testWithoutImputed.isPresent()) {
            double with = test.get().auc();
            double without = testWithoutImputed.get().auc();
            double log = testWithoutImputed.get().logLoss();
            boolean moves = Math.abs(with - without) > settings.imputedEffect();
            findings.add(new Finding(
                    Check.POPULATION,
                    moves,
                    "imputed reasons",
                    String.format(
                            Locale.ROOT,
                            "On the test the AUC is %.3f and the log-loss %.3f with imputed reasons, %.3f and %.3f without them (an AUC that differs by more than %.2f refuses).%s",
                            with,
                            test.get().logLoss(),
                            without,
                            log,
                            settings.imputedEffect(),
                            moves ? " What is measured is the imputing: train without it (--no-imputing)." : "")));
        }
        return findings;
    }

    /** @param words told of the whole, the part, its share and the limit */
    private static void share(List<Finding> findings, int part, int whole, double limit, String words) {
        check(findings, part > limit * whole, words.formatted(whole, part, percent(part, whole), percent(limit, 1)));
    }

    private static void check(List<Finding> findings, boolean refuses, String words) {
        if (refuses) {
            findings.add(new Finding(Check.POPULATION, true, SUBJECT, words));
        }
    }

    private static String percent(double part, double whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part / Math.max(1e-9, whole));
    }

    /** Who is in and who is out. */
    private record Account(int rows, int positive, int negative, int excluded, int unknown, int overdue, int imputed) {

        static Account of(TrainingSet rows) {
            long youngest = IntStream.range(0, rows.size())
                    .filter(rows::labelled)
                    .filter(row -> rows.labels()[row] == TrainingSet.KEPT)
                    .mapToLong(row -> rows.eventTimes()[row])
                    .max()
                    .orElse(Long.MIN_VALUE);
            return new Account(
                    rows.size(),
                    count(rows, TrainingSet.REGRETTED),
                    count(rows, TrainingSet.KEPT),
                    count(rows, TrainingSet.EXCLUDED),
                    count(rows, TrainingSet.UNKNOWN),
                    (int) IntStream.range(0, rows.size())
                            .filter(row -> rows.labels()[row] == TrainingSet.UNKNOWN)
                            .filter(row -> rows.eventTimes()[row] < youngest)
                            .count(),
                    (int) IntStream.range(0, rows.size())
                            .filter(row -> rows.imputed()[row])
                            .count());
        }

        private static int count(TrainingSet rows, byte label) {
            return (int) IntStream.range(0, rows.size())
                    .filter(row -> rows.labels()[row] == label)
                    .count();
        }

        String words() {
            return String.format(
                    Locale.ROOT,
                    "Of %,d rows, %,d have a positive outcome%s and %,d a negative one%s%s.",
                    rows,
                    positive,
                    some(imputed, " (%,d of them by an imputed reason)"),
                    negative,
                    some(excluded, "; %,d are excluded (defects, frauds, reasons nobody knows)"),
                    some(unknown, "; %,d have no outcome yet"));
        }

        private static String some(int rows, String words) {
            return rows == 0 ? "" : String.format(Locale.ROOT, words, rows);
        }
    }
}
