package io.trendguard.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of a warehouse file. Whoever changes one counts the version up, so that files of before are rebuilt. */
public final class Schema {
    /** Of the tables and of how rows are made. */
    static final int VERSION = 1;

    private static final List<Table<?>> TABLES = List.of(
            DecisionTables.DECISIONS,
            DecisionTables.LINES,
            DecisionTables.CANDIDATES,
            DecisionTables.CONTRIBUTIONS,
            MessageTables.MESSAGES,
            MessageTables.STEPS,
            EventTables.EVENTS,
            EventTables.REJECTIONS,
            EventTables.REPORTS,
            OperationTables.PUBLICATIONS,
            OperationTables.GRANTS);

    private Schema() {}

    /** The tables that every warehouse has. Those of features are made as decision points and features appear. */
    public static List<Table<?>> tables() {
        return TABLES;
    }

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Table<?> table : TABLES) {
                statement.execute(table.ddl());
            }
        }
    }
}
