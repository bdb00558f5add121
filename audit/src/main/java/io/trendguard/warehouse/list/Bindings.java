package io.trendguard.warehouse.list;

import io.trendguard.warehouse.Times;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of a statement, in order; SQL refers to them by number and never holds them. */
final class Bindings {
    /** Stands in expressions for the moment of the question. */
    static final String NOW = "{now}";

    private final Instant now;
    private final List<Object> values = new ArrayList<>();
    private Optional<String> boundNow = Optional.empty();

    /** @param now the moment of the question, by the service's clock */
    Bindings(Instant now) {
        this.now = now;
    }

    /** Binds a value and says how SQL refers to it. */
    String bind(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    /** An expression with the moment of the question bound, where it needs that. */
    String expression(String sql) {
        if (!sql.contains(NOW)) {
            return sql;
        }
        String reference = boundNow.orElseGet(() -> bind(Times.stored(now)) + "::TIMESTAMP");
        boundNow = Optional.of(reference);
        return sql.replace(NOW, reference);
    }

    /** The expression of a column. */
    String expression(ListColumn column) {
        return expression(column.sql());
    }

    void into(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
