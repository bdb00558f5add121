package io.trendguard.audit;

import io.trendguard.audit.file.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The second copy of the signed heads of a log that somebody removed on purpose, together with all its data. */
public final class EarlierHeads {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private EarlierHeads() {}

    /**
     * Renames the copy, so that a new log may begin; it still tells what the earlier log had.
     *
     * @return what was set aside and where; empty if there is nothing to set aside
     */
    public static Optional<String> setAside(Path folder, Instant now) throws IOException {
        Path file = folder.resolve(CheckpointFile.NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String claims;
        try (CheckpointFile heads = CheckpointFile.look(new FolderFiles(folder))) {
            if (heads.isBlank()) {
                return Optional.empty();
            }
            claims = heads.claims();
        }
        Path kept = folder.resolve(CheckpointFile.NAME + ".before-" + TIME.format(now));
        Files.move(file, kept);
        return Optional.of("%s, now in (%s)".formatted(claims, kept));
    }
}
