package io.trendguard.rulebook;

import io.trendguard.file.PlainFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files of one rulebook as they are hashed, published and kept: UTF-8 text with single line feeds, by path, sorted.
 * Two folders with the same files have the same version on any machine.
 */
public final class RulebookFiles {
    /** The largest file that is read. */
    public static final int MAX_FILE_BYTES = 1 << 20;

    /** The most files that are read. */
    public static final int MAX_FILES = 500;

    private static final String TRACES = "cases/traces/";
    private static final Pattern PATH = Pattern.compile(
            "rulebook\\.yaml|uplift\\.csv|[a-z-]+\\.(dmn|drl)|messages/[A-Za-z]{2,3}(-[A-Za-z0-9]+)*/[a-z0-9-]+\\.txt|content/[A-Za-z]{2,3}(-[A-Za-z0-9]+)*/[a-z0-9-]+(/[a-z0-9-]+)?\\.txt|cases/(base/)?[a-z0-9-]+\\.yaml");

    private final SortedMap<String, String> texts;
    private final String version;

    private RulebookFiles(SortedMap<String, String> texts) {
        this.texts = texts;
        this.version = hash(texts);
    }

    /** The files of these texts, by path. Throws {@link IllegalArgumentException} for a path that no rulebook has. */
    public static RulebookFiles of(Map<String, String> texts) {
        SortedMap<String, String> canonical = new TreeMap<>();
        texts.forEach((path, text) -> {
            if (!PATH.matcher(path).matches()) {
                throw new IllegalArgumentException(
                        "The file (%s) does not belong into a rulebook. Use rulebook.yaml, uplift.csv, *.dmn, *.drl, messages/<locale>/*.txt, content/<locale>/*.txt or cases/*.yaml."
                                .formatted(path));
            }
            canonical.put(path, text.replace("\uFEFF", "").replace("\r\n", "\n"));
        });
        if (canonical.size() > MAX_FILES) {
            throw new IllegalArgumentException(
                    "The rulebook has (%d) files. The limit is (%d).".formatted(canonical.size(), MAX_FILES));
        }
        return new RulebookFiles(canonical);
    }

    /**
     * The files of a folder. Files whose name starts with a dot are left out, and so are the traces of its cases: they follow
     * from the files and are no part of the version.
     */
    public static RulebookFiles read(Path folder) {
        return of(texts(folder, name -> !name.startsWith(TRACES)));
    }

    /** The traces that are kept beside the cases of a folder, by path. */
    public static Map<String, String> traces(Path folder) {
        return texts(folder, name -> name.startsWith(TRACES));
    }

    private static SortedMap<String, String> texts(Path folder, Predicate<String> wanted) {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            for (Path path : PlainFiles.below(folder, 4)) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (path.getFileName().toString().startsWith(".") || !wanted.test(name)) {
                    continue;
                }
                texts.put(name, PlainFiles.text(path, MAX_FILE_BYTES));
                if (texts.size() > MAX_FILES) {
                    throw new IllegalArgumentException("The rulebook has more than (%d) files.".formatted(MAX_FILES));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The rulebook (%s) cannot be read. Maybe a file is not UTF-8 text.".formatted(folder), e);
        }
        return texts;
    }

    /** The files of a rulebook that ships with the product, for example {@code regret}. */
    public static RulebookFiles shipped(String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        resource("index.txt")
                .lines()
                .filter(path -> path.startsWith(name + "/"))
                .forEach(path -> texts.put(path.substring(name.length() + 1), resource(path)));
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no folder (%s), and no rulebook of that name ships with the product. Shipped are: cart, regret, regret-48h."
                            .formatted(name));
        }
        return of(texts);
    }

    private static String resource(String path) {
        try (InputStream in = RulebookFiles.class.getResourceAsStream("/rulebooks/" + path)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The shipped file (rulebooks/%s) is not there. Maybe the list of files is stale."
                                .formatted(path));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 over paths and texts, 64 hexadecimal digits. */
    public String version() {
        return version;
    }

    /** Every text by its path. */
    public SortedMap<String, String> texts() {
        return new TreeMap<>(texts);
    }

    /** The text of one file. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    /** The same files with one of them replaced or added. */
    public RulebookFiles with(String path, String text) {
        SortedMap<String, String> copy = texts();
        copy.put(path, text);
        return of(copy);
    }

    /** The same files without one of them. */
    public RulebookFiles without(String path) {
        SortedMap<String, String> copy = texts();
        copy.remove(path);
        return of(copy);
    }

    /** Writes the files into a folder, for example to publish them. */
    public void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(folder));
            Files.writeString(path, file.getValue());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RulebookFiles files && texts.equals(files.texts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(version.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(SortedMap<String, String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEach((path, text) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update((path + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }
}
