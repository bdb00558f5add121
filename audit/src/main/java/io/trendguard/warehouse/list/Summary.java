package io.trendguard.warehouse.list;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The few figures above a list. */
final class Summary {
    private static final int MOST = 6;

    private Summary() {}

    static List<Figure> read(Asked asked, ListQuery query) throws SQLException {
        return query.list().name().equals(Lists.DECISIONS)
                ? new DecisionFigures(asked, query).all()
                : byWord(asked, query);
    }

    /** How many rows there are, and how many with each of the most frequent words of the column that the chart is stacked by. */
    private static List<Figure> byWord(Asked asked, ListQuery query) throws SQLException {
        ListColumn by = query.list().own(query.list().chartBy());
        Bindings bindings = asked.bindings();
        String sql = "SELECT %s, count(*)".formatted(bindings.expression(by))
                + asked.rows(query, bindings, List.of(by))
                + " GROUP BY 1 HAVING %s IS NOT NULL ORDER BY 2 DESC, 1 LIMIT %d"
                        .formatted(bindings.expression(by), MOST);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.count(
                "all",
                asked.count(query),
                query.list().title().toLowerCase(Locale.ENGLISH),
                QueryText.of(query).toString()));
        figures.addAll(asked.all(sql, bindings, row -> {
            String word = row.getString(1);
            return Figure.count(
                    by.name() + "_" + word.toLowerCase(Locale.ROOT),
                    row.getLong(2),
                    by.title(word),
                    QueryText.of(query).only(by.name(), word).toString());
        }));
        return figures;
    }
}
