package io.trendguard.rulebook;

import io.trendguard.rulebook.DecisionTables.Row;
import java.util.ArrayList;
import java.util.List;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;

/** The rows that fire: KIE tells them to listeners of a runtime, which many threads share, so each thread notes its own. */
final class FiredRows implements DMNRuntimeEventListener {
    private static final ThreadLocal<List<Row>> ROWS = new ThreadLocal<>();

    /** From here on, the rows that fire in this thread come into the list. */
    static List<Row> begin() {
        List<Row> rows = new ArrayList<>();
        ROWS.set(rows);
        return rows;
    }

    static void end() {
        ROWS.remove();
    }

    @Override
    public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
        List<Row> rows = ROWS.get();
        if (rows != null) {
            for (int number : event.getSelected()) {
                rows.add(new Row(event.getNodeName(), number));
            }
        }
    }
}
