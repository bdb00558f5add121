package io.trendguard.routes.engine;

import io.trendguard.channels.reply.TreatmentBook;
import io.trendguard.log.AuditLog;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.model.history.Histories;
import io.trendguard.routes.flow.DecisionAssets;
import io.trendguard.routes.schedule.AllocationWindows;
import io.trendguard.routes.schedule.Escalations;
import io.trendguard.routes.schedule.TimedQuestions;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.state.BudgetBook;
import io.trendguard.routes.state.ContactBook;
import io.trendguard.routes.state.DecisionDays;
import io.trendguard.routes.state.EntryIndex;
import io.trendguard.routes.state.HistoryState;
import io.trendguard.routes.state.ProductNames;
import io.trendguard.routes.state.Rejections;
import io.trendguard.routes.state.RetailerBook;
import io.trendguard.routes.state.SafeMode;
import io.trendguard.routes.state.Tally;
import io.trendguard.routes.treatment.Treatments;
import java.util.List;
import java.util.stream.Stream;

/** All that is derived from the log as entries are appended; empty until the log is shown to it. */
record DerivedState(
        Histories histories,
        EntryIndex index,
        ContactBook contacts,
        BudgetBook budgets,
        ProductNames products,
        RetailerBook retailers,
        DecisionDays days,
        Rejections rejections,
        TreatmentBook treated,
        Treatments treatments,
        AllocationWindows windows,
        Escalations escalations,
        List<TimedQuestions<?>> timedQuestions,
        SafeMode safeMode,
        Tally tally,
        DecisionAssets assets) {

    static DerivedState empty(ServiceSettings settings, AuditLog auditLog, Histories histories, DecisionAssets assets) {
        BudgetBook budgets = new BudgetBook(settings.budget());
        EntryIndex index = new EntryIndex(settings.snapshots());
        ProductNames products = new ProductNames();
        Treatments treatments = new Treatments(products, assets::sendPolicy);
        return new DerivedState(
                histories,
                index,
                new ContactBook(),
                budgets,
                products,
                new RetailerBook(),
                new DecisionDays(),
                new Rejections(),
                new TreatmentBook(auditLog, index),
                treatments,
                new AllocationWindows(auditLog, treatments, budgets),
                new Escalations(assets::sendPolicy),
                TimedQuestions.installed(),
                new SafeMode(),
                new Tally(),
                assets);
    }

    /** What takes in each entry, in this order. */
    List<LiveState> live() {
        Stream<LiveState> usual = Stream.of(
                new HistoryState(histories),
                index,
                contacts,
                budgets,
                products.rows(),
                retailers.rows(),
                days.rows(),
                rejections.rows(),
                treated,
                windows,
                escalations.rows(),
                safeMode.rows(),
                tally,
                assets);
        return Stream.concat(usual, timedQuestions.stream().map(TimedQuestions::rows))
                .toList();
    }

    /** What snapshots hold of it. */
    List<SnapshotState> saved() {
        return live().stream()
                .filter(SnapshotState.class::isInstance)
                .map(SnapshotState.class::cast)
                .toList();
    }
}
