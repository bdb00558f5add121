package io.trendguard.warehouse;

import static io.trendguard.warehouse.ColumnType.COUNT;
import static io.trendguard.warehouse.ColumnType.ID;
import static io.trendguard.warehouse.ColumnType.NUMBER;
import static io.trendguard.warehouse.ColumnType.PLACE;
import static io.trendguard.warehouse.ColumnType.WORD;

import io.trendguard.warehouse.DecisionRow.ContributionRow;

/** The table of the strongest contributions to risks. */
final class ContributionTable {
    /** So many of the strongest contributions to a risk are kept. */
    static final int MOST = 8;

    static final Table<ContributionRow> TABLE = Table.<ContributionRow>named(
                    "contributions", "One of the strongest contributions to a risk.")
            .with(
                    "position",
                    PLACE,
                    "The place of the decision on the log.",
                    row -> row.decided().position())
            .with("line_id", ID, "The line, or the order or cart as a whole.", ContributionRow::lineId)
            .with("rank", COUNT, "1 for the strongest.", ContributionRow::rank)
            .with("feature", WORD, "The feature.", ContributionRow::feature)
            .with("log_odds", NUMBER, "What it adds to the log-odds.", ContributionRow::logOdds)
            .build();

    private ContributionTable() {}
}
