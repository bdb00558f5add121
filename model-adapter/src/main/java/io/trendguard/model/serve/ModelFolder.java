package io.trendguard.model.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A trained model as a folder of files that no one changes any more. Its version is the hash of the list of its files
 * and their hashes, so that one changed byte is another model.
 */
public final class ModelFolder {
    /** The trees as XGBoost writes them. */
    public static final String TREES = "trees.json";

    public static final String CALIBRATION = "calibration.json";
    public static final String FEATURE_SCHEMA = "feature-schema.json";
    public static final String ENCODING = "encoding.json";
    public static final String TRAINING_SNAPSHOT = "training-snapshot.json";
    public static final String METRICS = "metrics.json";
    public static final String PROVENANCE = "provenance.json";
    /** Rows with what XGBoost4J said of them. */
    public static final String PROBES = "probes.json";
    /** Lists the files and their hashes. */
    public static final String MANIFEST = "model.json";

    private static final List<String> FILES =
            List.of(TREES, CALIBRATION, FEATURE_SCHEMA, ENCODING, TRAINING_SNAPSHOT, METRICS, PROVENANCE, PROBES);

    private final Path path;
    private final String version;
    private final SortedMap<String, byte[]> files;

    private ModelFolder(Path path, String version, SortedMap<String, byte[]> files) {
        this.path = path;
        this.version = version;
        this.files = files;
    }

    /**
     * What {@code model.json} says.
     *
     * @param version hash over {@code files}
     * @param files SHA-256 of each file
     */
    record Manifest(String version, SortedMap<String, String> files) {}

    /**
     * Writes a model; a model that is there already is replaced as a whole.
     *
     * @param files content by name, all of them but the manifest
     */
    public static ModelFolder write(Path folder, Map<String, byte[]> files) throws IOException {
        if (!files.keySet().equals(Set.copyOf(FILES))) {
            throw new IllegalArgumentException("A model has the files %s, not %s.".formatted(FILES, files.keySet()));
        }
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target) && !Files.exists(target.resolve(MANIFEST)) && !isEmpty(target)) {
            throw new IllegalArgumentException(
                    "The folder (%s) holds something that is no model. Name an empty folder.".formatted(folder));
        }
        Path parent = target.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("A model cannot be written to the root (%s).".formatted(folder));
        }
        Files.createDirectories(parent);
        String suffix = "." + ProcessHandle.current().pid();
        Path draft = target.resolveSibling("." + target.getFileName() + ".draft" + suffix);
        Path old = target.resolveSibling("." + target.getFileName() + ".old" + suffix);
        delete(draft);
        delete(old);
        Files.createDirectory(draft);
        SortedMap<String, String> hashes = hashes(files);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(draft.resolve(file.getKey()), file.getValue());
        }
        Manifest manifest = new Manifest(version(hashes), hashes);
        Files.write(
                draft.resolve(MANIFEST),
                Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        if (Files.exists(target)) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
        return new ModelFolder(folder, manifest.version(), new TreeMap<>(files));
    }

    /** Reads a model and checks every byte. Throws {@link IllegalArgumentException} that names a file that is not as written. */
    public static ModelFolder read(Path folder) {
        try {
            Manifest manifest = parse(folder, MANIFEST, readFile(folder, MANIFEST), Manifest.class);
            if (!manifest.files().keySet().equals(Set.copyOf(FILES))) {
                throw refused(
                        folder,
                        MANIFEST,
                        "it lists %s instead of %s".formatted(manifest.files().keySet(), FILES));
            }
            if (!version(manifest.files()).equals(manifest.version())) {
                throw refused(
                        folder, MANIFEST, "its version (%s) is not the hash of its list".formatted(manifest.version()));
            }
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (String name : FILES) {
                byte[] content = readFile(folder, name);
                String expected = manifest.files().get(name);
                String actual = sha256(content);
                if (!actual.equals(expected)) {
                    throw refused(
                            folder,
                            name,
                            "its hash is (%s) and was (%s) when it was written".formatted(actual, expected));
                }
                files.put(name, content);
            }
            try (Stream<Path> all = Files.list(folder)) {
                List<String> extra = all.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> !name.equals(MANIFEST) && !files.containsKey(name))
                        .sorted()
                        .toList();
                if (!extra.isEmpty()) {
                    throw refused(folder, extra.get(0), "it is not on the model's list");
                }
            }
            return new ModelFolder(folder, manifest.version(), files);
        } catch (IOException e) {
            throw new UncheckedIOException("The model folder (%s) cannot be read.".formatted(folder), e);
        }
    }

    /** Hash of the list of files, hexadecimal. */
    public String version() {
        return version;
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** The content of a file. */
    public byte[] file(String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new IllegalArgumentException("A model has no file (%s), only %s.".formatted(name, files.keySet()));
        }
        return content.clone();
    }

    /** The content of a JSON file. */
    public <T> T json(String name, Class<T> type) {
        return parse(path, name, file(name), type);
    }

    private static <T> T parse(Path folder, String name, byte[] content, Class<T> type) {
        try {
            return Json.mapper().readValue(content, type);
        } catch (JsonProcessingException e) {
            throw refused(folder, name, "it cannot be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] readFile(Path folder, String name) throws IOException {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "The model folder (%s) has no file (%s). Maybe it is no model, or was copied in part."
                            .formatted(folder, name),
                    e);
        }
    }

    private static IllegalArgumentException refused(Path folder, String name, String why) {
        return new IllegalArgumentException(
                "The model (%s) is refused because of its file (%s): %s. Train it again or fetch an unchanged copy."
                        .formatted(folder, name, why));
    }

    private static SortedMap<String, String> hashes(Map<String, byte[]> files) {
        SortedMap<String, String> hashes = new TreeMap<>();
        files.forEach((name, content) -> hashes.put(name, sha256(content)));
        return hashes;
    }

    private static String version(SortedMap<String, String> hashes) {
        return sha256(Json.canonical(hashes));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
