package io.trendguard.routes.engine;

import static io.trendguard.event.EventBuilder.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.trendguard.log.EventIdentity;
import io.trendguard.log.InMemoryAuditLog;
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
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {
    private static final Instant NOON = EventBuilder.NOON;

    @TempDir
    Path folder = Path.of("");

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final List<World> worlds = new ArrayList<>();

    @AfterEach
    void close() {
        worlds.forEach(world -> world.contacts.close());
    }

    /** The projections of one process, which can be asked what they hold. */
    private final class World {
        private final ContactBook contacts = new ContactBook(SendPolicy.DEFAULTS);
        private final ProductNames products = new ProductNames();
        private final BudgetBook budgets = new BudgetBook(BudgetSettings.DEFAULTS);
        private final Treatments treatments = new Treatments(products);
        private final AllocationWindows windows = new AllocationWindows(log, treatments, budgets);
        private final List<Projection> projections = List.of(
                contacts,
                budgets,
                products,
                new DecidedOrders(log),
                new Dispositions(new TreatmentBook(log)),
                windows,
                new Escalations(),
                new SafeMode(),
                new DecisionTrail(),
                new Tally());
        private final ProjectedLog projected = new ProjectedLog(log, projections, () -> {});
        private final Snapshots snapshots = new Snapshots(folder, log, projected, projections);

        World() {
            worlds.add(this);
        }

        World started() {
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

        /** Everything that it holds, as text. */
        Map<String, String> state() {
            Map<String, String> rows = new TreeMap<>();
            for (Projection projection : projections) {
                projection.save(
                        SHOP,
                        (key, value) -> rows.put(
                                projection.name() + "/" + key, new String(value, StandardCharsets.ISO_8859_1)));
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
    }

    private static EventPayload event(Feed feed, int i) {
        return new EventPayload(EventBuilder.anEvent(feed)
                .named(feed.word() + "-" + i)
                .at(NOON.plusSeconds(i))
                .build(NOON.plusSeconds(i)));
    }

    /** The decision of {@link Payloads} about another order. */
    private static DecisionPayload decision(int i) {
        DecisionPayload one = Payloads.aDecision();
        try {
            String text = Json.mapper()
                    .writeValueAsString(one)
                    .replace("\"" + one.decision().decisionId() + "\"", "\"d_%032x\"".formatted(i))
                    .replace("\"" + one.request().orderId() + "\"", "\"order-" + i + "\"");
            return Json.mapper().readValue(text, DecisionPayload.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 33})
    void whoBeginsWithASnapshotHoldsWhatWhoSawEverythingHolds(int cut) {
        World first = new World();
        first.live(0, cut);
        first.snapshots.write(NOON, 1);
        assertThat(folder.resolve("demo.snapshot")).exists();
        World second = new World().started();
        assertThat(second.state()).isEqualTo(first.state());

        second.live(cut, 40);

        assertThat(new World().started().state()).isEqualTo(second.state());
        assertThat(fromTheFirstEntry().state())
                .as("the same entries without any snapshot")
                .isEqualTo(second.state());
        assertThat(second.projections)
                .allSatisfy(projection -> assertThat(second.state().keySet())
                        .as("it holds something")
                        .anyMatch(key -> key.startsWith(projection.name() + "/")));
    }

    private World fromTheFirstEntry() {
        World world = new World();
        world.projected.replay(SHOP, 0);
        return world;
    }

    @Test
    void aFileThatTheLogDoesNotKnowIsNotBelieved() throws IOException {
        World first = new World();
        first.live(0, 10);
        first.snapshots.write(NOON, 1);
        Path file = folder.resolve("demo.snapshot");
        byte[] bytes = Files.readAllBytes(file);
        long seen = SnapshotFile.position(file, SHOP) + 1;
        assertThat(new World().snapshots.restore(SHOP)).isEqualTo(seen).isPositive();

        SnapshotFile.write(file, SHOP, seen - 1, new World().projections);

        World doubting = new World();
        assertThat(doubting.snapshots.restore(SHOP)).as("another file").isZero();
        assertThat(doubting.started().state()).isEqualTo(first.state());
        Files.write(file, bytes);
        assertThat(new World().snapshots.restore(SHOP)).isEqualTo(seen);
    }

    @Test
    void aSnapshotOfAnotherTenantOrBeyondTheLogIsNotBelieved() throws IOException {
        World first = new World();
        first.live(0, 10);
        first.snapshots.write(NOON, 1);
        Files.copy(folder.resolve("demo.snapshot"), folder.resolve("other.snapshot"));
        Tenant other = new Tenant("other");
        first.projected.append(other, NOON, List.of(SafeMode.entry(true, "eve")));
        assertThat(new World().snapshots.restore(other)).isZero();

        SnapshotFile.write(folder.resolve("demo.snapshot"), SHOP, 1_000_000, first.projections);
        assertThat(new World().snapshots.restore(SHOP)).isZero();
    }

    @Test
    void fewEntriesAreNotWorthASnapshot() {
        World first = new World();
        first.live(0, 10);
        first.snapshots.write(NOON, 1_000);
        assertThat(folder).isEmptyDirectory();
        first.snapshots.write(NOON, 10);
        first.snapshots.write(NOON, 10);
        assertThat(log.head(SHOP).size())
                .as("the second one was not written")
                .isEqualTo(first.projected.settled(SHOP) + 1);
    }
}
