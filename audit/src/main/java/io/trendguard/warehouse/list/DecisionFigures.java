package io.trendguard.warehouse.list;

import io.trendguard.point.outcome.OutcomeRule.OutcomeWord;
import io.trendguard.warehouse.list.Figure.Sum;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures of decisions: how often TrendGuard stepped in, what that cost, who answered, and what came of it. */
final class DecisionFigures {
    /** A rate of fewer known outcomes says nothing. */
    static final int FEWEST_OUTCOMES = 30;

    private final Asked asked;
    private final ListQuery query;

    DecisionFigures(Asked asked, ListQuery query) {
        this.asked = asked;
        this.query = query;
    }

    List<Figure> all() throws SQLException {
        List<Figure> figures = new ArrayList<>();
        figures.add(steppedIn());
        figures.add(credit());
        figures.add(accepted());
        outcomes().forEach((point, counts) -> figures.addAll(outcomes(point, counts)));
        return figures;
    }

    private String expression(Bindings bindings, String column) {
        return bindings.expression(query.list().own(column));
    }

    private List<ListColumn> columns(String... names) {
        return List.of(names).stream().map(query.list()::own).toList();
    }

    private Figure steppedIn() throws SQLException {
        Bindings bindings = asked.bindings();
        String result = expression(bindings, "result") + " = 'INTERVENE'";
        String sql = "SELECT count(*) FILTER (%s), count(DISTINCT d.person) FILTER (%s)".formatted(result, result)
                + asked.rows(query, bindings, columns("result"));
        return asked.all(
                        sql,
                        bindings,
                        row -> Figure.count(
                                "stepped_in",
                                row.getLong(1),
                                "%s, on %s"
                                        .formatted(
                                                row.getLong(1) == 1 ? "time" : "times",
                                                counted(row.getLong(2), "customer")),
                                QueryText.of(query).only("result", "INTERVENE").toString()))
                .get(0);
    }

    private static String counted(long count, String thing) {
        return Figure.count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    private Figure credit() throws SQLException {
        Bindings bindings = asked.bindings();
        String sql = "SELECT %1$s, sum(%2$s)::BIGINT, coalesce(sum(%2$s) FILTER (%3$s = 'ACCEPTED'), 0)::BIGINT"
                        .formatted(
                                expression(bindings, "currency"),
                                expression(bindings, "credit"),
                                expression(bindings, "answer"))
                + asked.rows(query, bindings, columns("currency", "credit", "answer"))
                + " GROUP BY 1 HAVING sum(%s) > 0 ORDER BY 1".formatted(expression(bindings, "credit"));
        List<Sum> taken = new ArrayList<>();
        List<Sum> promised = asked.all(sql, bindings, row -> {
            taken.add(new Sum(row.getString(1), row.getLong(3)));
            return new Sum(row.getString(1), row.getLong(2));
        });
        String accepted =
                taken.stream().filter(sum -> sum.minor() > 0).map(Sum::words).collect(Collectors.joining(" and "));
        return Figure.money(
                "credit",
                promised,
                "of credit offered"
                        + (accepted.isEmpty() ? "; none was accepted so far" : ", " + accepted + " accepted"),
                QueryText.of(query).atLeast("credit", "1").toString());
    }

    private Figure accepted() throws SQLException {
        Bindings bindings = asked.bindings();
        String answer = expression(bindings, "answer");
        String sql =
                "SELECT count(*) FILTER (%1$s = 'ACCEPTED'), count(*) FILTER (%1$s IN ('ACCEPTED', 'REFUSED', 'OPTED_OUT'))"
                                .formatted(answer)
                        + asked.rows(query, bindings, columns("answer"));
        return asked.all(sql, bindings, row -> {
                    long took = row.getLong(1);
                    long answered = row.getLong(2);
                    String link = QueryText.of(query).only("answer", "ACCEPTED").toString();
                    return answered == 0
                            ? Figure.early("accepted", "nobody has answered", link)
                            : Figure.share(
                                    "accepted",
                                    (double) took / answered,
                                    "accepted, %s of %s".formatted(Figure.count(took), counted(answered, "answer")),
                                    link);
                })
                .get(0);
    }

    private Map<String, Map<String, Long>> outcomes() throws SQLException {
        Bindings bindings = asked.bindings();
        String sql = "SELECT %s, %s, count(*)"
                        .formatted(expression(bindings, "decision_point"), expression(bindings, "outcome"))
                + asked.rows(query, bindings, columns("decision_point", "outcome"))
                + " GROUP BY 1, 2 ORDER BY 1, 2";
        Map<String, Map<String, Long>> byPoint = new LinkedHashMap<>();
        asked.all(
                sql,
                bindings,
                row -> byPoint.computeIfAbsent(row.getString(1), point -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getLong(3)));
        return byPoint;
    }

    private List<Figure> outcomes(String point, Map<String, Long> counts) {
        List<OutcomeWord> words = OutcomeTitles.of(point).stream()
                .filter(word -> counts.containsKey(word.word()))
                .toList();
        long open = counts.getOrDefault(OutcomeTitles.OPEN, 0L);
        long known = counts.entrySet().stream()
                .filter(one -> !OutcomeTitles.UNKNOWN.contains(one.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (known + open == 0) {
            return List.of();
        }
        List<String> knownWords = counts.keySet().stream()
                .filter(word -> !OutcomeTitles.UNKNOWN.contains(word))
                .toList();
        String parts = words.stream()
                .map(word -> Figure.count(counts.getOrDefault(word.word(), 0L)) + " "
                        + word.title().toLowerCase(java.util.Locale.ENGLISH))
                .collect(Collectors.joining(", "));
        Figure all = Figure.count(
                "outcomes_" + point,
                known,
                "of %s known%s".formatted(counted(known + open, "outcome"), parts.isEmpty() ? "" : ": " + parts),
                link(point, knownWords.isEmpty() ? List.of(OutcomeTitles.OPEN) : knownWords));
        long rated = OutcomeTitles.of(point).stream()
                .filter(OutcomeWord::rated)
                .mapToLong(word -> counts.getOrDefault(word.word(), 0L))
                .sum();
        Optional<Figure> rate = OutcomeTitles.of(point).stream()
                .filter(OutcomeWord::prevented)
                .findFirst()
                .map(word -> rate(point, word, counts.getOrDefault(word.word(), 0L), rated, open));
        List<Figure> figures = new ArrayList<>(List.of(all));
        rate.ifPresent(figures::add);
        return figures;
    }

    private String link(String point, List<String> words) {
        return QueryText.of(query)
                .only("decision_point", point)
                .only("outcome", words)
                .toString();
    }

    /** The share of what was to be prevented; too early while few outcomes are known or half of them are open. */
    private Figure rate(String point, OutcomeWord word, long happened, long known, long open) {
        String name = "rate_" + point;
        String link = link(point, List.of(word.word()));
        String title = word.title().toLowerCase(java.util.Locale.ENGLISH);
        if (known < FEWEST_OUTCOMES || open * 2 >= known + open) {
            return Figure.early(
                    name,
                    "%s: %s of %s known; a rate needs %d, and fewer than half open"
                            .formatted(title, Figure.count(known), counted(known + open, "outcome"), FEWEST_OUTCOMES),
                    link);
        }
        Wilson interval = Wilson.of(happened, known);
        return Figure.share(
                name,
                (double) happened / known,
                "%s, %s to %s (95 %% interval), %s of %s"
                        .formatted(
                                title,
                                Figure.percent(interval.low()),
                                Figure.percent(interval.high()),
                                Figure.count(happened),
                                counted(known, "known outcome")),
                link);
    }
}
