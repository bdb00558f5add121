package io.trendguard.routes.intake;

import io.trendguard.event.Event;
import io.trendguard.event.Tenant;
import io.trendguard.log.Vault;
import io.trendguard.log.VaultPeople;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.Rejected;
import io.trendguard.model.mapping.TrainingEvents;
import io.trendguard.model.mapping.TrainingEvents.Origin;
import io.trendguard.routes.engine.ServiceClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Turns a CSV file into events by the mapping that its folder is named after. */
@ApplicationScoped
public class CsvEvents {
    private final Vault vault;
    private final ServiceClock clock;

    CsvEvents(Vault vault, ServiceClock clock) {
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
        MappingFile mapping = MappingFile.load(mappingName);
        MappedFiles files = new MappedFiles(mapping, tenant, new VaultPeople(vault, tenant), clock.instant(), rejects);
        try (TrainingEvents read = files.events(List.of(), List.of(file))) {
            while (read.hasNext()) {
                Event event = read.next().event();
                events.accept(event, read.origin().orElseGet(() -> new Origin(0, event.id())));
            }
        }
    }
}
