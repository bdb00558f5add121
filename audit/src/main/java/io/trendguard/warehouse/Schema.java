package io.trendguard.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of a warehouse file. Whoever changes one counts the version up, so that files of before are rebuilt. */
public final class Schema {
    /** Of the tables and of how rows are made. */
    static final int VERSION = 3;

    private static final List<Table<?>> TABLES = List.of(
            DecisionTable.TABLE,
            LineTable.TABLE,
            CandidateTable.TABLE,
            ContributionTable.TABLE,
            MessageTables.MESSAGES,
            MessageTables.STEPS,
            EventTables.EVENTS,
            EventTables.REJECTIONS,
            EventTables.REPORTS,
            ContactTables.CONSENTS,
            OperationTables.PUBLICATIONS,
            OperationTables.GRANTS);

    private static final List<View> VIEWS = List.of(ContactTables.CONTACTS);

    private Schema() {}

    /** The tables that every warehouse has. Those of features are made as decision points and features appear. */
    public static List<Table<?>> tables() {
        return TABLES;
    }

    /** The views over them. */
    public static List<View> views() {
        return VIEWS;
    }

    /** The columns of values of each table of features, as they are now. */
    public static SortedMap<String, List<Column>> features(Connection connection) throws SQLException {
        SortedMap<String, List<Column>> tables = new TreeMap<>();
        FeatureTables.read(connection).forEach((table, columns) -> tables.put(table, List.copyOf(columns.values())));
        return tables;
    }

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Table<?> table : TABLES) {
                statement.execute(table.ddl());
            }
            for (View view : VIEWS) {
                statement.execute(view.ddl());
            }
        }
    }
}
