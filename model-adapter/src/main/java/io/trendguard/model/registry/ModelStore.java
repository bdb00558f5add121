package io.trendguard.model.registry;

import io.trendguard.file.Folders;
import io.trendguard.model.serve.ModelFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A folder that keeps every model ever used or brought, each under its version, unchanged and for ever. */
public final class ModelStore {
    private final Path folder;

    public ModelStore(Path folder) {
        this.folder = folder;
    }

    /** Keeps a copy of a model; a copy of which a byte was changed is written again. */
    public synchronized ModelFolder keep(ModelFolder model) {
        Path place = place(model.version());
        try {
            return isDamaged(model.version()) || !Files.exists(place)
                    ? ModelFolder.write(place, model.files())
                    : ModelFolder.read(place);
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be kept in (%s).".formatted(place), e);
        }
    }

    /** Keeps a model that is only known by its files, all but the manifest. */
    public synchronized ModelFolder keep(Map<String, byte[]> files) {
        try {
            Path draft = Files.createTempDirectory("trendguard-model");
            try {
                return keep(ModelFolder.write(draft.resolve("model"), files));
            } finally {
                Folders.delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be kept in (%s).".formatted(folder), e);
        }
    }

    /** Where the copy of a version lies. */
    public Path place(String version) {
        return folder.resolve(version);
    }

    /** Whether a byte of the kept copy was changed. */
    public boolean isDamaged(String version) {
        try {
            find(version);
            return false;
        } catch (IllegalArgumentException changed) {
            return true;
        }
    }

    /**
     * The model of that version; absent if it was never kept.
     *
     * @throws IllegalArgumentException if a byte of it was changed
     */
    public Optional<ModelFolder> find(String version) {
        Path place = place(version);
        if (!version.matches("[0-9a-f]{64}") || !Files.isDirectory(place)) {
            return Optional.empty();
        }
        ModelFolder read = ModelFolder.read(place);
        if (!read.version().equals(version)) {
            throw new IllegalArgumentException("The folder (%s) holds the model (%s). Put the unchanged copy back."
                    .formatted(place, read.version()));
        }
        return Optional.of(read);
    }
}
