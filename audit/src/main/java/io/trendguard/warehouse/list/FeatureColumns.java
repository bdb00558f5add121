package io.trendguard.warehouse.list;

import io.trendguard.warehouse.Column;
import io.trendguard.warehouse.ColumnType;
import io.trendguard.warehouse.Schema;
import io.trendguard.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns that a tenant's decision points bring: features and inputs of what was looked at. They appear with the first
 * decision that has them.
 */
final class FeatureColumns {
    private final Map<String, String> joins = new LinkedHashMap<>();
    private final Map<String, ListColumn> columns = new LinkedHashMap<>();

    private FeatureColumns() {}

    /** The list with the columns of the tenant whose rows the connection reads. */
    static ListDefinition added(ListDefinition list, Connection connection) throws SQLException {
        if (!list.name().equals(Lists.DECISIONS)) {
            return list;
        }
        FeatureColumns added = new FeatureColumns();
        Schema.features(connection).forEach(added::add);
        return list.with(new ArrayList<>(added.columns.values()), added.joins);
    }

    private void add(String table, List<Column> those) {
        String alias = "features" + joins.size();
        joins.put(
                alias,
                "LEFT JOIN %s %s ON %s.position = d.position AND %s.looked_at"
                        .formatted(Sql.quoted(table), alias, alias, alias));
        those.forEach(column -> add(alias, column));
    }

    /** Two decision points may have features of one name; a value of another type gets a column of its own. */
    private void add(String alias, Column column) {
        String sql = alias + "." + column.quoted();
        ListColumn there = columns.get(column.name());
        String name = there == null || there.stored() == column.type()
                ? column.name()
                : column.name() + "_" + column.type().name().toLowerCase(Locale.ROOT);
        ListColumn same = columns.get(name);
        if (same == null) {
            columns.put(
                    name,
                    ListColumn.of(name, title(column), column.says(), column.type(), "Features and inputs", sql)
                            .joining(alias));
        } else if (same.stored() == column.type()) {
            List<String> aliases = new ArrayList<>(same.joins());
            aliases.add(alias);
            columns.put(
                    name,
                    same.reading("coalesce(%s, %s)".formatted(same.sql(), sql))
                            .joining(aliases.toArray(String[]::new)));
        }
    }

    private static String title(Column column) {
        String plain = column.name().substring(2).replace('_', ' ');
        String title = plain.isEmpty() ? column.name() : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
        return column.type() == ColumnType.FLAG ? title + "?" : title;
    }
}
