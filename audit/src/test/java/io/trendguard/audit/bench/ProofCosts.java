package io.trendguard.audit.bench;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.audit.proof.VerifierKey;
import io.trendguard.event.EventKey;
import io.trendguard.log.Appended;
import io.trendguard.log.EntryKind;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.NewEntry;
import io.trendguard.log.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** What a proof, a look-up, a scan and the check at a start cost in a log of many events. */
final class ProofCosts {
    private static final int SIZE = 300_000;

    private ProofCosts() {}

    static void measure(Path folder, BenchPayloads payloads) throws IOException {
        try (BenchLog bench = BenchLog.used(folder, payloads)) {
            SegmentAuditLog log = bench.log();
            fill(log, payloads);
            VerifierKey key = log.verifierKey(BenchLog.SHOP);
            Random chance = new Random(2);
            System.out.printf("log of %,d events%n", SIZE);
            report(
                    "receipt made and verified",
                    () -> LogVerifier.receipt(
                            log.receipt(BenchLog.SHOP, chance.nextInt(SIZE)).orElseThrow(), key));
            report("entry read, payload checked", () -> log.read(BenchLog.SHOP, chance.nextInt(SIZE)));
            report("repeated event recognised", () -> log.find(BenchLog.SHOP, identity("e" + chance.nextInt(SIZE))));
            report("new event looked up", () -> log.find(BenchLog.SHOP, identity("n" + chance.nextInt())));
            scan(log);
            log.close();
            start(bench.folder());
        }
    }

    private static void fill(SegmentAuditLog log, BenchPayloads payloads) {
        CompletableFuture<Receipt> last = new CompletableFuture<>();
        for (int i = 0; i < SIZE; i++) {
            NewEntry event = new NewEntry(EntryKind.EVENT, 1, Instant.EPOCH, payloads.get(i));
            last = ((Appended.Sequenced) log.appendOnce(BenchLog.SHOP, identity("e" + i), List.of(event))).durable();
        }
        last.join();
    }

    private static EventIdentity identity(String id) {
        return new EventIdentity(EventKey.of(BenchLog.SHOP, "/bench", id), new byte[32]);
    }

    private static void scan(SegmentAuditLog log) {
        long start = System.nanoTime();
        try (var entries = log.scan(BenchLog.SHOP, 0)) {
            long count = entries.filter(entry -> entry.payload().isPresent()).count();
            System.out.printf("  scan                         %,9.0f entries/s%n", count / BenchLog.since(start));
        }
    }

    private static void start(Path folder) {
        long start = System.nanoTime();
        try (SegmentAuditLog again = BenchLog.open(folder)) {
            System.out.printf(
                    "  full check at start          %,9.0f entries/s%n",
                    again.report().entries() / BenchLog.since(start));
        }
    }

    private static void report(String what, Runnable step) {
        long[] nanos = new long[2_000];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            step.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "  %-28s p50 %,7.1f us  p99 %,8.1f us%n",
                what, nanos[nanos.length / 2] / 1e3, nanos[nanos.length * 99 / 100] / 1e3);
    }
}
