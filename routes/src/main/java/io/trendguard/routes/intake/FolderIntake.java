package io.trendguard.routes.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.event.Event;
import io.trendguard.event.EventParser;
import io.trendguard.event.InvalidEventException;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.model.mapping.Rejected;
import io.trendguard.routes.engine.Intake;
import io.trendguard.routes.engine.Outcome;
import io.trendguard.routes.engine.Submission;
import io.trendguard.routes.engine.Submission.Purpose;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.security.Caller.Role;
import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
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
    private static final int IN_FLIGHT = 2_000;
    private static final int MAX_LINE = 1 << 20;
    /** Files below {@code inbox/<tenant>/history} are remembered and not decided about. */
    private static final String HISTORY = "history";

    private final PatientIntake intake;
    private final Path inbox;
    private final CsvEvents csv;

    FolderIntake(PatientIntake intake, ServiceSettings settings, CsvEvents csv) {
        this.intake = intake;
        this.inbox = settings.inbox().toAbsolutePath();
        this.csv = csv;
    }

    /** What became of a file's lines; in = accepted + repeated + conflicts + rejected + blank. */
    public record FileReport(
            String file, long lines, long blank, long accepted, long repeated, long conflicts, long rejected) {}

    /** Reads a file to its end. Throws if the file itself cannot be read, for example a truncated gzip. */
    public FileReport read(@Body File body) throws IOException {
        Path file = body.toPath().toAbsolutePath();
        Path relative = inbox.relativize(file);
        if (relative.getNameCount() < 2) {
            throw new IOException("The file (%s) lies in the inbox itself. Put it into a folder named after its tenant."
                    .formatted(relative));
        }
        Tenant tenant = new Tenant(relative.getName(0).toString());
        Caller caller = new Caller(tenant, "folder", Set.of(Role.SEND, Role.BACKFILL));
        Path folder = inbox.resolve(tenant.id());
        try (DeadLetters deadLetters =
                new DeadLetters(folder.resolve(".dead-letter").resolve(body.getName() + ".ndjson"))) {
            Reading reading = new Reading(caller, relative.toString(), purpose(relative), deadLetters);
            try {
                if (isCsv(body.getName())) {
                    csv.read(
                            relative.getName(relative.getNameCount() - 2).toString(),
                            file,
                            tenant,
                            reading::mapped,
                            reading::rejected);
                } else {
                    try (InputStream in = open(file)) {
                        reading.lines(new ByteLines(in, MAX_LINE));
                    }
                }
            } finally {
                reading.await();
            }
            FileReport report = reading.report();
            Files.createDirectories(folder.resolve(".done"));
            Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(
                            folder.resolve(".done")
                                    .resolve(body.getName() + ".report.json")
                                    .toFile(),
                            report);
            LOG.info("{}", report);
            return report;
        }
    }

    private static Purpose purpose(Path relative) {
        return relative.getName(1).toString().equals(HISTORY) && relative.getNameCount() > 2
                ? Purpose.HISTORY
                : Purpose.LIVE;
    }

    private static boolean isCsv(String name) {
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    /** One pass over one file. */
    private final class Reading {
        private final Caller caller;
        private final String name;
        private final DeadLetters deadLetters;
        private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
        private final Map<EventResult.Status, Long> counts = new EnumMap<>(EventResult.Status.class);
        private final Purpose purpose;
        private long lines;
        private long blank;

        Reading(Caller caller, String name, Purpose purpose, DeadLetters deadLetters) {
            this.caller = caller;
            this.name = name;
            this.purpose = purpose;
            this.deadLetters = deadLetters;
        }

        void lines(ByteLines source) throws IOException {
            for (Optional<ByteLines.Line> read = source.read(); read.isPresent(); read = source.read()) {
                ByteLines.Line line = read.get();
                if (line.isBlank()) {
                    lines++;
                    blank++;
                } else if (line.tooLong()) {
                    broken(
                            line.number(),
                            line.bytes(),
                            new InvalidEventException(
                                    "(line)", "more than " + MAX_LINE + " bytes", "is too long for one event"));
                } else {
                    line(line);
                }
            }
        }

        private void line(ByteLines.Line line) throws IOException {
            try {
                event(line.number(), line.bytes(), EventParser.parse(line.bytes()));
            } catch (InvalidEventException e) {
                broken(line.number(), line.bytes(), e);
            }
        }

        private void event(long number, byte[] text, JsonNode event) {
            Submission submission = new Submission(caller, event, "folder:" + name + "#" + number, purpose);
            hand(number, text, in -> in.submitPatiently(submission));
        }

        /** An event that a mapping made. */
        void mapped(Event event) {
            byte[] text = event.id().getBytes(StandardCharsets.UTF_8);
            hand(lines + 1, text, in -> in.submitRead(event, purpose));
        }

        /** A row that a mapping could not read. */
        void rejected(Rejected row) {
            try {
                broken(row.line(), new byte[0], new InvalidEventException(row.findings()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void hand(long number, byte[] text, Function<Intake, CompletableFuture<Outcome>> way) {
            lines++;
            inFlight.acquireUninterruptibly();
            intake.submit(way).whenComplete((done, error) -> {
                try {
                    if (error == null) {
                        count(EventResult.of(done).status());
                    } else {
                        count(EventResult.Status.REJECTED);
                        deadLetters.add(number, Problem.from(Failures.cause(error)), text);
                    }
                } catch (IOException e) {
                    LOG.error("The dead letter of line {} of {} cannot be written.", number, name, e);
                } finally {
                    inFlight.release();
                }
            });
        }

        private void broken(long number, byte[] text, InvalidEventException error) throws IOException {
            lines++;
            count(EventResult.Status.REJECTED);
            intake.reject(caller, "folder:" + name + "#" + number, text, error);
            deadLetters.add(number, Problem.from(error), text);
        }

        private synchronized void count(EventResult.Status status) {
            counts.merge(status, 1L, Long::sum);
        }

        void await() {
            inFlight.acquireUninterruptibly(IN_FLIGHT);
            inFlight.release(IN_FLIGHT);
        }

        synchronized FileReport report() {
            return new FileReport(
                    name,
                    lines,
                    blank,
                    counts.getOrDefault(EventResult.Status.ACCEPTED, 0L),
                    counts.getOrDefault(EventResult.Status.REPEATED, 0L),
                    counts.getOrDefault(EventResult.Status.CONFLICT, 0L),
                    counts.getOrDefault(EventResult.Status.REJECTED, 0L));
        }
    }
}
