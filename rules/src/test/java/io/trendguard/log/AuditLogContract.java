package io.trendguard.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every log must do. An implementation's test extends it and says how to open an empty one. */
public abstract class AuditLogContract {
    protected static final Tenant SHOP = new Tenant("shop");
    protected static final Tenant OTHER = new Tenant("other");
    protected static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    protected AuditLog log;

    /** An empty log. */
    protected abstract AuditLog openEmpty() throws Exception;

    @BeforeEach
    final void openLog() throws Exception {
        log = openEmpty();
    }

    @AfterEach
    final void closeLog() {
        log.close();
    }

    @Test
    void positionsStartAtZeroAndHaveNoGap() {
        assertThat(log.append(SHOP, List.of(decision("a"), decision("b"))).firstPosition())
                .isZero();
        assertThat(log.append(SHOP, List.of(decision("c"))).firstPosition()).isEqualTo(2);
        assertThat(log.append(SHOP, List.of(decision("d"))).firstPosition()).isEqualTo(3);
    }

    @Test
    void eachTenantHasItsOwnPositions() {
        settled(log.append(SHOP, List.of(decision("a"), decision("b"))));
        settled(log.append(OTHER, List.of(decision("c"))));
        assertThat(log.head(SHOP).size()).isEqualTo(2);
        assertThat(log.head(OTHER).size()).isEqualTo(1);
        assertThat(log.tenants()).containsExactlyInAnyOrder(SHOP, OTHER);
    }

    @Test
    void anEmptyLogHasAHeadAndNoTenants() {
        assertThat(log.head(SHOP).size()).isZero();
        assertThat(log.tenants()).isEmpty();
        assertThat(log.read(SHOP, 0)).isEmpty();
        assertThat(log.receipt(SHOP, 0)).isEmpty();
        assertThat(scanned(0)).isEmpty();
    }

    @Test
    void whatWasAppendedIsReadBack() {
        settled(log.appendOnce(SHOP, identity("e-1", "x"), List.of(event("x"), decision("{\"a\":1}"))));
        Entry entry = log.read(SHOP, 1).orElseThrow();
        assertThat(entry.tenant()).isEqualTo(SHOP);
        assertThat(entry.position()).isEqualTo(1);
        assertThat(entry.kind()).isEqualTo(EntryKind.DECISION);
        assertThat(entry.schemaVersion()).isEqualTo(3);
        assertThat(entry.time()).isEqualTo(NOON);
        assertThat(entry.payload().orElseThrow()).isEqualTo("{\"a\":1}".getBytes(UTF_8));
        assertThat(entry.leafHash()).hasSize(32);
        assertThat(log.read(SHOP, 2)).isEmpty();
        assertThat(log.read(SHOP, -1)).isEmpty();
    }

    @Test
    void aPayloadMayBeEmptyOrLarge() {
        byte[] large = new byte[3_000_000];
        Arrays.fill(large, (byte) 'x');
        var appended = log.append(
                SHOP,
                List.of(
                        new NewEntry(EntryKind.SNAPSHOT, 1, NOON, new byte[0]),
                        new NewEntry(EntryKind.SNAPSHOT, 1, NOON, large)));
        settled(appended);
        assertThat(log.read(SHOP, 0).orElseThrow().payload().orElseThrow()).isEmpty();
        assertThat(log.read(SHOP, 1).orElseThrow().payload().orElseThrow()).isEqualTo(large);
    }

    @Test
    void changingAnArrayAfterwardsDoesNotChangeTheLog() {
        byte[] payload = "kept".getBytes(UTF_8);
        var appended = log.append(SHOP, List.of(new NewEntry(EntryKind.DECISION, 1, NOON, payload)));
        payload[0] = 'X';
        settled(appended);
        assertThat(log.read(SHOP, 0).orElseThrow().payload().orElseThrow()).isEqualTo("kept".getBytes(UTF_8));
    }

    @Test
    void anEventIsAcceptedOnce() {
        settled(log.append(SHOP, List.of(decision("before"))));
        settled(log.appendOnce(SHOP, identity("e-1", "x"), List.of(event("x"), decision("d"))));
        assertThat(log.appendOnce(SHOP, identity("e-1", "x"), List.of(event("x"), decision("other"))))
                .isEqualTo(new Appended.Repeated(1));
        assertThat(log.head(SHOP).size()).isEqualTo(3);
    }

    @Test
    void theSameNameWithOtherContentIsAConflictAndTheFirstStands() {
        settled(log.appendOnce(SHOP, identity("e-1", "x"), List.of(event("x"))));
        assertThat(log.appendOnce(SHOP, identity("e-1", "y"), List.of(event("y"))))
                .isEqualTo(new Appended.Conflict(0));
        assertThat(log.read(SHOP, 0).orElseThrow().payload().orElseThrow()).isEqualTo("x".getBytes(UTF_8));
    }

