package io.trendguard.routes.intake;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.model.mapping.PackedFile;
import io.trendguard.routes.engine.Submission.Purpose;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.security.Caller.Role;
import io.trendguard.routes.security.Keys;
import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one file of the inbox line by line. A line that cannot be accepted goes to a dead-letter file with its reason and
 * the rest goes on; a report with the counts is written beside it. The folder's name is the tenant: who may write there is
 * for the operating system to say.
 */
@Named
@ApplicationScoped
public class FolderIntake {
    private static final Logger LOG = LoggerFactory.getLogger(FolderIntake.class);
    /** Files below {@code inbox/<tenant>/history} are remembered and not decided about. */
    private static final String HISTORY = "history";

    private final PatientIntake intake;
    private final Path inbox;
    private final CsvEvents csv;
    private final Keys keys;
    private final SegmentAuditLog log;

    FolderIntake(PatientIntake intake, ServiceSettings settings, CsvEvents csv, Keys keys, SegmentAuditLog log) {
        this.intake = intake;
        this.keys = keys;
        this.log = log;
        this.inbox = settings.inbox().toAbsolutePath();
        this.csv = csv;
    }

    /**
     * What became of a file's lines; in = accepted + repeated + conflicts + rejected + blank.
     *
     * @param problem why the file was not read to its end, and what to do; absent if it was
     */
    public record FileReport(
            String file,
            long lines,
            long blank,
            long accepted,
            long repeated,
            long conflicts,
            long rejected,
            Optional<String> problem) {}

    /** Reads a file to its end. Throws if the file itself cannot be read, for example a truncated gzip. */
    public FileReport read(@Body File body) throws IOException {
        Path file = body.toPath().toAbsolutePath();
        Path relative = inbox.relativize(file);
        Tenant tenant;
        try {
            tenant = tenant(relative);
        } catch (IllegalArgumentException e) {
            throw setAside(file, new FileReport(relative.toString(), 0, 0, 0, 0, 0, 0, Optional.of(reason(e))), e);
        }
        return read(file, relative, tenant);
    }

    private Tenant tenant(Path relative) {
        if (relative.getNameCount() < 2) {
            throw new IllegalArgumentException(
                    "The file (%s) lies in the inbox itself. Put it into a folder named after its tenant."
                            .formatted(relative));
        }
        if (relative.getNameCount() < 3 && isCsv(relative.toString())) {
            throw new IllegalArgumentException(
                    "The table (%s) does not say how it is to be read. Put it into a folder named after its mapping, such as (%s)."
                            .formatted(relative, relative.resolveSibling("fashion-returns")));
        }
        Tenant tenant = new Tenant(relative.getName(0).toString());
        if (!keys.knows(tenant) && !log.tenants().contains(tenant)) {
            throw new IllegalArgumentException(
                    "There is no tenant (%s) here. Correct the name of the folder, or make a key for the tenant first (command key)."
                            .formatted(tenant.id()));
        }
        return tenant;
    }

    private FileReport read(Path file, Path relative, Tenant tenant) throws IOException {
        Caller caller = new Caller(tenant, "folder", Set.of(Role.SEND, Role.BACKFILL));
        Path folder = inbox.resolve(tenant.id());
        String name = file.getFileName().toString();
        try (DeadLetters deadLetters = new DeadLetters(folder.resolve(".dead-letter"), name)) {
            FileReading reading = new FileReading(intake, caller, relative.toString(), purpose(relative), deadLetters);
            try {
                read(file, relative, tenant, reading);
            } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
                reading.await();
                reading.refuse(reason(e));
                throw setAside(file, reading.report(Optional.of(reason(e))), e);
            }
            reading.await();
            FileReport report = reading.report(Optional.empty());
            write(report, folder.resolve(".done"), name);
            LOG.info("{}", report);
            return report;
        }
    }

    private void read(Path file, Path relative, Tenant tenant, FileReading reading) throws IOException {
        if (isCsv(file.getFileName().toString())) {
            String mapping = relative.getName(relative.getNameCount() - 2).toString();
            csv.read(mapping, file, tenant, reading::mapped, reading::rejected);
        } else {
            try (InputStream in = PackedFile.open(file)) {
                reading.lines(in);
            }
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** Says beside a file that goes to {@code .failed} why, and what was taken of it. */
    private static IOException setAside(Path file, FileReport report, Exception why) throws IOException {
        write(report, file.resolveSibling(".failed"), file.getFileName().toString());
        LOG.warn("{} is set aside: {}", file, reason(why));
        return new IOException("%s was set aside: %s".formatted(file, reason(why)), why);
    }

    private static void write(FileReport report, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Json.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve(name + ".report.json").toFile(), report);
    }

    private static Purpose purpose(Path relative) {
        return relative.getName(1).toString().equals(HISTORY) && relative.getNameCount() > 2
                ? Purpose.HISTORY
                : Purpose.LIVE;
    }

    private static boolean isCsv(String name) {
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }
}
