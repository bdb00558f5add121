package io.trendguard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.audit.file.PowerCutFiles;
import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.audit.segment.DamagedLogException;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.EntryKind;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.Head;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.NewEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A removal that is interrupted, at whatever step, leaves every block valid and is finished or can be done again. */
@SuppressWarnings("NullAway.Init")
class PayloadRemovalPowerCutTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final int GROUPS = 14;
    private static final Set<Long> REMOVED = Set.of(1L, 2L, 9L, 24L, 25L, 26L, 40L, 41L);

    @TempDir
    Path folder;

    @Test
    void aPowerCutAtAnyStepLeavesEveryBlockValid() throws Exception {
        boolean completed = false;
        int steps = 0;
        while (!completed) {
            for (int seed = 1; seed <= 4; seed++) {
                PowerCutFiles disk = new PowerCutFiles(1_000L * steps + seed);
                Head head = written(disk);
                completed = isCompletedBeforeACut(disk, steps);
                isWhole(disk.restart(), head, completed, "cut after %d steps, seed %d".formatted(steps, seed));
            }
            steps++;
        }
        assertThat(steps).as("steps of a removal").isGreaterThan(15);
    }

    @Test
    void aRemovalThatDoesNotForceIsNoticed() throws Exception {
        int noticed = 0;
        for (int steps = 8; steps < 20; steps++) {
            PowerCutFiles disk = new PowerCutFiles(steps);
            Head head = written(disk);
            disk.ignoreForces();
            boolean completed = isCompletedBeforeACut(disk, steps);
            try {
                isWhole(disk.restart(), head, completed, "");
            } catch (DamagedLogException | AssertionError e) {
                noticed++;
            }
        }
        assertThat(noticed).isPositive();
    }

    @Test
    void aPowerCutWhileTheLogIsOpenedFinishesTheRemovalNextTime() throws Exception {
        for (int steps = 0; steps < 24; steps++) {
            PowerCutFiles disk = new PowerCutFiles(steps);
            Head head = written(disk);
            isCompletedBeforeACut(disk, 11 + steps % 3);
            PowerCutFiles found = disk.restart();
            found.cutAfter(steps);
            try {
                log(found).close();
            } catch (IOException | LogUnavailableException powerIsCut) {
                assertThat(powerIsCut).hasMessageContaining("power");
            }
            found.cut();
            isWhole(found.restart(), head, false, "opening cut after %d steps".formatted(steps));
        }
    }

    @Test
    void aDiskThatFailsOnceDisturbsNeitherReadersNorTheNextRemoval() throws Exception {
        boolean completed = false;
        for (int steps = 0; !completed; steps++) {
            PowerCutFiles disk = new PowerCutFiles(steps);
            Head head = written(disk);
            try (SegmentAuditLog log = log(disk)) {
                disk.failAfter(steps);
                completed = removed(log);
                disk.failAfter(Integer.MAX_VALUE);
                isReadable(log, completed, "failed after %d steps".formatted(steps));
                log.removePayloads(SHOP, REMOVED);
                isReadable(log, true, "removed again after %d steps".formatted(steps));
            }
            disk.cut();
            isWhole(disk.restart(), head, true, "failed after %d steps".formatted(steps));
        }
    }

    /** The log is closed, and all of it on the disk. */
    private Head written(PowerCutFiles disk) throws IOException {
        try (SegmentAuditLog log = log(disk)) {
            for (int group = 0; group < GROUPS; group++) {
                append(log, group);
            }
            return log.head(SHOP);
        }
    }

    private boolean isCompletedBeforeACut(PowerCutFiles disk, int steps) throws IOException {
        boolean completed = false;
        try (SegmentAuditLog log = log(disk)) {
            disk.cutAfter(steps);
            completed = removed(log);
            disk.cut();
        } catch (LogUnavailableException powerIsCut) {
            assertThat(powerIsCut).hasMessageContaining("power");
        }
        return completed;
    }

    private static boolean removed(SegmentAuditLog log) {
        try {
            assertThat(log.removePayloads(SHOP, REMOVED)).isEqualTo(REMOVED.size());
            return true;
        } catch (LogUnavailableException interrupted) {
            return false;
        }
    }

    private void isWhole(PowerCutFiles disk, Head head, boolean completed, String when) throws IOException {
        try (SegmentAuditLog log = log(disk)) {
            assertThat(log.report().remarks()).as(when).isEmpty();
            assertThat(log.head(SHOP)).as(when).isEqualTo(head);
            isReadable(log, completed, when);
            log.removePayloads(SHOP, REMOVED);
            isReadable(log, true, when);
            for (String name : disk.names()) {
                String everything = DiskSearch.everythingIn(disk.bytes(name));
                for (long position : REMOVED) {
                    assertThat(everything.contains(marker(position)))
                            .as("%s holds payload %d; %s", name, position, when)
                            .isFalse();
                }
            }
            assertThat(disk.names()).as(when).noneMatch(name -> name.contains("journal"));
            append(log, GROUPS);
        }
    }

    /** Removed payloads may still be there, whole, unless they must be gone. */
    private static void isReadable(SegmentAuditLog log, boolean removed, String when) {
        for (long position = 0; position < 3 * GROUPS; position++) {
            Optional<String> payload =
                    log.read(SHOP, position).orElseThrow().payload().map(bytes -> new String(bytes, UTF_8));
            if (REMOVED.contains(position)) {
                if (removed) {
                    assertThat(payload).as(when).isEmpty();
                }
                payload.ifPresent(there -> assertThat(there).as(when).startsWith("{"));
            } else {
                assertThat(payload).as(when).contains(payload(position));
            }
            LogVerifier.receipt(log.receipt(SHOP, position).orElseThrow(), log.verifierKey(SHOP));
        }
        for (int group = 0; group < GROUPS; group++) {
            assertThat(log.find(SHOP, identity(group))).contains(new Appended.Repeated(3L * group));
        }
    }

    private static void append(SegmentAuditLog log, int group) {
        List<NewEntry> entries = List.of(
                entry(EntryKind.EVENT, 3L * group),
                entry(EntryKind.DECISION, 3L * group + 1),
                entry(EntryKind.DECISION, 3L * group + 2));
        Appended appended = log.appendOnce(SHOP, identity(group), entries);
        if (appended instanceof Appended.Sequenced sequenced) {
            sequenced.durable().join();
        }
    }

    private static NewEntry entry(EntryKind kind, long position) {
        return new NewEntry(kind, 1, Instant.EPOCH, payload(position).getBytes(UTF_8));
    }

    private static EventIdentity identity(int group) {
        return new EventIdentity(EventKey.of(SHOP, "/test", "e-" + group), new byte[32]);
    }

    /** Long enough for a block of several sectors, and hard to compress. */
    private static String payload(long position) {
        String noise = new Random(position)
                .ints(700, 'a', 'z')
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
        return "{\"customer\":\"%s\",\"noise\":\"%s\"}".formatted(marker(position), noise);
    }

    private static String marker(long position) {
        return "customer-%06d".formatted(position);
    }

    private SegmentAuditLog log(PowerCutFiles disk) throws IOException {
        return new SegmentAuditLog(
                AuditSettings.in(folder).withSegmentBytes(8_192),
                disk,
                Optional.empty(),
                () -> {},
                Clock.systemUTC(),
                new SecureRandom(),
                () -> {},
                Optional.empty());
    }
}