    @Test
    void aRepetitionIsSeenBeforeTheFirstIsDurable() {
        IntStream.range(0, 200).forEach(i -> {
            Appended first = log.appendOnce(SHOP, identity("e-" + i, "x"), List.of(event("x")));
            Appended second = log.appendOnce(SHOP, identity("e-" + i, "x"), List.of(event("x")));
            assertThat(first).isInstanceOf(Appended.Sequenced.class);
            assertThat(second).isEqualTo(new Appended.Repeated(i));
            assertThat(log.positionOf(SHOP, identity("e-" + i, "x").key())).hasValue(i);
        });
    }

    @Test
    void findTellsWhatAppendOnceWouldFind() {
        assertThat(log.find(SHOP, identity("e-1", "x"))).isEmpty();
        settled(log.appendOnce(SHOP, identity("e-1", "x"), List.of(event("x"))));
        assertThat(log.find(SHOP, identity("e-1", "x"))).contains(new Appended.Repeated(0));
        assertThat(log.find(SHOP, identity("e-1", "y"))).contains(new Appended.Conflict(0));
        assertThat(log.find(OTHER, identity("e-1", "x"))).isEmpty();
        assertThat(log.positionOf(SHOP, identity("e-1", "x").key())).hasValue(0);
        assertThat(log.positionOf(SHOP, identity("e-2", "x").key())).isEmpty();
    }

    @Test
    void oneEventFromManyThreadsIsSequencedOnce() {
        long sequenced = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> log.appendOnce(SHOP, identity("e-" + i % 20, "x"), List.of(event("x"), decision("d"))))
                .filter(Appended.Sequenced.class::isInstance)
                .peek(AuditLogContract::settled)
                .count();
        assertThat(sequenced).isEqualTo(20);
        assertThat(log.head(SHOP).size()).isEqualTo(40);
    }

    @Test
    void anEventNeedsItsNameAndComesFirst() {
        assertThatThrownBy(() -> log.append(SHOP, List.of(event("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("appendOnce");
        assertThatThrownBy(() -> log.appendOnce(SHOP, identity("e-1", "x"), List.of(decision("d"), event("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DECISION");
        assertThatThrownBy(() -> log.append(SHOP, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(log.head(SHOP).size()).isZero();
    }

    @Test
    void scanningGivesEveryDurableEntryInOrder() {
        for (int i = 0; i < 50; i++) {
            settled(log.append(SHOP, List.of(decision("s" + i), decision("t" + i))));
            settled(log.append(OTHER, List.of(decision("o" + i))));
        }
        assertThat(scanned(0)).hasSize(100).extracting(Entry::position).isSorted();
        assertThat(scanned(97)).extracting(AuditLogContract::text).containsExactly("t48", "s49", "t49");
        assertThat(scanned(100)).isEmpty();
        assertThat(scanned(1_000)).isEmpty();
    }

    @Test
    void theReceiptNamesOriginPositionLeafAndCheckpoint() {
        Receipt early = settled(log.append(SHOP, List.of(decision("a"), decision("b"))));
        settled(log.append(SHOP, List.of(decision("c"))));
        assertThat(early.origin()).isEqualTo("trendguard/shop");
        assertThat(early.position()).isZero();
        Receipt late = log.receipt(SHOP, 1).orElseThrow();
        Entry entry = log.read(SHOP, 1).orElseThrow();
        assertThat(late.leafHash()).isEqualTo(java.util.Base64.getEncoder().encodeToString(entry.leafHash()));
        assertThat(late.checkpoint()).isEqualTo(log.head(SHOP).checkpoint()).startsWith("trendguard/shop\n3\n");
        assertThat(log.receipt(SHOP, 3)).isEmpty();
    }

    @Test
    void aClosedLogTakesNothing() {
        log.close();
        assertThatThrownBy(() -> log.append(SHOP, List.of(decision("late"))))
                .isInstanceOf(LogUnavailableException.class);
    }

    protected List<Entry> scanned(long from) {
        try (Stream<Entry> entries = log.scan(SHOP, from)) {
            return entries.toList();
        }
    }

    protected static NewEntry event(String text) {
        return new NewEntry(EntryKind.EVENT, 1, NOON, text.getBytes(UTF_8));
    }

    protected static NewEntry decision(String text) {
        return new NewEntry(EntryKind.DECISION, 3, NOON, text.getBytes(UTF_8));
    }

    protected static EventIdentity identity(String id, String content) {
        byte[] hash = Arrays.copyOf(content.getBytes(UTF_8), 32);
        return new EventIdentity(EventKey.of(SHOP, "/test", id), hash);
    }

    protected static String text(Entry entry) {
        return new String(entry.payload().orElseThrow(), UTF_8);
    }

    /** Waits until the entries are durable. */
    protected static Receipt settled(Appended appended) {
        try {
            return ((Appended.Sequenced) appended).durable().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("The entries did not become durable.", e);
        }
    }
}
