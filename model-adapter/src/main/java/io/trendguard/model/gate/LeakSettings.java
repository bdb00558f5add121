package io.trendguard.model.gate;

/**
 * From when on a column is too good to be true. The defaults accuse none of the clean columns of fashion-returns,
 * shoppers-intention and shop-sessions.
 *
 * @param earlierShare share of the rows, earliest first, that a column is learnt on; it is measured on the rest
 * @param leastRows fewer rows with an outcome say nothing
 * @param laterShare of a column of times, the share of values after the moment of the decision that is too large
 * @param copyAuc an AUC from which a column counts as a copy of the outcome
 * @param strongAuc an AUC below which a column is no suspect
 * @param ahead by how much a column's AUC may exceed that of all weaker columns together
 * @param errors and by how many standard errors
 * @param settledContrary share of rows that go against a value which settles the outcome, at most
 * @param settledSurprise how many times more of them the other columns must expect
 * @param ownOutcome by how much a column may know its group's outcomes better than the group's other outcomes do
 * @param ownStep by how much the change of a column within its group may tell more than the column itself
 * @param leastGroups fewer groups say nothing
 */
public record LeakSettings(
        double earlierShare,
        int leastRows,
        double laterShare,
        double copyAuc,
        double strongAuc,
        double ahead,
        double errors,
        double settledContrary,
        double settledSurprise,
        double ownOutcome,
        double ownStep,
        int leastGroups) {
    public static final LeakSettings DEFAULTS =
            new LeakSettings(0.6, 300, 0.01, 0.97, 0.75, 0.05, 4, 0.005, 10, 0.05, 0.15, 200);
}
