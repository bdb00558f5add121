package io.trendguard.routes.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that lies in the inbox, as it was seen.
 *
 * @param path where it lies
 * @param relative its place below the inbox when it came; it keeps it after it was moved
 * @param kind what the file system says it is
 * @param size bytes
 * @param changed when it was last written to, by whatever clock wrote it
 * @param key which file it is, whatever it is called; null where the file system does not say
 */
record InboxFile(
        Path path,
        Path relative,
        Kind kind,
        long size,
        FileTime changed,
        @Nullable Object key) {
    private static final Set<String> LINES = Set.of("ndjson", "jsonl");
    private static final Set<String> TABLES = Set.of("csv", "tsv");
    private static final Set<String> UNFINISHED =
            Set.of("tmp", "temp", "part", "partial", "filepart", "crdownload", "inprogress", "swp", "writing");

    /** What can lie in a folder. */
    enum Kind {
        FILE,
        FOLDER,
        LINK,
        /** A pipe, a socket or a device: opening it may wait for ever. */
        OTHER
    }

    /** What lies there now; absent if nothing does. A link is not followed. */
    static Optional<InboxFile> at(Path path, Path relative) {
        try {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Kind kind = seen.isSymbolicLink()
                    ? Kind.LINK
                    : seen.isDirectory() ? Kind.FOLDER : seen.isRegularFile() ? Kind.FILE : Kind.OTHER;
            return Optional.of(
                    new InboxFile(path, relative, kind, seen.size(), seen.lastModifiedTime(), seen.fileKey()));
        } catch (IOException e) { // it was taken away meanwhile
            return Optional.empty();
        }
    }

    /** Whether it still is what it was. */
    boolean isUnchanged() {
        return at(path, relative).filter(this::isSame).isPresent();
    }

    /** Whether two sightings are of one file, not written to in between. */
    boolean isSame(InboxFile other) {
        return kind == other.kind
                && size == other.size
                && changed.equals(other.changed)
                && Objects.equals(key, other.key);
    }

    boolean isTable() {
        return TABLES.contains(ending());
    }

    /** Whether a file of that name is a table. */
    static boolean isTable(String name) {
        return TABLES.contains(ending(name));
    }

    boolean isLines() {
        return LINES.contains(ending());
    }

    /** Whether it is named as programs name files that they still write. */
    boolean isNamedUnfinished() {
        String name = name();
        return name.startsWith(".") || name.endsWith("~") || UNFINISHED.contains(ending());
    }

    /** The end of its name in lower case, without {@code .gz}. */
    private String ending() {
        return ending(name());
    }

    private static String ending(String shown) {
        String name = shown.toLowerCase(Locale.ROOT);
        String unpacked = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return unpacked.substring(unpacked.lastIndexOf('.') + 1);
    }

    /** Its name for people and reports. */
    String name() {
        return shown(relative.getFileName());
    }

    /** Its place below the inbox for people and reports. */
    String place() {
        return shown(relative);
    }

    private static String shown(Path path) {
        StringBuilder shown = new StringBuilder();
        path.toString()
                .codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
