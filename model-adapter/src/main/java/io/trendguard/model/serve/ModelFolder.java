package io.trendguard.model.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.file.PlainFiles;
import io.trendguard.json.Json;
import io.trendguard.json.JsonWords;
import io.trendguard.json.RequiredFields;
import io.trendguard.point.DecisionPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    /** Rows with what XGBoost4J, or whatever is the reference of its kind, said of them. */
    public static final String PROBES = "probes.json";
    /** Lists the files and their hashes. */
    public static final String MANIFEST = "model.json";

    /** What a person reads about it; optional. */
    public static final String REPORT_PAGE = "report.html";
    /** The same for machines; optional. */
    public static final String REPORT = "report.json";
    /** Whether it may be published, and why not; optional, but without it nothing is published. */
    public static final String READINESS = "readiness.json";

    /** How it does against the model that was live when it was trained; optional. */
    public static final String COMPARISON = "comparison.json";

    /** Where a model from outside comes from; it stands in the place of what training leaves. */
    public static final String IMPORTED = "imported.json";
    /** The coefficients of a logistic regression; they stand beside trees or in their place. */
    public static final String COEFFICIENTS = "coefficients.json";

    /** Average precision and the operating point, where the rows are a decision point's own; optional. */
    public static final String PRECISION = "precision.json";

    /** Which decision point it is for; absent in folders of before there were several. */
    public static final String DECISION_POINT = "decision-point.json";

    /** The most bytes that a model takes, and so any file of it. */
    public static final long MOST_BYTES = 64L << 20;

    private final Path path;
    private final String version;
    private final SortedMap<String, byte[]> files;

    private ModelFolder(Path path, String version, SortedMap<String, byte[]> files) {
        this.path = path;
        this.version = version;
        this.files = files;
    }

    /**
     * Writes a model; a model that is there already is replaced as a whole.
     *
     * @param files content by name; all but the manifest, which is made of them
     */
    public static ModelFolder write(Path folder, Map<String, byte[]> files) throws IOException {
        FolderFiles.wrong(files.keySet()).ifPresent(why -> {
            throw new IllegalArgumentException("This is no model: %s.".formatted(why));
        });
        if (Files.exists(folder) && !Files.exists(folder.resolve(MANIFEST)) && !FolderSwap.isEmpty(folder)) {
            throw new IllegalArgumentException(
                    "The folder (%s) holds something that is no model. Name an empty folder.".formatted(folder));
        }
        Manifest manifest = Manifest.of(files);
        Map<String, byte[]> all = new TreeMap<>(files);
        all.put(MANIFEST, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        FolderSwap.write(folder, all);
        return new ModelFolder(folder, manifest.version(), new TreeMap<>(files));
    }

    /** Reads a model and checks every byte. Throws {@link IllegalArgumentException} that names a file that is not as written. */
    public static ModelFolder read(Path folder) {
        try {
            Manifest manifest = parse(folder, MANIFEST, readFile(folder, MANIFEST), Manifest.class);
            FolderFiles.wrong(manifest.files().keySet()).ifPresent(why -> {
                throw refused(folder, MANIFEST, why);
            });
            if (!manifest.holds()) {
                throw refused(
                        folder, MANIFEST, "its version (%s) is not the hash of its list".formatted(manifest.version()));
            }
            SortedMap<String, byte[]> files = new TreeMap<>();
            long left = MOST_BYTES;
            for (String name : manifest.files().keySet()) {
                byte[] content = readFile(folder, name);
                left -= content.length;
                if (left < 0) {
                    throw refused(folder, name, "the files have more than (%d) bytes together".formatted(MOST_BYTES));
                }
                String expected = manifest.files().get(name);
                String actual = Manifest.sha256(content);
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

    /** What computes it, in a word. */
    public String kind() {
        if (!has(TREES)) {
            return "logistic";
        }
        return has(COEFFICIENTS) ? "xgboost + logistic" : "xgboost";
    }

    /** The decision point that it is for. */
    public DecisionPoint decisionPoint() {
        return has(DECISION_POINT) ? json(DECISION_POINT, ForPoint.class).decisionPoint() : DecisionPoint.UNNAMED;
    }

    /** The decision point that a folder is for, by the one file that says so; the others are not looked at. */
    public static DecisionPoint decisionPointOf(Path folder) {
        if (!Files.exists(folder.resolve(DECISION_POINT))) {
            return DecisionPoint.UNNAMED;
        }
        try {
            return parse(folder, DECISION_POINT, readFile(folder, DECISION_POINT), ForPoint.class)
                    .decisionPoint();
        } catch (IOException e) {
            throw new UncheckedIOException("The model folder (%s) cannot be read.".formatted(folder), e);
        }
    }

    /** The content of the file that names a decision point. */
    public static byte[] naming(DecisionPoint point) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(new ForPoint(point));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record ForPoint(DecisionPoint decisionPoint) {}

    /** Whether it has a file. */
    public boolean has(String name) {
        return files.containsKey(name);
    }

    /** All files but the manifest, to write a model that has one more. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> copy = new TreeMap<>();
        files.forEach((name, content) -> copy.put(name, content.clone()));
        return copy;
    }

    /** The content of a JSON file. */
    public <T> T json(String name, Class<T> type) {
        return parse(path, name, file(name), type);
    }

    private static <T> T parse(Path folder, String name, byte[] content, Class<T> type) {
        try {
            JsonNode tree = Json.mapper().readTree(content);
            RequiredFields.missing(tree, type).ifPresent(why -> {
                throw refused(folder, name, why);
            });
            return Json.mapper().readValue(content, type);
        } catch (JsonProcessingException e) {
            throw refused(folder, name, JsonWords.of(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] readFile(Path folder, String name) throws IOException {
        try {
            return PlainFiles.read(folder.resolve(name), MOST_BYTES);
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
}
