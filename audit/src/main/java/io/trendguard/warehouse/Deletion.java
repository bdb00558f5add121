package io.trendguard.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Deletes what was made of entries. */
final class Deletion {
    private Deletion() {}

    /** Deletes every row that was made of these entries. */
    static void of(Connection connection, Collection<Long> positions) throws SQLException {
        List<String> tables = new ArrayList<>();
        Schema.tables().forEach(table -> tables.add(table.name()));
        tables.addAll(FeatureTables.read(connection).keySet());
        Object[] places = positions.toArray();
        for (String table : tables) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "DELETE FROM %s WHERE position IN (SELECT unnest(?))".formatted(Sql.quoted(table)))) {
                statement.setArray(1, connection.createArrayOf("BIGINT", places));
                statement.execute();
            }
        }
    }
}
