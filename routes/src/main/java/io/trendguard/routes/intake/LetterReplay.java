package io.trendguard.routes.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.event.EventParser;
import io.trendguard.event.InvalidEventException;
import io.trendguard.event.Tenant;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.flow.EventCheck;
import io.trendguard.routes.flow.Submission;
import io.trendguard.routes.flow.Submission.Purpose;
import io.trendguard.routes.intake.DeadLetterStore.Stored;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.security.Caller.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits dead letters of one reason again, by the way in that they came by. Each is checked first, so that one which would
 * still be refused leaves no second rejection in the log; the same event id never decides twice.
 */
@ApplicationScoped
public class LetterReplay {
    private static final Logger LOG = LoggerFactory.getLogger(LetterReplay.class);
    /** Letters of one call; the next call takes the others. */
    static final int MOST = 5_000;

    private static final int MOST_CHARACTERS = 32 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final DeadLetterStore store;
    private final TableReplay tables;
    private final PatientIntake intake;
    private final Supervisor supervisor;
    private final Map<Tenant, Object> turns = new ConcurrentHashMap<>();

    LetterReplay(DeadLetterStore store, TableReplay tables, PatientIntake intake, Supervisor supervisor) {
        this.store = store;
        this.tables = tables;
        this.intake = intake;
        this.supervisor = supervisor;
    }

    /**
     * Submits the letters of a group again; one call of a tenant after the other.
     *
     * @param who asks for it; what they replay is taken as what a file brings
     * @param dryRun only says what would become of them
     */
    public ReplayReport replay(Caller who, String group, boolean dryRun) {
        synchronized (turns.computeIfAbsent(who.tenant(), tenant -> new Object())) {
            Caller caller = new Caller(who.tenant(), who.actor(), Set.of(Role.SEND, Role.BACKFILL));
            Map<Path, FileTime> read = new HashMap<>();
            List<Stored> letters = letters(who.tenant(), group, read);
            Map<Stored, LetterFate> fates = checked(caller, letters);
            if (!dryRun) {
                submit(caller, fates);
                keep(fates, read);
                LOG.info("{} replayed {} dead letters of the reason {}.", who.actor(), letters.size(), group);
            }
            return ReplayReport.of(group, dryRun, fates);
        }
    }

    private List<Stored> letters(Tenant tenant, String group, Map<Path, FileTime> read) {
        List<Stored> letters = new ArrayList<>();
        int[] characters = {0};
        for (Path file : store.files(tenant)) {
            read.put(file, DeadLetterStore.written(file));
            LetterGroups.each(file, stored -> {
                if (LetterReason.of(stored.letter().problem()).id().equals(group)) {
                    letters.add(stored);
                    characters[0] += stored.json().length();
                }
                return letters.size() < MOST && characters[0] < MOST_CHARACTERS;
            });
            if (letters.size() >= MOST || characters[0] >= MOST_CHARACTERS) {
                break;
            }
        }
        return letters;
    }

    private Map<Stored, LetterFate> checked(Caller caller, List<Stored> letters) {
        EventCheck check = supervisor.accepting().check();
        Map<Stored, LetterFate> fates = new LinkedHashMap<>();
        List<Stored> rows = new ArrayList<>();
        for (Stored stored : letters) {
            Optional<String> whyNot = stored.letter().whyNotAgain();
            if (whyNot.isPresent()) {
                fates.put(stored, LetterFate.notReplayable("The line " + whyNot.get() + "."));
            } else if (stored.letter().heading().isPresent()) {
                rows.add(stored);
            } else {
                fates.put(stored, checked(check, caller, stored));
            }
        }
        fates.putAll(tables.check(caller.tenant(), rows, check));
        return fates;
    }

    private static LetterFate checked(EventCheck check, Caller caller, Stored stored) {
        try {
            return fate(check.check(submission(caller, stored)));
        } catch (InvalidEventException e) {
            return LetterFate.failed(Problem.from(e));
        }
    }

    static LetterFate fate(EventCheck.Result result) {
        return switch (result) {
            case NEW -> LetterFate.ACCEPTED;
            case REPEATED -> LetterFate.REPEATED;
            case CONFLICT -> LetterFate.failed(Problem.conflict("of the line"));
        };
    }

    private static Submission submission(Caller caller, Stored stored) {
        DeadLetter letter = stored.letter();
        JsonNode event = EventParser.parse(letter.text().getBytes(StandardCharsets.UTF_8));
        return new Submission(caller, event, origin(letter), purpose(letter));
    }

    /** Where an event came from that comes again. */
    static String origin(DeadLetter letter) {
        return "replay:folder:" + letter.file().orElse("") + "#" + letter.line();
    }

    static Purpose purpose(DeadLetter letter) {
        return letter.history() ? Purpose.HISTORY : Purpose.LIVE;
    }

    /** Those that passed the check are submitted; the others keep what the check said. */
    private void submit(Caller caller, Map<Stored, LetterFate> fates) {
        Map<Stored, CompletableFuture<LetterFate>> lines = new LinkedHashMap<>();
        List<Stored> rows = new ArrayList<>();
        fates.forEach((stored, fate) -> {
            if (fate.isSettled() && stored.letter().heading().isPresent()) {
                rows.add(stored);
            } else if (fate.isSettled()) {
                Submission submission = submission(caller, stored);
                lines.put(stored, outcome(intake.submit(in -> in.submitPatiently(submission))));
            }
        });
        long until = System.nanoTime() + PATIENCE.toNanos();
        lines.forEach((stored, fate) -> fates.put(stored, PendingFates.await(fate, until)));
        fates.putAll(tables.submit(caller.tenant(), rows, until));
    }

    /** What became of an event, in a way that never fails. */
    static CompletableFuture<LetterFate> outcome(CompletableFuture<io.trendguard.routes.flow.Outcome> outcome) {
        return outcome.thenApply(done -> LetterFate.of(EventResult.of(done)))
                .exceptionally(error -> LetterFate.failed(Problem.from(Failures.cause(error))));
    }

    /** Takes away what is done with, and notes the new reason of what is not. */
    private void keep(Map<Stored, LetterFate> fates, Map<Path, FileTime> read) {
        Map<Path, Map<String, Optional<DeadLetter>>> after = new LinkedHashMap<>();
        fates.forEach((stored, fate) -> {
            if (fate.isSettled()) {
                after.computeIfAbsent(stored.path(), path -> new HashMap<>()).put(stored.json(), Optional.empty());
            } else if (fate.kind() == LetterFate.Kind.FAILED) {
                after.computeIfAbsent(stored.path(), path -> new HashMap<>())
                        .put(stored.json(), fate.problem().map(stored.letter()::refused));
            }
        });
        after.forEach((path, letters) -> {
            FileTime then = read.get(path);
            if (then != null && !store.replace(path, then, letters)) {
                LOG.warn("{} changed during the replay; what was accepted is recognised at the next one.", path);
            }
        });
    }
}
