package io.trendguard.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Joins outcomes to the decisions that they are about, and results to messages. What is written depends only on the rows that
 * are there and not on how they were cut into batches, so that following and rebuilding come to the same.
 */
final class Outcomes {
    /** Lines of which a batch's reports speak, and lines of the batch of which something was reported before. */
    private static final String TOUCHED = """
            CREATE OR REPLACE TEMP TABLE touched AS
            WITH news AS (SELECT DISTINCT key_hash, decision_point, key FROM outcomes WHERE position >= ?)
            SELECT l.position, l.line_id FROM lines l JOIN news n
              ON n.key_hash = l.awaits_hash AND n.decision_point = l.decision_point AND n.key = l.awaits
            UNION
            SELECT l.position, l.line_id FROM lines l JOIN news n
              ON n.key_hash = l.became_hash AND n.decision_point = l.decision_point AND n.key = l.became
            UNION
            SELECT l.position, l.line_id FROM lines l JOIN outcomes o
              ON o.key_hash = l.awaits_hash AND o.decision_point = l.decision_point AND o.key = l.awaits
            WHERE l.position >= ?""";

    /** A cart that became an order waits for what becomes of the order. */
    private static final String BECAME = """
            UPDATE lines SET became = n.became, became_hash = n.became_hash, became_from = n.became_from, became_until = n.until,
              became_lapses = n.became_lapses, became_late = n.became_late
            FROM (
              SELECT t.position, t.line_id, o.became, o.became_hash, o.became_from, o.until, o.became_lapses, o.became_late
              FROM touched t JOIN lines l USING (position, line_id)
                JOIN outcomes o ON o.key_hash = l.awaits_hash AND o.kind = 'BECAME'
                  AND o.decision_point = l.decision_point AND o.key = l.awaits
                  AND (o.person IS NULL OR o.person = l.person) AND (o.line_id IS NULL OR o.line_id = l.line_id)
                  AND o.time >= l.awaits_from AND (l.awaits_late OR o.time <= l.awaits_until)
              QUALIFY row_number() OVER (PARTITION BY t.position, t.line_id ORDER BY o.known DESC, o.position DESC) = 1
            ) n
            WHERE lines.position = n.position AND lines.line_id = n.line_id""";

    private static final String LINES = """
            WITH waiting AS (
              SELECT l.position, l.line_id, l.decision_point, l.person, coalesce(l.became, l.awaits) AS key,
                coalesce(l.became_hash, l.awaits_hash) AS hash,
                coalesce(l.became_from, l.awaits_from) AS since, coalesce(l.became_until, l.awaits_until) AS ends,
                coalesce(l.became_late, l.awaits_late) AS late, coalesce(l.became_lapses, l.awaits_lapses) AS lapses
              FROM touched t JOIN lines l USING (position, line_id)
            ), meant AS (
              SELECT w.position, w.line_id, o.kind, o.time, o.known, o.word, o.reason, o.money, o.until,
                o.position AS reported
              FROM waiting w JOIN outcomes o ON o.key_hash = w.hash AND o.decision_point = w.decision_point AND o.key = w.key
                AND (o.person IS NULL OR o.person = w.person) AND (o.line_id IS NULL OR o.line_id = w.line_id)
            ), ended AS (
              SELECT w.*, greatest(w.ends, m.until) AS until
              FROM waiting w LEFT JOIN (
                SELECT position, line_id, until FROM meant WHERE kind = 'ENDS'
                QUALIFY row_number() OVER (PARTITION BY position, line_id ORDER BY known DESC, reported DESC) = 1
              ) m USING (position, line_id)
            ), happened AS (
              SELECT m.* FROM meant m JOIN ended e USING (position, line_id)
              WHERE m.kind = 'HAPPENED' AND m.time >= e.since AND (e.late OR m.time <= e.until)
              QUALIFY row_number() OVER (PARTITION BY m.position, m.line_id ORDER BY m.known DESC, m.reported DESC) = 1
            )
            UPDATE lines SET outcome_until = e.until, outcome_lapses = e.lapses, outcome_word = h.word,
              outcome_time = h.time, outcome_known = h.known, outcome_reason = h.reason, outcome_money = h.money,
              outcome_report = h.reported
            FROM ended e LEFT JOIN happened h ON h.position = e.position AND h.line_id = e.line_id
            WHERE lines.position = e.position AND lines.line_id = e.line_id""";

