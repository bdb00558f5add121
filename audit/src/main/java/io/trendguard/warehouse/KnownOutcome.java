package io.trendguard.warehouse;

import io.trendguard.event.Tenant;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What is known of a decision's outcome.
 *
 * @param word what happened; absent while nothing did
 * @param until until when something may happen, as far as is reported
 * @param lapses the outcome if nothing happens by then
 */
public record KnownOutcome(Optional<String> word, Instant until, String lapses) {
    /** Of a decision; absent if the warehouse does not hold it yet, or if it awaits nothing. */
    public static Optional<KnownOutcome> of(Warehouse warehouse, Tenant tenant, String decisionId) {
        return warehouse.ask(tenant, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT outcome_word, outcome_until, outcome_lapses FROM decisions"
                            + " WHERE decision_id = ? AND outcome_until IS NOT NULL")) {
                statement.setString(1, decisionId);
                return first(statement);
            }
        });
    }

    private static Optional<KnownOutcome> first(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? Optional.of(new KnownOutcome(
                            Optional.ofNullable(rows.getString(1)),
                            Times.read(rows.getObject(2, LocalDateTime.class)),
                            rows.getString(3)))
                    : Optional.empty();
        }
    }
}
