package io.trendguard.routes.intake;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.model.mapping.PackedFile;
import io.trendguard.routes.flow.Submission.Purpose;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.security.Caller.Role;
import io.trendguard.routes.security.Keys;
import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one file of the inbox line by line, and moves it. A line that cannot be accepted goes to a dead-letter file with its reason and
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
    private final ReadFiles readFiles;
    private final DeadLetterStore letters;
    private final InboxStatus status;

    FolderIntake(
            PatientIntake intake,
            ServiceSettings settings,
            CsvEvents csv,
            Keys keys,
            SegmentAuditLog log,
            ReadFiles readFiles,
            DeadLetterStore letters,
            InboxStatus status) {
        this.readFiles = readFiles;
        this.letters = letters;
        this.status = status;
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

    /** Reads a file to its end and moves it to where read files lie, or sets it aside with its reason. */
    public void read(@Body InboxFile file) throws IOException {
        Tenant tenant;
        try {
            tenant = tenant(file);
            mustBeReadable(file);
        } catch (IllegalArgumentException e) {
            setAside(file, new FileReport(file.place(), 0, 0, 0, 0, 0, 0, Optional.of(FileFaults.words(e))));
            return;
        }
        read(file, tenant);
    }

    private Tenant tenant(InboxFile file) {
        Path relative = file.relative();
        if (relative.getNameCount() < 2) {
            throw new IllegalArgumentException(
                    file.kind() == InboxFile.Kind.LINK
                            ? FileFaults.LINK
                            : "The file (%s) lies in the inbox itself. Put it into a folder named after its tenant."
                                    .formatted(file.place()));
        }
        Tenant tenant = new Tenant(relative.getName(0).toString());
        if (!keys.knows(tenant) && !log.tenants().contains(tenant)) {
            throw new IllegalArgumentException(
                    "There is no tenant (%s) here. Correct the name of the folder, or make a key for the tenant first (command key)."
                            .formatted(tenant.id()));
        }
        return tenant;
    }

    private static void mustBeReadable(InboxFile file) {
        FileFaults.of(file).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        if (file.relative().getNameCount() < 3 && file.isTable()) {
            throw new IllegalArgumentException(
                    "The table (%s) does not say how it is to be read. Put it into a folder named after its mapping, such as (%s)."
                            .formatted(file.place(), file.relative().resolveSibling("fashion-returns")));
        }
    }

    private void read(InboxFile file, Tenant tenant) throws IOException {
        Caller caller = new Caller(tenant, "folder", Set.of(Role.SEND, Role.BACKFILL));
        Path folder = inbox.resolve(tenant.id());
        FileReport report;
        Purpose purpose = purpose(file.relative());
        try (DeadLetters deadLetters = letters.of(tenant, file, purpose == Purpose.HISTORY)) {
            FileReading reading = new FileReading(intake, caller, file.place(), purpose, deadLetters);
            try (InboxStatus.Read underWay = status.reading(tenant, reading)) {
                LOG.debug("{} is being read.", underWay);
                read(file, tenant, reading);
            } catch (IOException | RuntimeException e) {
                reading.await();
                String why = FileFaults.words(e);
                reading.refuse(why);
                setAside(file, reading.report(Optional.of(why)));
                return;
            }
            reading.await();
            report = reading.report(Optional.empty());
        }
        if (file.isUnchanged()) {
            done(file, folder, report);
        } else {
            LOG.warn("{} was written to while it was read. It is read again once it is complete.", file.place());
        }
    }

    /** Reads are told of once; a file that grew after it was moved lies there already. */
    private void done(InboxFile file, Path folder, FileReport report) throws IOException {
        boolean again = readFiles.isReadAgain(file);
        Path place = file.path().resolveSibling(".done");
        write(report, folder.resolve(".done"), file.name());
        Path moved = again ? file.path() : Shelf.move(file.path(), place);
        readFiles.add(file, moved);
        if (again) {
            LOG.warn("{} grew after it was read, and was read again.", file.place());
        }
        LOG.info("{}", report);
    }

    private void read(InboxFile file, Tenant tenant, FileReading reading) throws IOException {
        if (file.isTable()) {
            Path mapping = file.relative().getName(file.relative().getNameCount() - 2);
            csv.read(mapping.toString(), file.path(), tenant, reading::mapped, reading::rejected);
        } else {
            try (InputStream in = PackedFile.openUnlinked(file.path())) {
                reading.lines(in);
            }
        }
    }

    /** Says beside a file that goes to {@code .failed} why, and what was taken of it. */
    private void setAside(InboxFile file, FileReport report) throws IOException {
        LOG.warn("{} is set aside: {}", file.place(), report.problem().orElse(""));
        Path beside = file.path().resolveSibling(".failed");
        boolean isRead = beside.resolveSibling("").endsWith(".done");
        Path failed = isRead ? beside.resolve("../../.failed").normalize() : beside;
        write(report, failed, file.name());
        Shelf.move(file.path(), failed);
    }

    private static void write(FileReport report, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Json.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(Shelf.beside(folder, name, ".report.json").toFile(), report);
    }

    private static Purpose purpose(Path relative) {
        return relative.getName(1).toString().equals(HISTORY) && relative.getNameCount() > 2
                ? Purpose.HISTORY
                : Purpose.LIVE;
    }
}
