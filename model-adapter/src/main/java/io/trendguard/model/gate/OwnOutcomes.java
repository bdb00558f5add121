package io.trendguard.model.gate;

import io.trendguard.model.mapping.RawColumn;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Looks for numbers that were made from outcomes of a customer, an item or another group, the row's own among them. */
record OwnOutcomes(Evidence evidence, LeakSettings settings) {
    /** How far the AUC of a change must be from chance. */
    private static final double CLEAR = 0.3;

    /**
     * Looks among the rows that share a value.
     *
     * @param shared the column whose values bring rows together
     * @param asked which columns to look at
     * @param accuse is told of a column, with what was found
     */
    void among(RawColumn shared, Predicate<RawColumn> asked, BiConsumer<RawColumn, String> accuse) {
        Groups groups = Groups.of(evidence, shared);
        if (groups.rows().size() < settings.leastGroups()) {
            return;
        }
        for (RawColumn number : evidence.columns()) {
            if (number.type() == RawColumn.Type.NUMBER
                    && !number.name().equals(shared.name())
                    && asked.test(number)
                    && !knowsTheOthers(groups, number, accuse)) {
                movesWithItsOwn(groups, number, accuse);
            }
        }
    }

    private boolean knowsTheOthers(Groups groups, RawColumn number, BiConsumer<RawColumn, String> accuse) {
        Groups.Own own = groups.own(evidence, number, settings.ownOutcome());
        boolean knows = own.groups() >= settings.leastGroups()
                && own.excess() >= settings.ownOutcome()
                && own.excess() > settings.errors() * own.error();
        if (knows) {
            accuse.accept(
                    number,
                    "The column (%s) knows the outcomes of the rows with the same (%s) better than these can foretell each other: %s against %s at most (%d groups, standard error %s). It was made from outcomes that include the row's own or later ones."
                            .formatted(
                                    number.name(),
                                    groups.column().name(),
                                    Figures.three(own.known()),
                                    Figures.three(Math.max(0, own.possible())),
                                    own.groups(),
                                    Figures.three(own.error())));
        }
        return knows;
    }

    private void movesWithItsOwn(Groups groups, RawColumn number, BiConsumer<RawColumn, String> accuse) {
        Groups.Step step = groups.step(evidence, number);
        if (step.rows() >= settings.leastRows()
                && Math.abs(step.change() - 0.5) >= CLEAR
                && step.lead() >= settings.ownStep()) {
            accuse.accept(
                    number,
                    "The change of the column (%s) since the row before with the same (%s) tells the row's own outcome with an AUC of %s (%d rows), the column itself with %s: it moves with the outcome of its own row."
                            .formatted(
                                    number.name(),
                                    groups.column().name(),
                                    Figures.three(Math.max(step.change(), 1 - step.change())),
                                    step.rows(),
                                    Figures.three(Math.max(step.level(), 1 - step.level()))));
        }
    }
}
