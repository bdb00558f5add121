package io.trendguard.model.mapping;

import io.trendguard.event.People;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.LabelRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.feature.TrainingSetBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Files under a mapping, read as one stream of events in the order in which they became known. */
public final class MappedFiles {
    private final MappingFile mapping;
    private final Tenant tenant;
    private final People people;
    private final Instant now;
    private final Consumer<Rejected> rejects;

    /**
     * @param tenant whose events they are
     * @param people replaces customers' ids by references
     * @param now nothing in the files may be later
     * @param rejects is told of every row that cannot be read
     */
    public MappedFiles(MappingFile mapping, Tenant tenant, People people, Instant now, Consumer<Rejected> rejects) {
        this.mapping = mapping;
        this.tenant = tenant;
        this.people = people;
        this.now = now;
        this.rejects = rejects;
    }

    /** Rows for every purchase of these files, with what became of it. */
    public TrainingSet trainingSet(List<Path> history, LabelRules rules) {
        return builder(rules).buildSelected(events(List.of(), history));
    }

    /** Rows for every purchase of the last files; the history, with its outcomes, comes before them as time goes on. */
    public TrainingSet scoringSet(List<Path> history, List<Path> asked) {
        return builder(LabelRules.DEFAULTS).buildSelected(events(history, asked));
    }

    private TrainingSetBuilder builder(LabelRules rules) {
        return new TrainingSetBuilder(
                rules,
                (purchase, line) -> mapping.rowKey()
                        .replace("{order_id}", purchase.orderId())
                        .replace("{line_id}", line.lineId()));
    }

    /**
     * All events in the order in which they became known.
     *
     * @param history only becomes history
     * @param asked purchases of these files are wanted as rows
     */
    public Iterator<TrainingEvent> events(List<Path> history, List<Path> asked) {
        return switch (mapping.format()) {
            case CSV -> table(history, asked);
            case CLOUDEVENTS -> new Merged(lines(history), lines(asked));
        };
    }

    private Iterator<TrainingEvent> table(List<Path> history, List<Path> asked) {
        MappingFile.Items items = mapping.items().orElseThrow();
        RowReader reader = new RowReader(items, tenant, people, now);
        TableItems table = new TableItems(items, reader, rejects);
        history.forEach(file -> table.read(file, false));
        asked.forEach(file -> table.read(file, true));
        return new TableEvents(reader, table.orders());
    }

    private EventLines lines(List<Path> files) {
        return new EventLines(files, tenant, people, now, rejects);
    }

    /** Two streams as one; at equal times history goes first. */
    private record Merged(EventLines history, EventLines asked) implements Iterator<TrainingEvent> {
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
