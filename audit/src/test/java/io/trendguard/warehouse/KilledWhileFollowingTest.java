package io.trendguard.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while its warehouse follows leaves a warehouse that goes on and comes to the same. */
final class KilledWhileFollowingTest {
    private static final Tenant SHOP = new Tenant("shop");
    /** The whole promise is 50; CI kills fewer, and {@code -Dtrendguard.kills=50} all of them. */
    private static final int KILLS = Integer.getInteger("trendguard.kills", 6);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void killedAtRandomMomentsItIsEqualToARebuildEachTime() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        long entries = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(kill, Duration.ofMillis(random.nextInt(1_200)));
            entries = compare(kill);
        }
        System.out.printf("killed %d times while following, equal each time; %,d entries in the end%n", KILLS, entries);
    }

    private void runAndKill(int run, Duration after) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FollowingProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(run))
                .redirectError(folder.resolve("error.txt").toFile())
                .start();
        try {
            String first = process.inputReader().readLine();
            assertThat(first).as(() -> errors()).isEqualTo("following");
            Thread.sleep(after.toMillis());
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("error.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private long compare(int kill) {
        try (SegmentAuditLog log = FollowingProcess.log(folder);
                Warehouse left = new Warehouse(FollowingProcess.settings(folder), log);
                Warehouse fresh = new Warehouse(
                        new WarehouseSettings(folder.resolve("fresh-" + kill), Duration.ofSeconds(1), 100_000, 256, 1),
                        log)) {
            assertThat(left.follow()).isTrue();
            assertThat(fresh.follow()).isTrue();
            List<String> content = left.ask(SHOP, Contents::of);
            assertThat(content).isNotEmpty();
            assertThat(Contents.difference(content, fresh.ask(SHOP, Contents::of)))
                    .as("after kill %d", kill)
                    .isEmpty();
            assertThat(left.status(SHOP).remark())
                    .as("it went on and was not rebuilt")
                    .isEmpty();
            return log.head(SHOP).size();
        }
    }
}
