package io.trendguard.model.bench;

import io.trendguard.event.Event;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.InstalledTraining;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.history.RandomMarket;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.point.regret.RegretPoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many events a second become history and rows. Arguments: nothing, or a mapping and files.
 *
 * <pre>
 *   ./mvnw -q -DskipTests package
 *   java -Xmx2g @model-adapter/target/bench.args io.trendguard.model.bench.ReplayBench fashion-returns orders.csv.gz
 * </pre>
 */
public final class ReplayBench {
    private static final Tenant SHOP = new Tenant("bench");

    private ReplayBench() {}

    public static void main(String[] args) {
        List<TrainingEvent> events = args.length == 0 ? generated() : read(args);
        for (int run = 1; run <= 5; run++) {
            long start = System.nanoTime();
            TrainingSet set = InstalledTraining.of(RegretPoint.NAME).rows(events.iterator(), RowRules.DEFAULTS);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "run %d: %,d events, %,d rows in %.2f s: %,.0f events/s%n",
                    run, events.size(), set.size(), seconds, events.size() / seconds);
        }
    }

    private static List<TrainingEvent> generated() {
        List<TrainingEvent> events = new ArrayList<>();
        RandomMarket.events(1, 100_000, 120).stream()
                .sorted(Comparator.comparing(Event::knownAt))
                .forEach(event -> events.add(new TrainingEvent(event, true)));
        return events;
    }

    private static List<TrainingEvent> read(String[] args) {
        List<Path> files = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            files.add(Path.of(args[i]));
        }
        long start = System.nanoTime();
        List<TrainingEvent> events = new ArrayList<>();
        new MappedFiles(MappingFile.load(args[0]), SHOP, new HashedPeople(SHOP), Instant.now(), r -> {})
                .events(List.of(), files)
                .forEachRemaining(events::add);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "read %,d events in %.2f s: %,.0f events/s%n", events.size(), seconds, events.size() / seconds);
        return events;
    }
}
