package io.trendguard.warehouse;

import io.trendguard.warehouse.ContactTables.ConsentRow;
import io.trendguard.warehouse.DecisionRow.CandidateRow;
import io.trendguard.warehouse.DecisionRow.ContributionRow;
import io.trendguard.warehouse.DecisionRow.LineRow;
import io.trendguard.warehouse.EventTables.EventRow;
import io.trendguard.warehouse.EventTables.RejectionRow;
import io.trendguard.warehouse.EventTables.ReportRow;
import io.trendguard.warehouse.MessageTables.MessageRow;
import io.trendguard.warehouse.MessageTables.StepRow;
import io.trendguard.warehouse.OperationTables.GrantRow;
import io.trendguard.warehouse.OperationTables.PublicationRow;
import java.util.ArrayList;
import java.util.List;

/** Rows that are written together, in the order of the log. */
final class Batch {
    final List<DecisionRow> decisions = new ArrayList<>();
    final List<LineRow> lines = new ArrayList<>();
    final List<CandidateRow> candidates = new ArrayList<>();
    final List<ContributionRow> contributions = new ArrayList<>();
    final List<FeatureRow> features = new ArrayList<>();
    final List<MessageRow> messages = new ArrayList<>();
    final List<StepRow> steps = new ArrayList<>();
    final List<EventRow> events = new ArrayList<>();
    final List<RejectionRow> rejections = new ArrayList<>();
    final List<ReportRow> reports = new ArrayList<>();
    final List<ConsentRow> consents = new ArrayList<>();
    final List<PublicationRow> publications = new ArrayList<>();
    final List<GrantRow> grants = new ArrayList<>();

    void add(DecisionRow decided) {
        decisions.add(decided);
        lines.addAll(decided.lines());
        candidates.addAll(decided.candidates());
        contributions.addAll(decided.contributions(ContributionTable.MOST));
        features.addAll(FeatureRow.of(decided));
    }

    boolean hasOutcomes() {
        return !reports.isEmpty() || !lines.isEmpty();
    }
}
