package io.trendguard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.audit.file.PowerCutFiles;
import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.audit.segment.DamagedLogException;
import io.trendguard.audit.vault.FileVault;
import io.trendguard.event.EventKey;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.NewEntry;
import io.trendguard.log.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged survives a power cut at any moment, on a disk that keeps nothing that was not forced. */
@SuppressWarnings("NullAway.Init")
class PowerCutTest {
    private static final List<Tenant> TENANTS = List.of(new Tenant("shop"), new Tenant("other"));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatWasAcknowledgedSurvivesAndTheLogOpens(long seed) throws Exception {
        assertThat(survives(seed, true)).isTrue();
    }

    @Test
    void aLogThatDoesNotForceLosesWhatItAcknowledged() throws Exception {
        long lost = 0;
        for (long seed = 1; seed <= 6; seed++) {
            try {
                if (!survives(seed, false)) {
                    lost++;
                }
            } catch (DamagedLogException shorterThanItsCheckpoint) {
                lost++;
            }
        }
        assertThat(lost).as("seeds on which the missing force was noticed").isEqualTo(6);
    }

    /** Several lives of one log, each ended by a power cut; what was acknowledged in any of them must be there. */
    private boolean survives(long seed, boolean forces) throws Exception {
        Random chance = new Random(seed);
        PowerCutFiles logDisk = new PowerCutFiles(seed);
        PowerCutFiles vaultDisk = new PowerCutFiles(seed + 1_000);
        PowerCutFiles headDisk = new PowerCutFiles(seed + 2_000);
        List<Kept> acknowledged = new ArrayList<>();
        for (int life = 0; life < 4; life++) {
            try (FileVault vault = vault(vaultDisk);
                    SegmentAuditLog log = log(logDisk, headDisk, vault::force)) {
                for (Kept kept : acknowledged) {
                    if (!isThere(log, vault, kept)) {
                        return false;
                    }
                }
                if (!forces) {
                    logDisk.ignoreForces();
                    headDisk.ignoreForces();
                }
                TENANTS.forEach(
                        tenant -> vault.fingerprint(tenant, new byte[1])); // their keys are there before a force fails
                live(chance, life, log, vault, logDisk, vaultDisk, acknowledged);
            } catch (RuntimeException powerIsCut) {
                if (!String.valueOf(powerIsCut.getMessage()).contains("power")) {
                    throw powerIsCut;
                }
            }
            logDisk = logDisk.restart();
            vaultDisk = vaultDisk.restart();
            headDisk.cut();
            headDisk = headDisk.restart();
        }
        return true;
    }

    private void live(
            Random chance,
            int life,
            SegmentAuditLog log,
            FileVault vault,
            PowerCutFiles logDisk,
            PowerCutFiles vaultDisk,
            List<Kept> acknowledged)
            throws InterruptedException {
        List<Kept> sent = new ArrayList<>();
        List<CompletableFuture<Receipt>> futures = new ArrayList<>();
        int groups = 20 + chance.nextInt(60);
        for (int i = 0; i < groups; i++) {
            Tenant tenant = TENANTS.get(chance.nextInt(2));
            String id = life + "-" + i;
            PersonRef person = vault.reference(tenant, "c-" + chance.nextInt(40));
            String payload = person + " " + "x".repeat(chance.nextInt(3_000));
            var appended = (Appended.Sequenced) log.appendOnce(
                    tenant,
                    identity(tenant, id),
                    List.of(entry(EntryKind.EVENT, payload), entry(EntryKind.DECISION, id)));
            sent.add(new Kept(tenant, id, appended.firstPosition(), person, payload));
            futures.add(appended.durable());
            if (chance.nextInt(8) == 0) {
                failed(appended.durable());
            }
            if (chance.nextInt(30) == 0) {
                logDisk.failForces(1);
            }
            if (chance.nextInt(30) == 0) {
                vaultDisk.failForces(1);
            }
            failed(futures.get(chance.nextInt(futures.size())));
        }
        logDisk.cut();
        vaultDisk.cut();
        for (int i = 0; i < futures.size(); i++) {
            int at = i;
            futures.get(i)
                    .handle((receipt, failure) -> failure == null && acknowledged.add(sent.get(at)))
                    .join();
        }
    }

