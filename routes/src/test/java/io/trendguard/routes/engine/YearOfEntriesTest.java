package io.trendguard.routes.engine;

import static io.trendguard.event.EventBuilder.NOON;
import static io.trendguard.event.EventBuilder.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.budget.BudgetSettings;
import io.trendguard.channels.reply.TreatmentBook;
import io.trendguard.contact.SendPolicy;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.json.Json;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Payloads;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.schedule.AllocationWindows;
import io.trendguard.routes.schedule.Escalations;
import io.trendguard.routes.state.BudgetBook;
import io.trendguard.routes.state.EntryIndex;
import io.trendguard.routes.state.ProductNames;
import io.trendguard.routes.state.Tally;
import io.trendguard.routes.treatment.Treatments;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is derived from the log takes as much memory after a year as after a quarter; time is that of the entries. Contact
 * ledgers and the index of entries lie outside the heap.
 */
class YearOfEntriesTest {
    private static final int MONTH = 30;
    private static final int ORDERS_A_DAY = 24;
    /** Half of a day's orders at most. */
    private static final BudgetSettings BUDGET = new BudgetSettings(6_200, 0.30, Duration.ofDays(1));

    private static final long NOISE_BYTES = 1 << 19;

    @TempDir
    Path folder = Path.of("");

    private final CountingAuditLog written = new CountingAuditLog();
    private final List<Treatment> today = new ArrayList<>();
    private final DecisionPayload one = Payloads.aDecision();
    private int orders;

    @Test
    void theHeapIsAsFullAfterAYearAsAfterAQuarter() {
        ProductNames products = new ProductNames();
        BudgetBook budgets = new BudgetBook(BUDGET);
        Treatments treatments = new Treatments(products, version -> SendPolicy.UNSTATED);
        EntryIndex index = new EntryIndex(folder);
        AllocationWindows windows = new AllocationWindows(written, treatments, budgets);
        Escalations escalations = new Escalations(version -> SendPolicy.UNSTATED);
        Tally tally = new Tally();
        List<SnapshotState> onTheHeap = List.of(budgets, products.rows(), windows, escalations.rows(), tally);
        List<LiveState> live = new ArrayList<>(List.of(
                index,
                budgets,
                products.rows(),
                new TreatmentBook(written, index),
                windows,
                escalations.rows(),
                tally,
                entry -> {
                    if (entry.payload() instanceof TreatmentPayload treated) {
                        today.add(treated.treatment());
                    }
                }));
        ProjectedLog log = new ProjectedLog(written, live, () -> {});
        long[] rows = new long[12];
        long[] heap = new long[12];
        for (int day = 0; day < 12 * MONTH; day++) {
            Instant noon = NOON.plus(Duration.ofDays(day));
            live(log, noon);
            windows.close(log, noon.plusSeconds(60));
            answer(log, noon.plusSeconds(120));
            escalations.run(log, noon.plus(Duration.ofHours(20)));
            if (day % MONTH == MONTH - 1) {
                rows[day / MONTH] = rows(onTheHeap);
                heap[day / MONTH] = usedHeap();
            }
        }
        System.out.printf("a year: %d entries%n", written.head(SHOP).size());
        System.out.printf("rows kept on the heap after each month: %s%n", Arrays.toString(rows));
        System.out.printf("bytes of heap in use after each month: %s%n", Arrays.toString(heap));

        assertThat(rows[11]).as("bytes of rows").isLessThanOrEqualTo(rows[2] + rows[2] / 50);
        assertThat(heap[11]).as("bytes of heap").isLessThan(heap[2] + NOISE_BYTES);
        assertThat(index.of(SHOP, decisionId(1)))
                .as("the first decision that asked for a budget is still found")
                .isNotEmpty();
    }

    /** A third of the decisions are made at the checkout, and nothing is shown for them. */
    private void live(ProjectedLog log, Instant noon) {
        for (int i = 0; i < ORDERS_A_DAY; i++) {
            log.append(SHOP, noon.plusSeconds(i), List.of(decision(orders++, noon.plusSeconds(i), i % 3 == 0)));
        }
    }

    /** Half of what may be sent is sent; of that, every fourth is answered and the others are ignored. */
    private void answer(ProjectedLog log, Instant time) {
        List<Treatment> made = List.copyOf(today);
        today.clear();
        for (int i = 0; i < made.size(); i += 2) {
            Treatment treatment = made.get(i);
            List<LogPayload> payloads = new ArrayList<>(List.of(
                    AttemptPayload.at(treatment, 1),
                    DeliveryPayload.of(treatment, 1, DeliveryPayload.Result.HANDED_OVER)));
            if (i % 8 == 0) {
                payloads.add(DispositionPayload.of(treatment, Disposition.ACCEPTED, time, "page"));
            }
            log.append(SHOP, time, payloads);
        }
    }

    private static long rows(List<SnapshotState> states) {
        long[] bytes = {0};
        states.forEach(state -> state.save(SHOP, (key, value) -> bytes[0] += key.length() + value.length));
        return bytes[0];
    }

    private static long usedHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String decisionId(int order) {
        return "d_%032x".formatted(order);
    }

    private DecisionPayload decision(int order, Instant time, boolean checkout) {
        try {
            String text = Json.mapper()
                    .writeValueAsString(one)
                    .replace("\"" + one.decision().decisionId() + "\"", "\"" + decisionId(order) + "\"")
                    .replace("\"" + one.request().orderId() + "\"", "\"order-" + order + "\"")
                    .replace("\"" + one.request().eventTime() + "\"", "\"" + time + "\"")
                    .replace("\"" + one.request().decidedAt() + "\"", "\"" + time + "\"");
            return Json.mapper()
                    .readValue(
                            checkout ? text.replace("\"AFTER_PURCHASE\"", "\"BEFORE_PURCHASE\"") : text,
                            DecisionPayload.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
