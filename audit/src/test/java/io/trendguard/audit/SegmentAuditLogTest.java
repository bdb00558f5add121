package io.trendguard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.AuditLogContract;
import io.trendguard.log.EntryKind;
import io.trendguard.log.NewEntry;
import io.trendguard.log.Receipt;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SegmentAuditLogTest extends AuditLogContract {
    private static final Tenant SHOP = new Tenant("shop");

    @TempDir
    Path folder;

    @Override
    protected AuditLog openEmpty() {
        return open(AuditSettings.in(folder).withSegmentBytes(1 << 20));
    }

    private static SegmentAuditLog open(AuditSettings settings) {
        return SegmentAuditLog.open(settings, () -> {}, Clock.systemUTC(), new SecureRandom());
    }

    /** Whoever is answered runs on a thread that writes; if that one waited for room, nobody would make any. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoeverIsAnsweredMayAppendAlthoughTheLogIsFull() throws Exception {
        AuditSettings oneAtATime =
                new AuditSettings(folder.resolve("full"), "trendguard", 1 << 20, 1, 1, 1, Optional.empty());
        try (SegmentAuditLog log = open(oneAtATime)) {
            List<CompletableFuture<Receipt>> replies = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                replies.add(append(log).thenCompose(receipt -> append(log)).thenCompose(receipt -> append(log)));
            }
            CompletableFuture.allOf(replies.toArray(CompletableFuture<?>[]::new))
                    .get(50, TimeUnit.SECONDS);
            assertThat(log.head(SHOP).size()).isEqualTo(150);
        }
    }

    @Test
    void aLaterEntryIsNeverProvedUnderAnOlderHead() {
        try (SegmentAuditLog log = open(AuditSettings.in(folder.resolve("own")).withSegmentBytes(1 << 20))) {
            List<CompletableFuture<Receipt>> answers = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                answers.add(append(log));
            }
            List<Long> sizes = answers.stream()
                    .map(answer -> Long.parseLong(answer.join().checkpoint().split("\n", -1)[1]))
                    .toList();
            assertThat(sizes).isSorted().last().isEqualTo(3_000L);
        }
    }

    private static CompletableFuture<Receipt> append(SegmentAuditLog log) {
        NewEntry entry = new NewEntry(EntryKind.DECISION, 1, Instant.EPOCH, new byte[] {1, 2, 3});
        return log.append(SHOP, List.of(entry)).durable();
    }
}