    /** A decision's outcome is that of its lines together: something happened as soon as it happened to one of them. */
    private static final String DECISIONS = """
            UPDATE decisions SET outcome_until = n.until, outcome_lapses = n.lapses, outcome_word = n.word,
              outcome_time = n.time, outcome_known = n.known, outcome_reason = n.reason, outcome_money = n.money
            FROM (
              SELECT l.position, max(outcome_until) AS until,
                first(outcome_lapses ORDER BY line_id) AS lapses,
                first(outcome_word ORDER BY outcome_known DESC, outcome_report DESC, line_id) FILTER (outcome_word IS NOT NULL) AS word,
                first(outcome_time ORDER BY outcome_known DESC, outcome_report DESC, line_id) FILTER (outcome_word IS NOT NULL) AS time,
                max(outcome_known) AS known,
                first(outcome_reason ORDER BY outcome_known DESC, outcome_report DESC, line_id) FILTER (outcome_word IS NOT NULL) AS reason,
                list_sum(list_transform(list(DISTINCT {'p': outcome_report, 'm': outcome_money}), lambda x: x.m))::BIGINT AS money
              FROM lines l WHERE l.position IN (SELECT position FROM touched)
              GROUP BY l.position
            ) n
            WHERE decisions.position = n.position""";

    private static final String MESSAGES = """
            UPDATE messages SET state = coalesce(n.state, 'WAITING'), time = greatest(messages.planned, n.time),
              reasons = n.reasons, detail = n.detail, attempts = n.attempts, provider_id = n.provider_id,
              answer = n.answer, answer_time = n.answer_time
            FROM (
              SELECT s.message_id, s.message_hash, max(s.known) AS time, max(s.attempt) AS attempts,
                first(CASE WHEN s.step = 'ATTEMPT' THEN 'ATTEMPTED' ELSE s.word END ORDER BY s.position DESC)
                  FILTER (s.step <> 'DISPOSITION') AS state,
                first(s.reasons ORDER BY s.position DESC) FILTER (s.step = 'DELIVERY') AS reasons,
                first(s.detail ORDER BY s.position DESC) FILTER (s.step = 'DELIVERY') AS detail,
                first(s.provider_id ORDER BY s.position DESC) FILTER (s.provider_id IS NOT NULL) AS provider_id,
                first(s.word ORDER BY s.position DESC) FILTER (s.step = 'DISPOSITION') AS answer,
                first(s.time ORDER BY s.position DESC) FILTER (s.step = 'DISPOSITION') AS answer_time
              FROM message_steps s
              JOIN (SELECT DISTINCT message_hash, message_id FROM message_steps WHERE position >= ?) b
                ON b.message_hash = s.message_hash AND b.message_id = s.message_id
              GROUP BY s.message_id, s.message_hash
            ) n
            WHERE messages.message_hash = n.message_hash AND messages.message_id = n.message_id""";

    private Outcomes() {}

    /** Joins what a batch brought to what was there. */
    static void join(Connection connection, Batch batch, long from) throws SQLException {
        if (batch.hasOutcomes()) {
            update(connection, TOUCHED, from, from);
            if (isAnythingTouched(connection)) {
                for (String sql : List.of(BECAME, LINES, DECISIONS)) {
                    update(connection, sql);
                }
            }
        }
        if (!batch.steps.isEmpty()) {
            update(connection, MESSAGES, from);
        }
    }

    private static boolean isAnythingTouched(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM touched LIMIT 1")) {
            return rows.next();
        }
    }

    private static void update(Connection connection, String sql, long... from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < from.length; i++) {
                statement.setLong(i + 1, from[i]);
            }
            statement.execute();
        }
    }
}
