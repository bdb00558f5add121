package io.trendguard.audit.bench;

import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.audit.proof.VerifierKey;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.EntryKind;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.NewEntry;
import io.trendguard.log.Receipt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Durable appends with trees, signatures and receipts against one force each, in one run, and what a proof costs. Plain
 * Java, since what is measured is a disk shared by many threads. Arguments: a folder on the disk, seconds per step. Each
 * step stands beside a step of one force each, taken right before it, since a shared disk changes from second to second.
 *
 * <pre>
 *   ./mvnw -q -DskipTests package
 *   java @audit/target/bench.args io.trendguard.audit.bench.AppendBench /var/tmp 3
 * </pre>
 */
public final class AppendBench {
    private static final Tenant SHOP = new Tenant("shop");
    private final Path folder;
    private final double seconds;
    private long cpuBefore;
    private final List<byte[]> payloads = new ArrayList<>();

    private AppendBench(Path folder, double seconds, int payloadBytes) {
        this.folder = folder;
        this.seconds = seconds;
        Random chance = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder("{\"decision\":\"d_" + Long.toHexString(chance.nextLong()) + "\"");
            while (text.length() < payloadBytes) {
                text.append(",\"feature_%d\":0.%06d".formatted(text.length(), chance.nextInt(1_000_000)));
            }
            payloads.add(text.append('}').toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("append-bench");
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 2;
        for (int bytes : new int[] {200, 2_000}) {
            AppendBench bench = new AppendBench(folder, seconds, bytes);
            System.out.printf("payload %,d bytes%n", bytes);
            bench.waiting(4); // warms up
            for (int threads : new int[] {1, 4, 64, 256}) {
                bench.beside("%d waiting appenders".formatted(threads), () -> bench.waiting(threads));
            }
            bench.beside("pipelined, one each", () -> bench.pipelined(1));
            bench.beside("pipelined, groups of 4", () -> bench.pipelined(4));
        }
        new AppendBench(folder, seconds, 200).proofs();
    }

    private double oneForceEach() throws IOException {
        Path file = folder.resolve("single");
        ByteBuffer zeros = ByteBuffer.allocate(16 << 20);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(zeros);
            channel.force(true);
            long at = 0;
            int count = 0;
            long start = System.nanoTime();
            for (; since(start) < seconds; count++) {
                ByteBuffer payload = ByteBuffer.wrap(payloads.get(count % payloads.size()));
                at = at + payload.remaining() > zeros.capacity() ? 0 : at;
                at += channel.write(payload, at);
                channel.force(false);
            }
            return count / since(start);
        } finally {
            Files.delete(file);
        }
    }

    private double waiting(int threads) throws Exception {
        try (Fresh fresh = new Fresh()) {
            long[] counts = new long[threads];
            long start = System.nanoTime();
            List<Thread> appenders = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                appenders.add(new Thread(() -> {
                    while (since(start) < seconds) {
                        fresh.log.append(SHOP, group(1, thread)).durable().join();
                        counts[thread]++;
                    }
                }));
            }
            appenders.forEach(Thread::start);
            for (Thread appender : appenders) {
                appender.join();
            }
            return Arrays.stream(counts).sum() / since(start);
        }
    }

    private double pipelined(int entries) throws Exception {
        try (Fresh fresh = new Fresh()) {
            Deque<CompletableFuture<Receipt>> open = new ArrayDeque<>();
            long count = 0;
            long start = System.nanoTime();
            while (since(start) < seconds) {
                open.add(fresh.log.append(SHOP, group(entries, (int) count)).durable());
                count += entries;
                if (open.size() > 8_192) {
                    open.remove().join();
                }
            }
            for (CompletableFuture<Receipt> each : open) {
                each.join();
            }
            return count / since(start);
        }
    }

    private List<NewEntry> group(int entries, int seed) {
        List<NewEntry> group = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
            group.add(new NewEntry(EntryKind.DECISION, 1, Instant.EPOCH, payloads.get((seed + i) % payloads.size())));
        }
        return group;
    }

    private void proofs() throws Exception {
        try (Fresh fresh = new Fresh()) {
            int size = 300_000;
            CompletableFuture<Receipt> last = new CompletableFuture<>();
            for (int i = 0; i < size; i++) {
                EventIdentity identity = new EventIdentity(EventKey.of(SHOP, "/bench", "e" + i), new byte[32]);
                byte[] payload = payloads.get(i % payloads.size());
                var event = new NewEntry(EntryKind.EVENT, 1, Instant.EPOCH, payload);
                last = ((Appended.Sequenced) fresh.log.appendOnce(SHOP, identity, List.of(event))).durable();
            }
            last.join();
            VerifierKey key = fresh.log.verifierKey(SHOP);
            Random chance = new Random(2);
            System.out.printf("log of %,d events%n", size);
            report(
                    "receipt made and verified",
                    () -> LogVerifier.receipt(
                            fresh.log.receipt(SHOP, chance.nextInt(size)).orElseThrow(), key));
            report("entry read, payload checked", () -> fresh.log.read(SHOP, chance.nextInt(size)));
            report(
                    "repeated event recognised",
                    () -> fresh.log.find(
                            SHOP,
                            new EventIdentity(EventKey.of(SHOP, "/bench", "e" + chance.nextInt(size)), new byte[32])));
            report(
                    "new event looked up",
                    () -> fresh.log.find(
                            SHOP,
                            new EventIdentity(EventKey.of(SHOP, "/bench", "n" + chance.nextInt()), new byte[32])));
            long start = System.nanoTime();
            try (var entries = fresh.log.scan(SHOP, 0)) {
                long count =
                        entries.filter(entry -> entry.payload().isPresent()).count();
                System.out.printf("  scan                         %,9.0f entries/s%n", count / since(start));
            }
            fresh.log.close();
            start = System.nanoTime();
            try (SegmentAuditLog again = fresh.open()) {
                System.out.printf(
                        "  full check at start          %,9.0f entries/s%n",
                        again.report().entries() / since(start));
            }
        }
    }

    private void beside(String what, Callable<Double> step) throws Exception {
        double single = oneForceEach();
        double rate = step.call();
        System.out.printf(
                "  %-24s %,9.0f entries/s   %,7.0f forced one by one   x %5.1f   %5.1f us of processor each%n",
                what, rate, single, rate / single, cpu(rate * seconds));
    }

    private void report(String what, Runnable step) {
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

    /** The processor time that the process took since the last call, in microseconds per entry. */
    private double cpu(double entries) {
        long now = ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        double micros = (now - cpuBefore) / 1e3 / entries;
        cpuBefore = now;
        return micros;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private final class Fresh implements AutoCloseable {
        final Path at = Files.createTempDirectory(folder, "log");
        final SegmentAuditLog log = open();

        /** A log in use: the first segment is written to, and the spare one is there. */
        Fresh() throws IOException {
            long start = System.nanoTime();
            while (since(start) < 1) {
                log.append(SHOP, group(1, 0)).durable().join();
            }
            cpu(1);
        }

        SegmentAuditLog open() {
            return SegmentAuditLog.open(AuditSettings.in(at), () -> {}, Clock.systemUTC(), new SecureRandom());
        }

        @Override
        public void close() throws IOException {
            log.close();
            try (Stream<Path> files = Files.walk(at)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
