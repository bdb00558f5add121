package io.trendguard.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All rows of all tables as text, in an order that does not depend on how they were written. */
final class Contents {
    private Contents() {}

    static List<String> of(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        Schema.tables().forEach(table -> tables.add(table.name()));
        tables.addAll(FeatureTables.read(connection).keySet());
        List<String> all = new ArrayList<>();
        for (String table : tables) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT t::VARCHAR FROM %s t ORDER BY 1".formatted(Sql.quoted(table)))) {
                while (rows.next()) {
                    all.add(table + ": " + rows.getString(1));
                }
            }
        }
        return all;
    }

    /** What one has and the other has not, the first few rows of it. */
    static List<String> difference(List<String> one, List<String> other) {
        List<String> found = new ArrayList<>();
        Set<String> theirs = new HashSet<>(other);
        one.stream().filter(row -> !theirs.contains(row)).limit(3).forEach(row -> found.add("only here " + row));
        Set<String> ours = new HashSet<>(one);
        other.stream().filter(row -> !ours.contains(row)).limit(3).forEach(row -> found.add("only there " + row));
        if (one.size() != other.size()) {
            found.add("%d rows and %d".formatted(one.size(), other.size()));
        }
        return found;
    }
}
