package io.trendguard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.Head;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.NewEntry;
import io.trendguard.log.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may no longer be kept leaves the disk; what proves it was there stays. */
@SuppressWarnings("NullAway.Init")
class PayloadRemovalTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Tenant OTHER = new Tenant("other");
    private static final int GROUPS = 30;

    @TempDir
    Path folder;

    private SegmentAuditLog open() {
        return SegmentAuditLog.open(
                AuditSettings.in(folder).withSegmentBytes(4_096), () -> {}, Clock.systemUTC(), new SecureRandom());
    }

    /** Blocks of three entries of the shop, in several segments. */
    private SegmentAuditLog written() throws IOException {
        SegmentAuditLog log = open();
        for (int group = 0; group < GROUPS; group++) {
            append(log, SHOP, group).durable().join();
        }
        append(log, OTHER, 0).durable().join();
        assertThat(segments()).hasSizeGreaterThan(2);
        return log;
    }

    private static Appended.Sequenced append(SegmentAuditLog log, Tenant tenant, int group) {
        List<NewEntry> entries = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            entries.add(new NewEntry(
                    i == 0 ? EntryKind.EVENT : EntryKind.DECISION,
                    1,
                    Instant.EPOCH,
                    payload(tenant, 3L * group + i).getBytes(UTF_8)));
        }
        return (Appended.Sequenced) log.appendOnce(tenant, identity(tenant, group), entries);
    }

    private static EventIdentity identity(Tenant tenant, int group) {
        return new EventIdentity(EventKey.of(tenant, "/test", "e-" + group), new byte[32]);
    }

    private static String payload(Tenant tenant, long position) {
        return "{\"customer\":\"%s\",\"basket\":[\"shoes\",\"socks\",\"shoes\",\"socks\"]}"
                .formatted(marker(tenant, position));
    }

    private static String marker(Tenant tenant, long position) {
        return "%s-%06d-%08x".formatted(tenant, position, new Random(position).nextInt());
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".segment"))
                    .sorted()
                    .toList();
        }
    }

    private void isGone(SegmentAuditLog log, Set<Long> removed) throws IOException {
        long size = log.head(SHOP).size();
        try (Stream<Entry> entries = log.scan(SHOP, 0)) {
            entries.forEach(entry -> isAsItShouldBe(entry, removed));
        }
        for (long position = 0; position < size; position++) {
            isAsItShouldBe(log.read(SHOP, position).orElseThrow(), removed);
            LogVerifier.receipt(log.receipt(SHOP, position).orElseThrow(), log.verifierKey(SHOP));
        }
        for (long position : removed) {
            assertThat(log.evidence(SHOP, position).orElseThrow().payload()).isEmpty();
        }
    }

    private void isNotOnDisk(Set<Long> removed) throws IOException {
        String everything = DiskSearch.everythingIn(folder);
        for (long position : removed) {
            assertThat(everything.contains(marker(SHOP, position)))
                    .as("payload %d is on disk", position)
                    .isFalse();
        }
    }

    private static void isAsItShouldBe(Entry entry, Set<Long> removed) {
        if (removed.contains(entry.position())) {
            assertThat(entry.payload()).as("payload at %d", entry.position()).isEmpty();
        } else {
            assertThat(new String(entry.payload().orElseThrow(), UTF_8)).isEqualTo(payload(SHOP, entry.position()));
        }
    }

    private void removes(Long... positions) throws IOException {
        Set<Long> removed = Set.of(positions);
        List<Receipt> receipts;
        try (SegmentAuditLog log = written()) {
            String everything = DiskSearch.everythingIn(folder);
            for (long position : removed) {
                assertThat(everything.contains(marker(SHOP, position))).isTrue();
                assertThat(log.read(SHOP, position).orElseThrow().payload()).isPresent();
            }
            receipts = receipts(log);
            Head head = log.head(SHOP);
            List<Long> sizes = sizes();
            assertThat(log.removePayloads(SHOP, removed)).isEqualTo(removed.size());
            isGone(log, removed);
            assertThat(log.head(SHOP)).isEqualTo(head);
            assertThat(sizes()).isEqualTo(sizes);
            assertThat(log.removePayloads(SHOP, removed))
                    .as("removed once more")
                    .isZero();
            append(log, SHOP, GROUPS).durable().join();
            isGone(log, removed);
            isNotOnDisk(removed);
            assertThat(folder.resolve("removal.journal")).doesNotExist();
            assertThat(new String(log.read(OTHER, 1).orElseThrow().payload().orElseThrow(), UTF_8))
                    .isEqualTo(payload(OTHER, 1));
        }
        try (SegmentAuditLog log = open()) {
            assertThat(log.report().removed()).isEqualTo(removed.size());
            assertThat(log.report().remarks()).isEmpty();
            isGone(log, removed);
            assertThat(log.removePayloads(SHOP, removed)).isZero();
            for (Receipt receipt : receipts) {
                LogVerifier.receipt(receipt, log.verifierKey(SHOP));
                assertThat(log.receipt(SHOP, receipt.position()).orElseThrow().leafHash())
                        .isEqualTo(receipt.leafHash());
            }
            for (int group = 0; group <= GROUPS; group++) {
                assertThat(log.find(SHOP, identity(SHOP, group))).contains(new Appended.Repeated(3L * group));
                assertThat(log.appendOnce(SHOP, identity(SHOP, group), List.of(event())))
                        .isEqualTo(new Appended.Repeated(3L * group));
            }
        }
    }

    private static NewEntry event() {
        return new NewEntry(EntryKind.EVENT, 1, Instant.EPOCH, new byte[] {1});
    }

    private static List<Receipt> receipts(SegmentAuditLog log) {
        return LongStream.range(0, log.head(SHOP).size())
                .mapToObj(position -> log.receipt(SHOP, position).orElseThrow())
                .toList();
    }

    private List<Long> sizes() throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (Path segment : segments()) {
            sizes.add(Files.size(segment));
        }
        return sizes;
    }

    @Test
    void fromAClosedSegment() throws IOException {
        removes(4L);
    }

    @Test
    void fromTheSegmentThatIsAppendedTo() throws IOException {
        removes(3L * GROUPS - 2);
    }

    @Test
    void severalOfOneBlock() throws IOException {
        removes(0L, 2L);
    }

    @Test
    void allOfABlockAndEventsAmongThem() throws IOException {
        removes(6L, 7L, 8L, 3L * GROUPS - 3, 3L * GROUPS - 2, 3L * GROUPS - 1);
    }

    @Test
    void all() throws IOException {
        removes(LongStream.range(0, 3L * GROUPS).boxed().toArray(Long[]::new));
    }

    @Test
    void oneAfterTheOtherUntilABlockHasNone() throws IOException {
        try (SegmentAuditLog log = written()) {
            Set<Long> removed = new TreeSet<>();
            for (long position = 12; position < 18; position++) {
                removed.add(position);
                assertThat(log.removePayloads(SHOP, removed)).isEqualTo(1);
                isGone(log, removed);
                isNotOnDisk(removed);
            }
            assertThat(log.removePayloads(SHOP, List.of(20L, 20L))).isEqualTo(1);
        }
    }

    @Test
    void positionsThatAreNotDurableAreRefusedAndNothingIsRemoved() throws IOException {
        try (SegmentAuditLog log = written()) {
            for (long beyond : new long[] {-1, 3L * GROUPS, Long.MAX_VALUE}) {
                assertThatThrownBy(() -> log.removePayloads(SHOP, List.of(0L, beyond)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("(%d)".formatted(beyond))
                        .hasMessageContaining("Nothing was removed");
            }
            assertThatThrownBy(() -> log.removePayloads(new Tenant("nobody"), List.of(0L)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(log.removePayloads(SHOP, List.of())).isZero();
            isGone(log, Set.of());
        }
    }

    @Test
    void aClosedLogRemovesNothing() throws IOException {
        SegmentAuditLog log = written();
        log.close();
        assertThatThrownBy(() -> log.removePayloads(SHOP, List.of(0L)))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aScanThatHasBegunShowsNothingThatWasRemoved() throws IOException {
        try (SegmentAuditLog log = written();
                Stream<Entry> entries = log.scan(SHOP, 0)) {
            Iterator<Entry> each = entries.iterator();
            assertThat(each.next().payload()).isPresent();
            log.removePayloads(SHOP, List.of(1L, 2L));
            assertThat(each.next().payload()).isEmpty();
            assertThat(each.next().payload()).isEmpty();
            assertThat(each.next().payload()).isPresent();
        }
    }

    @Test
    void whileOthersAppendAndRead() throws Exception {
        Set<Long> removed = new TreeSet<>();
        AtomicBoolean over = new AtomicBoolean();
        try (SegmentAuditLog log = written()) {
            CompletableFuture<Void> appending = CompletableFuture.runAsync(() -> {
                for (int group = GROUPS; group < 400; group++) {
                    append(log, SHOP, group).durable().join();
                }
            });
            List<CompletableFuture<Void>> reading = Stream.of(1, 2)
                    .map(seed -> CompletableFuture.runAsync(() -> readUntil(over, log, new Random(seed))))
                    .toList();
            Random chance = new Random(3);
            int count = 0;
            while (!appending.isDone()) {
                long size = log.head(SHOP).size();
                Set<Long> some = new TreeSet<>(List.of(size - 1, size - 1 - chance.nextInt(9), chance.nextLong(size)));
                count += log.removePayloads(SHOP, some);
                removed.addAll(some);
                for (long position : some) {
                    assertThat(log.read(SHOP, position).orElseThrow().payload()).isEmpty();
                }
            }
            over.set(true);
            appending.join();
            reading.forEach(CompletableFuture::join);
            assertThat(count).isEqualTo(removed.size());
            isGone(log, removed);
        }
        try (SegmentAuditLog log = open()) {
            assertThat(log.report().removed()).isEqualTo(removed.size());
            assertThat(log.head(SHOP).size()).isEqualTo(1_200);
            isGone(log, removed);
            isNotOnDisk(removed);
        }
    }

    private static void readUntil(AtomicBoolean over, SegmentAuditLog log, Random chance) {
        while (!over.get()) {
            long size = log.head(SHOP).size();
            long position = size - 1 - chance.nextInt(Math.toIntExact(Math.min(size, 30)));
            Entry entry = log.read(SHOP, position).orElseThrow();
            entry.payload()
                    .ifPresent(payload -> assertThat(new String(payload, UTF_8)).isEqualTo(payload(SHOP, position)));
            assertThat(log.find(SHOP, identity(SHOP, Math.toIntExact(position / 3))))
                    .isPresent();
        }
    }
}
