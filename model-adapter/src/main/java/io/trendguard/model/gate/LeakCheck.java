package io.trendguard.model.gate;

import io.trendguard.model.card.Readiness.Check;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.RawColumn;
import io.trendguard.model.mapping.RawRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds columns that know the outcome, or something later than the decision, from the values alone: no list of names. Five
 * questions: are its times later than the decision; is it a copy of the outcome; does a value of it settle what the other
 * columns leave open; does it tell more than everything else together; does it know the chance in its own group's
 * outcomes. Weaker columns are judged first, and what is accused no longer counts among the others, so that two leaks do
 * not cover each other.
 */
public final class LeakCheck {
    private final Evidence evidence;
    private final Predicate<RawColumn> names;
    private final LeakSettings settings;
    private final List<Alone> alone;
    private final Accusations accused;
    private final Map<List<RawColumn>, double[]> together = new HashMap<>();

    /**
     * What was measured of a column.
     *
     * @param column its name
     * @param auc of the column alone, on the later rows
     */
    public record Measured(String column, double auc) {}

    /**
     * What was found.
     *
     * @param columns every column, strongest first
     * @param findings one for each column that is accused
     */
    public record Result(List<Measured> columns, List<Finding> findings) {}

    private LeakCheck(
            Evidence evidence, Predicate<RawColumn> names, Map<String, String> vouched, LeakSettings settings) {
        this.evidence = evidence;
        this.names = names;
        this.settings = settings;
        this.accused = new Accusations(vouched);
        this.alone = evidence.columns().stream()
                .map(column -> Alone.of(evidence, column))
                .sorted(Comparator.comparingDouble((Alone a) -> a.auc().value()))
                .toList();
    }

    /**
     * Looks for leaks.
     *
     * @param vouched columns that somebody answers for, with the reason; they are noted and do not refuse
     */
    public static Result of(RawRows rows, Map<String, String> vouched, LeakSettings settings) {
        return of(rows, LeakCheck::wordsOrWholeNumbers, vouched, settings);
    }

    /** Looks for leaks among features, of which only words name customers and items: whole numbers are counts there. */
    static Result ofFeatures(TrainingSet rows, Map<String, String> vouched, LeakSettings settings) {
        return of(FeatureRows.of(rows), column -> column.type() == RawColumn.Type.WORD, vouched, settings);
    }

    private static Result of(
            RawRows rows, Predicate<RawColumn> names, Map<String, String> vouched, LeakSettings settings) {
        Evidence evidence = Evidence.of(rows, settings.earlierShare());
        double rate = evidence.rate(evidence.later());
        if (evidence.size() < settings.leastRows() || !(rate > 0 && rate < 1)) {
            return new Result(
                    List.of(),
                    List.of(new Finding(
                            Check.LEAK,
                            true,
                            "all columns",
                            "There are %d rows with an outcome, and %s of the later ones have it: too few of a kind to tell whether a column leaks. Bring at least %d rows with both outcomes."
                                    .formatted(evidence.size(), Figures.percent(rate), settings.leastRows()))));
        }
        return new LeakCheck(evidence, names, vouched, settings).run();
    }

    private Result run() {
        for (Alone column : alone) {
            later(column);
            copies(column);
        }
        ownOutcomes();
        int before;
        do {
            before = accused.count();
            for (Alone column : alone) {
                if (!accused.of(column.column())) {
                    settles(column);
                    isAhead(column);
                }
            }
        } while (accused.count() > before);
        List<Measured> columns = alone.stream()
                .sorted(Comparator.comparingDouble((Alone a) -> -a.auc().value()))
                .map(a -> new Measured(a.column().name(), a.auc().value()))
                .toList();
        return new Result(columns, accused.findings());
    }

    private void later(Alone column) {
        if (column.column().type() != RawColumn.Type.TIME || !evidence.real()) {
            return;
        }
        int known = 0;
        int late = 0;
        for (int row = 0; row < evidence.size(); row++) {
            double time = column.column().numbers()[row];
            known += Double.isNaN(time) ? 0 : 1;
            late += time > evidence.moments()[row] ? 1 : 0;
        }
        if (late > settings.laterShare() * known) {
            accused.add(
                    column.column(),
                    "The column (%s) lies after the decision in %d of the %d rows that have it (%s)."
                            .formatted(column.column().name(), late, known, Figures.percent((double) late / known)));
        }
    }

    private void copies(Alone column) {
        if (column.auc().value() >= settings.copyAuc()) {
            accused.add(
                    column.column(),
                    "The column (%s) alone tells the outcome with an AUC of %s on the later %d rows: it is the outcome under another name."
                            .formatted(
                                    column.column().name(),
                                    Figures.three(column.auc().value()),
                                    evidence.later().length));
        }
    }

    private void ownOutcomes() {
        OwnOutcomes search = new OwnOutcomes(evidence, settings);
        for (RawColumn shared : evidence.columns()) {
            if (shared.distinct() >= settings.leastGroups() && names.test(shared)) {
                search.among(shared, number -> !accused.of(number), accused::add);
            }
        }
    }

    /** Whether rows may be brought together by it: measures with fractions name nobody. */
    private static boolean wordsOrWholeNumbers(RawColumn column) {
        return column.type() == RawColumn.Type.WORD
                || (column.type() == RawColumn.Type.NUMBER
                        && Arrays.stream(column.numbers())
                                .allMatch(number -> Double.isNaN(number) || number == Math.rint(number)));
    }

    private void settles(Alone column) {
        Optional<Settled> settled = Settled.of(evidence, column, settings);
        if (settled.isEmpty()) {
            return;
        }
        double[] others = others(column);
        for (Settled.Cell cell : settled.get().cells()) {
            double expected = cell.expectedContrary(others);
            if (expected >= 0.1 && cell.contraryAtMost() * settings.settledSurprise() <= expected) {
                accused.add(
                        column.column(),
                        "Where the column (%s) %s (%d of the later rows), the outcome is %s in only %s of them; the weaker columns together expect it in %s."
                                .formatted(
                                        column.column().name(),
                                        cell.value().words(),
                                        cell.rows().length,
                                        cell.outcome() ? "negative" : "positive",
                                        Figures.percent(cell.contrary()),
                                        Figures.percent(expected)));
                return;
            }
        }
    }

    private void isAhead(Alone column) {
        if (column.auc().value() < settings.strongAuc()) {
            return;
        }
        Auc others = Auc.of(others(column), evidence.laterOutcomes());
        double errors = column.auc().above(others);
        if (column.auc().value() - others.value() >= settings.ahead() && errors >= settings.errors()) {
            accused.add(
                    column.column(),
                    "The column (%s) alone tells the outcome with an AUC of %s on the later %d rows, all weaker columns together with %s (%s standard errors less)."
                            .formatted(
                                    column.column().name(),
                                    Figures.three(column.auc().value()),
                                    evidence.later().length,
                                    Figures.three(others.value()),
                                    Figures.one(errors)));
        }
    }

    /** What the weaker columns that are not accused say together. */
    private double[] others(Alone column) {
        List<RawColumn> columns = new ArrayList<>();
        for (Alone other : alone.subList(0, alone.indexOf(column))) {
            if (!accused.of(other.column())) {
                columns.add(other.column());
            }
        }
        return together.computeIfAbsent(columns, list -> Together.of(evidence, list));
    }
}