    private boolean isThere(SegmentAuditLog log, FileVault vault, Kept kept) {
        Optional<Entry> entry = log.read(kept.tenant, kept.position);
        Optional<Receipt> receipt = log.receipt(kept.tenant, kept.position);
        if (entry.isEmpty() || receipt.isEmpty()) {
            return false;
        }
        LogVerifier.receipt(receipt.get(), log.verifierKey(kept.tenant));
        return Arrays.equals(entry.get().payload().orElseThrow(), kept.payload.getBytes(UTF_8))
                && log.find(kept.tenant, identity(kept.tenant, kept.id))
                        .filter(new Appended.Repeated(kept.position)::equals)
                        .isPresent()
                && vault.customerId(kept.tenant, kept.person).isPresent();
    }

    @Test
    void aFullDiskIsToldAndAppendingGoesOnOnceThereIsRoom() throws Exception {
        PowerCutFiles disk = new PowerCutFiles(7);
        try (SegmentAuditLog log = log(disk, () -> {})) {
            log.append(TENANTS.get(0), List.of(entry(EntryKind.DECISION, "a")))
                    .durable()
                    .join();
            disk.room(0);
            long written = 1;
            String large = "x".repeat(2_000)
                    + new Random(3).ints(4_000, 33, 120).boxed().toList();
            while (!failed(log.append(TENANTS.get(0), List.of(entry(EntryKind.DECISION, large)))
                    .durable())) {
                written++;
            }
            long size = written;
            assertThat(log.head(TENANTS.get(0)).size()).isEqualTo(size);
            disk.room(1 << 20);
            var again = log.append(TENANTS.get(0), List.of(entry(EntryKind.DECISION, large)));
            assertThat(again.firstPosition()).isEqualTo(size);
            LogVerifier.receipt(again.durable().join(), log.verifierKey(TENANTS.get(0)));
        }
    }

    private static boolean failed(CompletableFuture<Receipt> answer) {
        return answer.handle((receipt, failure) -> failure != null).join();
    }

    @Test
    void aRefusedEventIsNewAgain() throws Exception {
        PowerCutFiles disk = new PowerCutFiles(8);
        Tenant shop = TENANTS.get(0);
        try (SegmentAuditLog log = log(disk, () -> {})) {
            log.append(shop, List.of(entry(EntryKind.DECISION, "a"))).durable().join();
            disk.failForces(1);
            var refused = (Appended.Sequenced)
                    log.appendOnce(shop, identity(shop, "e"), List.of(entry(EntryKind.EVENT, "x")));
            assertThatThrownBy(() -> refused.durable().join())
                    .hasCauseInstanceOf(io.trendguard.log.LogUnavailableException.class)
                    .hasMessageContaining("append them again");
            assertThat(log.find(shop, identity(shop, "e"))).isEmpty();
            assertThat(log.read(shop, 1)).isEmpty();
            var again = (Appended.Sequenced)
                    log.appendOnce(shop, identity(shop, "e"), List.of(entry(EntryKind.EVENT, "x")));
            assertThat(again.firstPosition()).isEqualTo(1);
            again.durable().join();
        }
        try (SegmentAuditLog log = log(disk, () -> {})) {
            assertThat(log.report().entries()).isEqualTo(2);
        }
    }

    private SegmentAuditLog log(PowerCutFiles disk, Runnable beforeForce) throws IOException {
        return log(disk, new PowerCutFiles(99), beforeForce);
    }

    private SegmentAuditLog log(PowerCutFiles disk, PowerCutFiles heads, Runnable beforeForce) throws IOException {
        AuditSettings settings = AuditSettings.in(folder).withSegmentBytes(16_384);
        return new SegmentAuditLog(
                settings,
                disk,
                Optional.of(heads),
                beforeForce,
                Clock.systemUTC(),
                new SecureRandom(),
                () -> {},
                Optional.empty());
    }

    private FileVault vault(PowerCutFiles disk) throws IOException {
        return new FileVault(folder.resolve("vault"), disk, new SecureRandom(), () -> {});
    }

    private static NewEntry entry(EntryKind kind, String payload) {
        return new NewEntry(kind, 1, NOON, payload.getBytes(UTF_8));
    }

    private static EventIdentity identity(Tenant tenant, String id) {
        return new EventIdentity(EventKey.of(tenant, "/test", id), new byte[32]);
    }

    private record Kept(Tenant tenant, String id, long position, PersonRef person, String payload) {}
}
