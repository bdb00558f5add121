package io.trendguard.routes.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.event.Event;
import io.trendguard.event.EventParser;
import io.trendguard.event.Finding;
import io.trendguard.event.InvalidEventException;
import io.trendguard.model.mapping.Rejected;
import io.trendguard.model.mapping.TrainingEvents.Origin;
import io.trendguard.routes.flow.Outcome;
import io.trendguard.routes.flow.Submission;
import io.trendguard.routes.flow.Submission.Purpose;
import io.trendguard.routes.security.Caller;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over one file of the inbox: every line is handed over or becomes a dead letter, and is counted. */
final class FileReading {
    private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);
    private static final int IN_FLIGHT = 2_000;
    static final int MAX_LINE = 1 << 20;
    private static final String TOO_LONG =
            "The line has more than (%d) bytes. Send events that are smaller.".formatted(MAX_LINE);

    private final PatientIntake intake;
    private final Caller caller;
    private final String name;
    private final DeadLetters deadLetters;
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final Map<EventResult.Status, Long> counts = new EnumMap<>(EventResult.Status.class);
    private final Purpose purpose;
    private long lines;
    private long blank;

    FileReading(PatientIntake intake, Caller caller, String name, Purpose purpose, DeadLetters deadLetters) {
        this.intake = intake;
        this.caller = caller;
        this.name = name;
        this.purpose = purpose;
        this.deadLetters = deadLetters;
    }

    /** Reads text line by line. */
    void lines(InputStream in) throws IOException {
        try {
            each(new ByteLines(in, MAX_LINE));
        } catch (EOFException | ZipException e) {
            throw new UnreadableFileException(
                    "The compressed file is cut off or damaged after line (%d). Copy it again; what was taken is recognised."
                            .formatted(lines),
                    e);
        }
    }

    private void each(ByteLines source) throws IOException {
        for (Optional<ByteLines.Line> read = source.read(); read.isPresent(); read = source.read()) {
            ByteLines.Line line = read.get();
            if (line.isBlank()) {
                lines++;
                blank++;
            } else if (line.tooLong()) {
                broken(
                        line.number(),
                        line.bytes(),
                        new InvalidEventException(List.of(Finding.whole("line", TOO_LONG))));
            } else {
                line(line);
            }
        }
    }

    private void line(ByteLines.Line line) {
        try {
            event(line.number(), line.bytes(), EventParser.parse(line.bytes()));
        } catch (InvalidEventException e) {
            broken(line.number(), line.bytes(), e);
        }
    }

    private void event(long number, byte[] text, JsonNode event) {
        Submission submission = new Submission(caller, event, "folder:" + name + "#" + number, purpose);
        hand(number, text, () -> intake.submit(in -> in.submitPatiently(submission)));
    }

    /** An event that a mapping made of some rows. */
    void mapped(Event event, Origin rows) {
        byte[] text = rows.text().getBytes(StandardCharsets.UTF_8);
        hand(rows.line(), text, () -> intake.submit(in -> in.submitRead(event, "folder:" + name, purpose)));
    }

    /** A row that a mapping could not read. */
    void rejected(Rejected row) {
        broken(row.line(), row.text().getBytes(StandardCharsets.UTF_8), new InvalidEventException(row.findings()));
    }

    private void hand(long number, byte[] text, Supplier<CompletableFuture<Outcome>> way) {
        lines++;
        inFlight.acquireUninterruptibly();
        way.get().whenComplete((done, error) -> {
            try {
                if (error == null) {
                    EventResult result = EventResult.of(done);
                    count(result.status());
                    if (result.problem().isPresent()) {
                        deadLetters.add(number, result.problem().get(), text);
                    }
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

    /** Logs that the file as a whole could not be read. */
    void refuse(String reason) {
        InvalidEventException error = new InvalidEventException(List.of(Finding.whole("file", reason)));
        intake.reject(caller, "folder:" + name, name.getBytes(StandardCharsets.UTF_8), error)
                .handle((never, refused) -> refused)
                .join();
    }

    private void broken(long number, byte[] text, InvalidEventException error) {
        hand(number, text, () -> intake.reject(caller, "folder:" + name + "#" + number, text, error));
    }

    private synchronized void count(EventResult.Status status) {
        counts.merge(status, 1L, Long::sum);
    }

    /** Waits until everything that was handed over has its outcome. */
    void await() {
        inFlight.acquireUninterruptibly(IN_FLIGHT);
        inFlight.release(IN_FLIGHT);
    }

    /** Its place below the inbox. */
    String name() {
        return name;
    }

    /** Events that have their outcome. */
    synchronized long done() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The counts.
     *
     * @param problem why the file was not read to its end
     */
    synchronized FolderIntake.FileReport report(Optional<String> problem) {
        return new FolderIntake.FileReport(
                name,
                lines,
                blank,
                counts.getOrDefault(EventResult.Status.ACCEPTED, 0L),
                counts.getOrDefault(EventResult.Status.REPEATED, 0L),
                counts.getOrDefault(EventResult.Status.CONFLICT, 0L),
                counts.getOrDefault(EventResult.Status.REJECTED, 0L),
                problem);
    }
}
