package io.trendguard.simulation.load;

import io.trendguard.simulation.Latency;
import io.trendguard.simulation.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * What calls would feel whose service does nothing but make them durable, together with all that are due by then (group
 * commit). No answer that waits for the log can be quicker, and a disk that stalls for longer than a deadline makes calls
 * late whatever the service does.
 */
public final class DiskFloor {
    /** What the log keeps of one checkout call, compressed. */
    private static final int BYTES = 4 << 10;

    private static final int FILE = 64 << 20;
    private static final int MOST_TOGETHER = 256;
    private static final long LONGEST_MICROS = 600_000_000L;

    private DiskFloor() {}

    /**
     * Measures the disk by a preallocated file that is deleted afterwards.
     *
     * @param folder on the disk in question
     * @param rate calls per second
     * @param time how long
     * @return from the moment a call was due until its 4 KiB were forced
     */
    public static Latency measure(Path folder, int rate, Duration time, Progress progress) throws IOException {
        Path file = Files.createTempFile(folder, "disk-floor-", ".bin");
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            put(channel, 0, FILE);
            channel.force(true);
            Histogram micros = new Histogram(LONGEST_MICROS, 3);
            long interval = 1_000_000_000L / rate;
            long calls = Math.max(1, time.toNanos() / interval);
            long begin = System.nanoTime();
            long at = 0;
            for (long next = 0; next < calls; ) {
                waitUntil(begin + next * interval);
                long due = Math.min(calls, (System.nanoTime() - begin) / interval + 1);
                int together = (int) Math.min(MOST_TOGETHER, due - next);
                put(channel, at, together * BYTES);
                channel.force(false);
                at = (at + (long) MOST_TOGETHER * BYTES) % FILE; // a whole number of the largest writes
                long now = System.nanoTime();
                for (long done = next + together; next < done; next++) {
                    micros.recordValue(Math.min(LONGEST_MICROS, (now - begin - next * interval) / 1_000));
                }
                progress.at("calls that are only made durable", next, calls);
            }
            return Latency.of(micros);
        }
    }

    private static void put(FileChannel channel, long at, int bytes) throws IOException {
        ByteBuffer some = ByteBuffer.allocate(bytes);
        while (some.hasRemaining()) {
            channel.write(some, at + some.position());
        }
    }

    private static void waitUntil(long moment) {
        for (long early = moment - System.nanoTime(); early > 0; early = moment - System.nanoTime()) {
            LockSupport.parkNanos(early);
        }
    }
}
