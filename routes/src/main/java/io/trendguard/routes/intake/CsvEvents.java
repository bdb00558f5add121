package io.trendguard.routes.intake;

import io.trendguard.event.Event;
import io.trendguard.event.People;
import io.trendguard.event.Tenant;
import io.trendguard.log.Vault;
import io.trendguard.log.VaultPeople;
import io.trendguard.model.mapping.InvalidFileException;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.Rejected;
import io.trendguard.model.mapping.TrainingEvents;
import io.trendguard.model.mapping.TrainingEvents.Origin;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Turns a CSV file into events by the mapping that its folder is named after: one of the data folder, {@code mappings/<name>.yaml}, or a shipped one. */
@ApplicationScoped
public class CsvEvents {
    private final Vault vault;
    private final ServiceClock clock;
    private final Path mappings;

    CsvEvents(Vault vault, ServiceClock clock, ServiceSettings settings) {
        this.mappings = settings.data().resolve("mappings");
        this.vault = vault;
        this.clock = clock;
    }

    /** Shows every event, in the order in which they became known, and every row that cannot be read, each with where it stands. */
    void read(
            String mappingName,
            Path file,
            Tenant tenant,
            BiConsumer<Event, Origin> events,
            Consumer<Rejected> rejects) {
        read(mappingName, file, tenant, new VaultPeople(vault, tenant), events, rejects);
    }

    /** The same with references to people that somebody else gives. */
    void read(
            String mappingName,
            Path file,
            Tenant tenant,
            People people,
            BiConsumer<Event, Origin> events,
            Consumer<Rejected> rejects) {
        MappingFile mapping = mapping(mappingName);
        MappedFiles files = new MappedFiles(mapping, tenant, people, clock.instant(), rejects);
        try (TrainingEvents read = files.events(List.of(), List.of(file))) {
            while (read.hasNext()) {
                Event event = read.next().event();
                events.accept(event, read.origin().orElseGet(() -> new Origin(0, event.id())));
            }
        }
    }

    /** The mapping of that name in the data folder, or the shipped one. */
    private MappingFile mapping(String name) {
        if (Files.isSymbolicLink(mappings)) {
            throw new InvalidFileException(
                    "The folder of mappings (%s) is a symbolic link, which is not followed. Make it a folder."
                            .formatted(mappings));
        }
        Path own = mappings.resolve(name + ".yaml");
        return Files.exists(own, LinkOption.NOFOLLOW_LINKS)
                ? MappingFile.load(own.toString())
                : MappingFile.shipped(name);
    }
}
