package io.trendguard.routes.intake;

import io.trendguard.event.Event;
import io.trendguard.event.InvalidEventException;
import io.trendguard.event.People;
import io.trendguard.event.Tenant;
import io.trendguard.log.Vault;
import io.trendguard.log.VaultPeople;
import io.trendguard.model.mapping.TrainingEvents.Origin;
import io.trendguard.routes.flow.EventCheck;
import io.trendguard.routes.intake.DeadLetterStore.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * Reads rows that were set aside as a table once more, under the mapping as it is now: those of one file and heading together,
 * since rows of one order make one event.
 */
@ApplicationScoped
class TableReplay {
    private static final String NO_EVENT = "The mapping makes no event of this row.";

    private final CsvEvents csv;
    private final PatientIntake intake;
    private final Vault vault;

    TableReplay(CsvEvents csv, PatientIntake intake, Vault vault) {
        this.csv = csv;
        this.intake = intake;
        this.vault = vault;
    }

    private record Table(String file, String heading) {}

    /** What would become of the rows. */
    Map<Stored, LetterFate> check(Tenant tenant, List<Stored> rows, EventCheck check) {
        Map<Stored, LetterFate> fates = new LinkedHashMap<>();
        tables(rows).forEach((table, letters) -> {
            Rows found = new Rows(letters);
            read(table, letters, tenant, check.people(tenant), found, (event, origin) -> {
                LetterFate fate;
                try {
                    fate = LetterReplay.fate(check.check(event));
                } catch (InvalidEventException e) {
                    fate = LetterFate.failed(Problem.from(e));
                }
                found.add(origin.text(), CompletableFuture.completedFuture(fate));
            });
            fates.putAll(found.fates(System.nanoTime()));
        });
        return fates;
    }

    /** Submits the rows, and waits until then for what becomes of them. */
    Map<Stored, LetterFate> submit(Tenant tenant, List<Stored> rows, long untilNanoTime) {
        Map<Stored, LetterFate> fates = new LinkedHashMap<>();
        tables(rows).forEach((table, letters) -> {
            Rows found = new Rows(letters);
            DeadLetter first = letters.get(0).letter();
            read(
                    table,
                    letters,
                    tenant,
                    new VaultPeople(vault, tenant),
                    found,
                    (event, origin) -> found.add(
                            origin.text(),
                            LetterReplay.outcome(intake.submit(in -> in.submitRead(
                                    event, "replay:folder:" + table.file(), LetterReplay.purpose(first))))));
            fates.putAll(found.fates(untilNanoTime));
        });
        return fates;
    }

    private static Map<Table, List<Stored>> tables(List<Stored> rows) {
        Map<Table, List<Stored>> tables = new LinkedHashMap<>();
        for (Stored row : rows) {
            Table table = new Table(
                    row.letter().file().orElseThrow(), row.letter().heading().orElseThrow());
            tables.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
        }
        return tables;
    }

    private void read(
            Table table,
            List<Stored> rows,
            Tenant tenant,
            People people,
            Rows found,
            BiConsumer<Event, Origin> events) {
        try {
            Path folder = Files.createTempDirectory("trendguard-replay");
            Path file = folder.resolve(
                    String.valueOf(Path.of(table.file()).getFileName()).replaceAll("\\.gz$", ""));
            try {
                List<String> lines = new ArrayList<>(List.of(table.heading()));
                rows.forEach(row -> lines.add(row.letter().text()));
                Files.write(file, lines);
                csv.read(
                        mapping(table),
                        file,
                        tenant,
                        people,
                        events,
                        rejected -> found.add(
                                rejected.text(),
                                CompletableFuture.completedFuture(LetterFate.failed(
                                        Problem.from(new InvalidEventException(rejected.findings()))))));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IllegalArgumentException e) { // the mapping is not there, or does not fit the heading
            found.refuse(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mapping(Table table) {
        Path place = Path.of(table.file());
        return place.getName(Math.max(0, place.getNameCount() - 2)).toString();
    }

    /** What becomes of rows, which are known by their text: an event of several rows has the lines of all. */
    private static final class Rows {
        private final Map<Stored, List<CompletableFuture<LetterFate>>> fates = new LinkedHashMap<>();
        private final Map<String, List<Stored>> byText = new HashMap<>();

        Rows(List<Stored> letters) {
            for (Stored letter : letters) {
                fates.put(letter, new ArrayList<>());
                letter.letter()
                        .text()
                        .lines()
                        .forEach(line -> byText.computeIfAbsent(line, l -> new ArrayList<>())
                                .add(letter));
            }
        }

        void add(String text, CompletableFuture<LetterFate> fate) {
            text.lines()
                    .flatMap(line -> byText.getOrDefault(line, List.of()).stream())
                    .distinct()
                    .forEach(letter -> fates.computeIfAbsent(letter, l -> new ArrayList<>())
                            .add(fate));
        }

        void refuse(String why) {
            CompletableFuture<LetterFate> refused =
                    CompletableFuture.completedFuture(LetterFate.failed(LetterFate.whole(why)));
            fates.values().forEach(some -> some.add(refused));
        }

        Map<Stored, LetterFate> fates(long untilNanoTime) {
            Map<Stored, LetterFate> known = new LinkedHashMap<>();
            fates.forEach((letter, some) -> known.put(
                    letter,
                    some.stream()
                            .map(fate -> PendingFates.await(fate, untilNanoTime))
                            .reduce(LetterFate::and)
                            .orElseGet(() -> LetterFate.failed(LetterFate.whole(NO_EVENT)))));
            return known;
        }
    }
}
