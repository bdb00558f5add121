package io.trendguard.routes.intake;

import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.routes.intake.FolderIntake.FileReport;
import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How a tenant's inbox stands: the files that are being read, and those that were set aside whole, with the reason. */
@ApplicationScoped
public class InboxStatus {
    private static final String REPORT = ".report.json";
    private static final String FAILED = ".failed";
    private static final String DONE = ".done";
    private static final int DEEPEST = 9;
    /** Files that are named; more are counted. */
    private static final int MOST_NAMED = 20;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Path inbox;
    private final Map<FileReading, Tenant> underWay = new ConcurrentHashMap<>();
    private final Map<FileReading, Instant> since = new ConcurrentHashMap<>();
    private final Map<Tenant, Seen> seen = new ConcurrentHashMap<>();

    InboxStatus(ServiceSettings settings) {
        this.inbox = settings.inbox().toAbsolutePath();
    }

    /**
     * A tenant's inbox.
     *
     * @param folder where files are put
     * @param reading files that are being read now
     * @param setAside how many files could not be read
     * @param newestSetAside the newest of them
     */
    public record Standing(
            String folder, List<FileUnderWay> reading, long setAside, List<SetAsideFile> newestSetAside) {}

    /** A file that is being read. */
    public record FileUnderWay(String file, long eventsDone, Instant since) {}

    /** A file that lies in {@code .failed}, with the reason and the remedy. */
    public record SetAsideFile(String file, Instant at, String why, long accepted) {}

    private record Seen(Instant at, long setAside, List<SetAsideFile> newest) {}

    /** Ends with the reading. */
    record Read(InboxStatus status, FileReading reading) implements AutoCloseable {
        @Override
        public void close() {
            status.underWay.remove(reading);
            status.since.remove(reading);
        }

        @Override
        public String toString() {
            return reading.name();
        }
    }

    /** A file is being read from now on. */
    Read reading(Tenant tenant, FileReading reading) {
        since.put(reading, Instant.now());
        underWay.put(reading, tenant);
        return new Read(this, reading);
    }

    /** How it stands; what lies in folders is looked at every few seconds. */
    public Standing of(Tenant tenant) {
        Seen now = seen.compute(
                tenant,
                (t, before) -> before != null
                                && Duration.between(before.at(), Instant.now()).compareTo(LOOK_AGAIN) < 0
                        ? before
                        : look(t));
        List<FileUnderWay> reading = new ArrayList<>();
        underWay.forEach((file, whose) -> {
            if (whose.equals(tenant)) {
                reading.add(new FileUnderWay(file.name(), file.done(), since.getOrDefault(file, Instant.now())));
            }
        });
        reading.sort(Comparator.comparing(FileUnderWay::file));
        return new Standing(inbox.resolve(tenant.id()).toString(), reading, now.setAside(), now.newest());
    }

    private Seen look(Tenant tenant) {
        Path folder = inbox.resolve(tenant.id());
        List<Path> reports = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, failed(reports));
        } catch (IOException e) { // it is not there, or not for us
            return new Seen(Instant.now(), 0, List.of());
        }
        reports.removeIf(report -> wasReadSince(folder, report));
        reports.sort(Comparator.comparing(DeadLetterStore::written).reversed());
        List<SetAsideFile> newest = reports.stream()
                .limit(MOST_NAMED)
                .flatMap(report -> read(report).stream())
                .toList();
        return new Seen(Instant.now(), reports.size(), newest);
    }

    private static SimpleFileVisitor<Path> failed(List<Path> reports) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes seen) {
                String name = String.valueOf(folder.getFileName());
                return name.startsWith(".") && !name.equals(FAILED)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
                boolean aside = String.valueOf(file.getParent()).endsWith(FAILED);
                if (aside && file.toString().endsWith(REPORT) && isThere(file)) {
                    reports.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                return FileVisitResult.CONTINUE;
            }
        };
    }

    /** Whoever has dealt with a file that was set aside takes it away. */
    private static boolean isThere(Path report) {
        String name = String.valueOf(report.getFileName());
        return Files.exists(
                report.resolveSibling(name.substring(0, name.length() - REPORT.length())), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a file of that name was put in again and read. */
    private static boolean wasReadSince(Path folder, Path report) {
        Path again = folder.resolve(DONE).resolve(report.getFileName());
        return DeadLetterStore.written(again).compareTo(DeadLetterStore.written(report)) > 0;
    }

    private static Optional<SetAsideFile> read(Path report) {
        try {
            FileReport said = Json.mapper().readValue(report.toFile(), FileReport.class);
            return Optional.of(new SetAsideFile(
                    said.file(),
                    DeadLetterStore.written(report).toInstant(),
                    said.problem().orElse(""),
                    said.accepted()));
        } catch (IOException e) { // somebody wrote or took it meanwhile
            return Optional.empty();
        }
    }
}
