package io.trendguard.routes.engine;

import static io.trendguard.event.EventBuilder.NOON;
import static io.trendguard.event.EventBuilder.SHOP;

import io.trendguard.budget.BudgetReading;
import io.trendguard.budget.BudgetSettings;
import io.trendguard.budget.Grant;
import io.trendguard.budget.Proposal;
import io.trendguard.channels.reply.TreatmentBook;
import io.trendguard.contact.SendPolicy;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.EventBuilder;
import io.trendguard.event.Feed;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.AuditLog;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Payloads;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.projection.SnapshotPolicy;
import io.trendguard.routes.projection.Snapshots;
import io.trendguard.routes.schedule.AllocationWindows;
import io.trendguard.routes.schedule.Escalations;
import io.trendguard.routes.state.BudgetBook;
import io.trendguard.routes.state.ContactBook;
import io.trendguard.routes.state.EntryIndex;
import io.trendguard.routes.state.ProductNames;
import io.trendguard.routes.state.SafeMode;
import io.trendguard.routes.state.Tally;
import io.trendguard.routes.treatment.Treatments;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The projections of one process over a log, which can live through days and be asked what they hold. */
final class ProjectionsWorld implements AutoCloseable {
    private static final int DECISIONS = 40;

    static final SnapshotPolicy POLICY = new SnapshotPolicy(100, 10, Duration.ofMinutes(5));

    private final AuditLog log;
    private final ContactBook contacts = new ContactBook();
    private final ProductNames products = new ProductNames();
    private final BudgetBook budgets = new BudgetBook(BudgetSettings.DEFAULTS);
    private final Treatments treatments = new Treatments(products, version -> SendPolicy.UNSTATED);
    private final EntryIndex index;
    final List<SnapshotState> states;
    final ProjectedLog projected;
    final Snapshots snapshots;

    ProjectionsWorld(AuditLog log, Path folder) {
        this.log = log;
        index = new EntryIndex(folder.resolve("index"));
        TreatmentBook book = new TreatmentBook(log, index);
        AllocationWindows windows = new AllocationWindows(log, treatments, budgets);
        Escalations escalations = new Escalations(version -> SendPolicy.UNSTATED);
        SafeMode safeMode = new SafeMode();
        Tally tally = new Tally();
        states =
                List.of(index, contacts, budgets, products.rows(), windows, escalations.rows(), safeMode.rows(), tally);
        projected = new ProjectedLog(
                log,
                List.of(
                        index,
                        contacts,
                        budgets,
                        products.rows(),
                        book,
                        windows,
                        escalations.rows(),
                        safeMode.rows(),
                        tally),
                () -> {});
        snapshots = new Snapshots(folder, log, projected, states, POLICY);
    }

    ProjectionsWorld started() {
        for (Tenant tenant : log.tenants()) {
            projected.replay(tenant, snapshots.restore(tenant));
        }
        return this;
    }

    void append(LogPayload... payloads) {
        projected.append(SHOP, NOON, List.of(payloads));
    }

    void append(EventPayload event, LogPayload... decided) {
        List<LogPayload> payloads = new ArrayList<>(List.of(event));
        payloads.addAll(List.of(decided));
        byte[] content = new byte[32];
        projected.appendOnce(SHOP, new EventIdentity(event.event().key(), content), NOON, payloads);
    }

    /** Everything that it holds, as text; rows of an index are in no order. */
    Map<String, String> state() {
        Map<String, String> rows = new TreeMap<>();
        for (SnapshotState state : states) {
            if (state != index) {
                state.save(
                        SHOP,
                        (key, value) ->
                                rows.put(state.name() + "/" + key, new String(value, StandardCharsets.ISO_8859_1)));
            }
        }
        for (int i = 0; i < DECISIONS; i++) {
            String decisionId = decisionId(i);
            rows.put(
                    index.name() + "/" + i,
                    index.of(SHOP, decisionId) + " " + index.of(SHOP, Treatment.idOf(decisionId, 0)));
        }
        return rows;
    }

    /** A day in which everything happens to some orders and something to all. */
    void live(int from, int to) {
        for (int i = from; i < to; i++) {
            DecisionPayload decided = decision(i);
            String id = decided.decision().decisionId();
            Treatment treatment = treatments.of(decided);
            append(event(Feed.PRODUCT, i));
            append(event(Feed.CONSENT, i), decided);
            if (i % 2 == 0) {
                append(
                        new AllocationPayload(
                                NOON,
                                NOON.plusSeconds(5),
                                new BudgetReading(1_000, 300),
                                List.of(new Proposal(id, "offer", new BigDecimal("12.5"), 300)),
                                List.of(new Grant(id, 300, Optional.empty()))),
                        new TreatmentPayload(treatment));
            }
            if (i % 4 == 0) {
                append(AttemptPayload.at(treatment, 1));
                append(DeliveryPayload.of(treatment, 1, DeliveryPayload.Result.HANDED_OVER));
            }
            if (i % 8 == 0) {
                append(DispositionPayload.of(treatment, Disposition.ACCEPTED, NOON, "page"));
            }
            append(SafeMode.entry(i % 3 == 0, "ada"));
        }
    }

    @Override
    public void close() {
        contacts.close();
    }

    static EventPayload event(Feed feed, int i) {
        return new EventPayload(EventBuilder.anEvent(feed)
                .named(feed.word() + "-" + i)
                .at(NOON.plusSeconds(i))
                .build(NOON.plusSeconds(i)));
    }

    private static String decisionId(int i) {
        return "d_%032x".formatted(i);
    }

    /** The decision of {@link Payloads} about another order. */
    static DecisionPayload decision(int i) {
        DecisionPayload one = Payloads.aDecision();
        try {
            String text = Json.mapper()
                    .writeValueAsString(one)
                    .replace("\"" + one.decision().decisionId() + "\"", "\"" + decisionId(i) + "\"")
                    .replace("\"" + one.request().orderId() + "\"", "\"order-" + i + "\"")
                    .replace("\"" + one.request().eventTime() + "\"", "\"" + NOON + "\"")
                    .replace("\"" + one.request().decidedAt() + "\"", "\"" + NOON + "\"");
            return Json.mapper().readValue(text, DecisionPayload.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
