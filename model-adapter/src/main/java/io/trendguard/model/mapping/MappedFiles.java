package io.trendguard.model.mapping;

import io.trendguard.event.People;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.InstalledTraining;
import io.trendguard.model.feature.PointTraining;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** Files under a mapping, read as one stream of events in the order in which they became known. */
public final class MappedFiles {
    private static final int ROWS_IN_MEMORY = 20_000;
    private final MappingFile mapping;
    private final Tenant tenant;
    private final People people;
    private final Instant now;
    private final Consumer<Rejected> rejects;
    private final Reading reading;
    private final boolean imputed;

    /**
     * @param tenant whose events they are
     * @param people replaces customers' ids by references
     * @param now nothing in the files may be later
     * @param rejects is told of every row that cannot be read
     */
    public MappedFiles(MappingFile mapping, Tenant tenant, People people, Instant now, Consumer<Rejected> rejects) {
        this(mapping, tenant, people, now, rejects, Reading.SILENT, true);
    }

    private MappedFiles(
            MappingFile mapping,
            Tenant tenant,
            People people,
            Instant now,
            Consumer<Rejected> rejects,
            Reading reading,
            boolean imputed) {
        this.mapping = mapping;
        this.tenant = tenant;
        this.people = people;
        this.now = now;
        this.rejects = rejects;
        this.reading = reading;
        this.imputed = imputed;
    }

    /** The same files, with somebody who hears how far the reading is. */
    public MappedFiles heardBy(Reading listener) {
        return new MappedFiles(mapping, tenant, people, now, rejects, listener, imputed);
    }

    /** The same files; an outcome without a reason gets none. */
    public MappedFiles withoutImputing() {
        return new MappedFiles(mapping, tenant, people, now, rejects, reading, false);
    }

    /** Rows for everything that these files ask about, with what became of it. */
    public TrainingSet trainingSet(List<Path> history) {
        rawReader().ifPresent(reader -> reader.checkHeadings(history));
        return mapping.table().isPresent()
                ? new FeatureTable(mapping, rejects, reading).read(history)
                : built(events(List.of(), history));
    }

    /** Rows for everything that the last files ask about; the history, with its outcomes, comes before them as time goes on. */
    public TrainingSet scoringSet(List<Path> history, List<Path> asked) {
        return mapping.table().isPresent()
                ? new FeatureTable(mapping, rejects, reading).read(asked)
                : built(events(history, asked));
    }

    /**
     * Rows for everything that is asked up to some time after a moment, each with what would have been known of it had no
     * outcome been learnt from that moment on.
     *
     * @throws InvalidFileException if the mapping makes features of a table and no events, so that nothing can be lived
     *     through again
     */
    public TrainingSet withoutOutcomes(List<Path> history, Instant moment, Instant end) {
        PointTraining training = training();
        try (TrainingEvents events = events(List.of(), history)) {
            return training.rows(
                            new NoOutcomesAfter(new Counted(events, reading), training::isOutcome, moment, end),
                            rules())
                    .asOf(moment);
        }
    }

    /** All columns of these files, as they lie there; absent where there is no table, but events. */
    public Optional<RawRows> raw(List<Path> history) {
        return rawReader().map(reader -> reader.read(history));
    }

    private Optional<RawReader> rawReader() {
        return mapping.table().map(RawReader::new).or(() -> mapping.items().map(RawReader::new));
    }

    private TrainingSet built(TrainingEvents events) {
        try (events) {
            return training().rows(new Counted(events, reading), rules());
        }
    }

    /** At which moments of these files' events rows are asked for. */
    public RowMoments moments() {
        return training().moments(rules());
    }

    private PointTraining training() {
        return InstalledTraining.of(mapping.point());
    }

    private RowRules rules() {
        return new RowRules(mapping.rowKey(), mapping.shopZone(), imputed);
    }

    /** How the files are read. */
    public MappingFile mapping() {
        return mapping;
    }

    /**
     * All events in the order in which they became known.
     *
     * @param history only becomes history
     * @param asked purchases of these files are wanted as rows
     */
    public TrainingEvents events(List<Path> history, List<Path> asked) {
        return switch (mapping.format()) {
            case CSV -> table(history, asked);
            case CLOUDEVENTS -> new Merged(lines(history), lines(asked));
        };
    }

    private TrainingEvents table(List<Path> history, List<Path> asked) {
        MappingFile.Items items = mapping.items()
                .orElseThrow(() -> new InvalidFileException(
                        "The mapping (%s) makes features of a table and no events. It serves train and score alone."
                                .formatted(mapping.name())));
        RowReader reader = new RowReader(items, tenant, people, now);
        TableItems table = new TableItems(items, reader, rejects, reading, ROWS_IN_MEMORY);
        history.forEach(file -> table.read(file, false));
        asked.forEach(file -> table.read(file, true));
        return new TableEvents(reader, table);
    }

    private EventLines lines(List<Path> files) {
        return new EventLines(files, tenant, people, now, rejects);
    }

    /** Says how many events were taken. */
    private static final class Counted implements Iterator<TrainingEvent> {
        private static final String WHAT = "events replayed";
        private final Iterator<TrainingEvent> events;
        private final Reading reading;
        private long done;

        Counted(Iterator<TrainingEvent> events, Reading reading) {
            this.events = events;
            this.reading = reading;
        }

        @Override
        public boolean hasNext() {
            boolean more = events.hasNext();
            if (!more) {
                reading.at(WHAT, done, true);
            }
            return more;
        }

        @Override
        public TrainingEvent next() {
            reading.step(WHAT, ++done);
            return events.next();
        }
    }

    /** Two streams as one; at equal times history goes first. */
    private record Merged(EventLines history, EventLines asked) implements TrainingEvents {
        @Override
        public void close() {
            history.close();
            asked.close();
        }

        @Override
        public boolean hasNext() {
            return history.hasNext() || asked.hasNext();
        }

        @Override
        public TrainingEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            boolean past = history.hasNext()
                    && (!asked.hasNext()
                            || !history.peek().knownAt().isAfter(asked.peek().knownAt()));
            return past ? new TrainingEvent(history.next(), false) : new TrainingEvent(asked.next(), true);
        }
    }
}
