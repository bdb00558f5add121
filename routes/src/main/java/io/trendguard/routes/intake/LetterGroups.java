package io.trendguard.routes.intake;

import io.trendguard.event.Tenant;
import io.trendguard.routes.intake.DeadLetterStore.Stored;
import io.trendguard.routes.state.RejectionReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dead letters of a tenant by what was wrong with them. A file is read once, and again if it changes. */
@ApplicationScoped
public class LetterGroups {
    private static final Logger LOG = LoggerFactory.getLogger(LetterGroups.class);
    /** Files whose letters are grouped; those beyond are only counted. */
    static final int MOST_FILES = 500;

    private static final int MOST_NAMED = 5;

    private final DeadLetterStore store;
    private final Map<Path, Summary> summaries = new ConcurrentHashMap<>();

    LetterGroups(DeadLetterStore store) {
        this.store = store;
    }

    /**
     * A tenant's dead letters.
     *
     * @param groups the newest first
     * @param filesNotRead older files, beyond those that are grouped
     */
    public record Overview(List<LetterGroup> groups, long filesNotRead) {}

    private record Summary(FileTime written, long size, Map<String, LetterGroup> groups) {}

    /** The letters that are kept, by reason. */
    public Overview of(Tenant tenant) {
        List<Path> files = store.files(tenant);
        Map<String, LetterGroup> all = new LinkedHashMap<>();
        for (Path file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
            summary(file)
                    .ifPresent(summary ->
                            summary.groups().forEach((group, part) -> all.merge(group, part, LetterGroups::together)));
        }
        summaries.keySet().removeIf(file -> file.startsWith(store.folder(tenant)) && !files.contains(file));
        List<LetterGroup> groups = new ArrayList<>(all.values());
        groups.sort(Comparator.comparing((LetterGroup group) -> group.newest().at())
                .reversed()
                .thenComparing(LetterGroup::group));
        return new Overview(groups, Math.max(0, files.size() - MOST_FILES));
    }

    private Optional<Summary> summary(Path file) {
        FileTime written = DeadLetterStore.written(file);
        long size = file.toFile().length();
        Summary before = summaries.get(file);
        if (before != null && before.written().equals(written) && before.size() == size) {
            return Optional.of(before);
        }
        try {
            Map<String, LetterGroup> groups = new HashMap<>();
            each(file, stored -> {
                RejectionReason reason = LetterReason.of(stored.letter().problem());
                groups.merge(reason.id(), one(stored, reason, written), LetterGroups::together);
                return true;
            });
            Summary summary = new Summary(written, size, groups);
            summaries.put(file, summary);
            return Optional.of(summary);
        } catch (UncheckedIOException e) {
            LOG.warn("The dead letters of {} cannot be read: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static LetterGroup one(Stored stored, RejectionReason reason, FileTime written) {
        DeadLetter letter = stored.letter();
        Optional<String> whyNot = letter.whyNotAgain();
        String name = letter.file().orElseGet(() -> String.valueOf(stored.path().getFileName()));
        return new LetterGroup(
                reason.id(),
                reason.cause(),
                reason.field(),
                reason.remedy(),
                1,
                whyNot.isEmpty() ? 1 : 0,
                whyNot,
                new LetterGroup.Example(
                        name,
                        letter.line(),
                        letter.at().orElse(written.toInstant()),
                        LetterReason.shape(letter.problem())),
                List.of(name));
    }

    private static LetterGroup together(LetterGroup one, LetterGroup other) {
        boolean later = other.newest().at().isAfter(one.newest().at());
        LetterGroup newer = later ? other : one;
        LetterGroup older = later ? one : other;
        List<String> files = new ArrayList<>(newer.files());
        older.files().stream().filter(file -> !files.contains(file)).forEach(files::add);
        return new LetterGroup(
                one.group(),
                newer.cause(),
                newer.field(),
                newer.remedy(),
                one.letters() + other.letters(),
                one.replayable() + other.replayable(),
                one.whyNot().or(other::whyNot),
                newer.newest(),
                List.copyOf(files.subList(0, Math.min(MOST_NAMED, files.size()))));
    }

    /** Reads the letters of a file one by one, until one is not wanted. A line that is no letter is passed over. */
    static void each(Path file, Predicate<Stored> more) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Stored> stored = stored(file, line);
                if (stored.isPresent() && !more.test(stored.get())) {
                    return;
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} was taken away.", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Stored> stored(Path file, String line) {
        try {
            return Optional.of(new Stored(file, line, DeadLetter.read(line)));
        } catch (IOException | RuntimeException e) {
            LOG.debug("A line of {} is no dead letter.", file, e);
            return Optional.empty();
        }
    }
}
