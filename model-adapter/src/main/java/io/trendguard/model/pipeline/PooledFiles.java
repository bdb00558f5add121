package io.trendguard.model.pipeline;

import io.trendguard.event.Event;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.Retailer;
import io.trendguard.event.Tenant;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.feature.InstalledTraining;
import io.trendguard.model.feature.PointTraining;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.gate.GateRun;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.Rejected;
import io.trendguard.model.mapping.TrainingEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a model is trained on that several retailers share: a folder with a folder for each retailer, named after it. A retailer
 * takes part only if the last setup among its own events says {@code pooled_training}.
 */
public final class PooledFiles {
    /** So many retailers must take part, so that no figure or word of the model is one retailer's alone. */
    public static final int FEWEST = 10;

    private final MappingFile mapping;
    private final Instant now;
    private final Consumer<Rejected> rejects;
    private final SortedMap<Tenant, List<Path>> retailers;
    private final List<Tenant> declined = new ArrayList<>();

    private PooledFiles(
            MappingFile mapping, Instant now, Consumer<Rejected> rejects, SortedMap<Tenant, List<Path>> retailers) {
        this.mapping = mapping;
        this.now = now;
        this.rejects = rejects;
        this.retailers = retailers;
    }

    /**
     * The retailers of a folder that agreed.
     *
     * @param now nothing in the files may be later
     * @param rejects receives every line that cannot be read
     * @throws IllegalArgumentException if too few agreed
     */
    public static PooledFiles of(MappingFile mapping, Path folder, Instant now, Consumer<Rejected> rejects)
            throws IOException {
        PooledFiles all = new PooledFiles(mapping, now, rejects, found(folder));
        PooledFiles agreed = new PooledFiles(mapping, now, rejects, new TreeMap<>());
        for (Map.Entry<Tenant, List<Path>> one : all.retailers.entrySet()) {
            if (all.agrees(one.getKey(), one.getValue())) {
                agreed.retailers.put(one.getKey(), one.getValue());
            } else {
                agreed.declined.add(one.getKey());
            }
        }
        if (agreed.retailers.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "Of the (%d) retailers in (%s), (%d) have agreed to train a model together (pooled_training); it takes (%d), so that none can be told from the others. Not agreed: %s."
                            .formatted(all.retailers.size(), folder, agreed.retailers.size(), FEWEST, agreed.declined));
        }
        return agreed;
    }

    private static SortedMap<Tenant, List<Path>> found(Path folder) throws IOException {
        SortedMap<Tenant, List<Path>> found = new TreeMap<>();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path one : folders.filter(Files::isDirectory).sorted().toList()) {
                try (Stream<Path> files = Files.list(one)) {
                    List<Path> events = files.filter(file -> file.toString().matches(".*\\.ndjson(\\.gz)?"))
                            .sorted()
                            .toList();
                    if (!events.isEmpty()) {
                        found.put(new Tenant(String.valueOf(one.getFileName())), events);
                    }
                }
            }
        }
        return found;
    }

    private boolean agrees(Tenant retailer, List<Path> files) {
        boolean agrees = false;
        Instant latest = Instant.MIN;
        try (TrainingEvents events = mapped(retailer, rejected -> {}).events(List.of(), files)) {
            while (events.hasNext()) {
                Event event = events.next().event();
                if (event.fact() instanceof Retailer setup && !event.time().isBefore(latest)) {
                    latest = event.time();
                    agrees = setup.pooledTraining().orElse(false);
                }
            }
        }
        return agrees;
    }

    /** Those that take part. */
    public List<Tenant> retailers() {
        return List.copyOf(retailers.keySet());
    }

    /** Those that do not, and are left out. */
    public List<Tenant> declined() {
        return List.copyOf(declined);
    }

    /** The rows of all that take part. */
    TrainingSet rows() {
        PointTraining.Pool pool = InstalledTraining.of(mapping.point())
                .pool()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The mapping (%s) makes no rows that retailers could share.".formatted(mapping.name())));
        retailers.forEach((retailer, files) -> {
            try (TrainingEvents events = mapped(retailer, rejects).events(List.of(), files)) {
                pool.add(retailer.id(), events, mapping.shopZone());
            }
        });
        return pool.build(FEWEST);
    }

    /** Compares training and serving on the events of the first retailer. */
    Readiness check(GateRun gate) throws IOException {
        Tenant first = retailers.firstKey();
        return gate.ofOneOfAPool(mapped(first, rejected -> {}), first.id(), retailers.getOrDefault(first, List.of()));
    }

    private MappedFiles mapped(Tenant retailer, Consumer<Rejected> unreadable) {
        return new MappedFiles(mapping, retailer, new HashedPeople(retailer), now, unreadable);
    }

    /** As a history to train on. */
    public TrainingHistory history() {
        return new TrainingHistory.OfPool(this);
    }
}
