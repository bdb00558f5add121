package io.trendguard.audit.bench;

import io.trendguard.log.Receipt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

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
    private final Path folder;
    private final double seconds;
    private final BenchPayloads payloads;
    private long cpuBefore;

    private AppendBench(Path folder, double seconds, int payloadBytes) {
        this.folder = folder;
        this.seconds = seconds;
        payloads = new BenchPayloads(payloadBytes);
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
        ProofCosts.measure(folder, new BenchPayloads(200));
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
            for (; BenchLog.since(start) < seconds; count++) {
                ByteBuffer payload = ByteBuffer.wrap(payloads.get(count));
                at = at + payload.remaining() > zeros.capacity() ? 0 : at;
                at += channel.write(payload, at);
                channel.force(false);
            }
            return count / BenchLog.since(start);
        } finally {
            Files.delete(file);
        }
    }

    private double waiting(int threads) throws Exception {
        try (BenchLog bench = used()) {
            long[] counts = new long[threads];
            long start = System.nanoTime();
            List<Thread> appenders = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                appenders.add(new Thread(() -> {
                    while (BenchLog.since(start) < seconds) {
                        bench.log()
                                .append(BenchLog.SHOP, payloads.group(1, thread))
                                .durable()
                                .join();
                        counts[thread]++;
                    }
                }));
            }
            appenders.forEach(Thread::start);
            for (Thread appender : appenders) {
                appender.join();
            }
            return Arrays.stream(counts).sum() / BenchLog.since(start);
        }
    }

    private double pipelined(int entries) throws Exception {
        try (BenchLog bench = used()) {
            Deque<CompletableFuture<Receipt>> open = new ArrayDeque<>();
            long count = 0;
            long start = System.nanoTime();
            while (BenchLog.since(start) < seconds) {
                open.add(bench.log()
                        .append(BenchLog.SHOP, payloads.group(entries, (int) count))
                        .durable());
                count += entries;
                if (open.size() > 8_192) {
                    open.remove().join();
                }
            }
            for (CompletableFuture<Receipt> each : open) {
                each.join();
            }
            return count / BenchLog.since(start);
        }
    }

    private void beside(String what, Callable<Double> step) throws Exception {
        double single = oneForceEach();
        double rate = step.call();
        System.out.printf(
                "  %-24s %,9.0f entries/s   %,7.0f forced one by one   x %5.1f   %5.1f us of processor each%n",
                what, rate, single, rate / single, cpu(rate * seconds));
    }

    private BenchLog used() throws IOException {
        BenchLog used = BenchLog.used(folder, payloads);
        cpu(1);
        return used;
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
}
