package io.trendguard.routes.wiring;

import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps every rulebook that was ever used, each under its version, unchanged and for ever. */
final class RulebookStore {
    private static final Logger LOG = LoggerFactory.getLogger(RulebookStore.class);
    private static final String REFUSED = ".refused";

    private final Path folder;
    private final Consumer<String> remark;
    private final Map<String, Rulebook> loaded = new ConcurrentHashMap<>();

    /** @param remark is told of a kept rulebook that was damaged and is written again, and of a refused one in use */
    RulebookStore(Path folder, Consumer<String> remark) {
        this.folder = folder;
        this.remark = remark;
    }

    /** Keeps a rulebook that is in use; a copy of which a byte was changed is written again. */
    void keep(NamedRulebooks.Found found) {
        Rulebook rulebook = found.rulebook();
        loaded.put(rulebook.version(), rulebook);
        Path place = folder.resolve(rulebook.version());
        if (!Files.exists(place)) {
            write(rulebook, place);
        } else if (!isUnchanged(rulebook.version())) {
            remark.accept("The kept rulebook (%s) was changed on the disk and is written again from the one in use."
                    .formatted(place));
            write(rulebook, place);
        }
        if (!found.overridden().isEmpty()) {
            remark.accept("The rulebook (%s) is %s".formatted(rulebook.name(), found.note()));
            write(folder.resolve(rulebook.version() + REFUSED), found.note());
        }
    }

    /** Whether a rulebook of that version was used before, and nothing spoke against it. */
    boolean wasChecked(String version) {
        return Files.isDirectory(folder.resolve(version))
                && isUnchanged(version)
                && !Files.exists(folder.resolve(version + REFUSED));
    }

    /**
     * The rulebook of a version; absent if it was never kept.
     *
     * @throws IllegalArgumentException if a byte of it was changed
     */
    Optional<Rulebook> find(String version) {
        Rulebook known = loaded.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        Path place = folder.resolve(version);
        if (!version.matches("[0-9a-f]{64}") || !Files.isDirectory(place)) {
            return Optional.empty();
        }
        RulebookFiles files = RulebookFiles.read(place);
        if (!files.version().equals(version)) {
            throw new IllegalArgumentException(
                    "The kept rulebook (%s) was changed: its files have the version (%s). Put the unchanged copy back, for example from a backup."
                            .formatted(place, files.version()));
        }
        Rulebook rulebook = Rulebook.of(files);
        loaded.put(version, rulebook);
        return Optional.of(rulebook);
    }

    private boolean isUnchanged(String version) {
        Path place = folder.resolve(version);
        try {
            return RulebookFiles.read(place).version().equals(version);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            LOG.warn("The kept rulebook ({}) cannot be read: {}", place, e.getMessage());
            return false;
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be written.".formatted(file), e);
        }
    }

    private static void write(Rulebook rulebook, Path place) {
        try {
            rulebook.files().write(place);
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebook cannot be kept in (%s).".formatted(place), e);
        }
    }
}
