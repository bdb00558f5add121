package io.trendguard.routes.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.CRC32;

/** Folders beside the inbox's files. What is put there never replaces what lies there, and no name is too long. */
final class Shelf {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_STAMP = 24;

    private Shelf() {}

    /** Moves a file into a folder, under its own name; an earlier file of that name gets the moment it was written. */
    static Path move(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path target = folder.resolve(file.getFileName());
        keepEarlier(target);
        return Files.move(file, target); // a link itself, not what it points to
    }

    /** The place of a file that tells of another; shortened where its name would be too long or cannot be written. */
    static Path beside(Path folder, String name, String suffix) {
        String fitting = fitting(name, suffix);
        try {
            return folder.resolve(fitting);
        } catch (InvalidPathException e) { // the machine's encoding lacks a letter
            return folder.resolve(fitting(name.replaceAll("[^\\x20-\\x7e]", "_"), "~" + hash(name) + suffix));
        }
    }

    /** Gives way to what will be written there. */
    static void keepEarlier(Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            String written = WRITTEN.format(
                    Files.getLastModifiedTime(target, LinkOption.NOFOLLOW_LINKS).toInstant());
            String name = target.getFileName().toString();
            int end = name.endsWith(".ndjson") ? name.length() - ".ndjson".length() : name.length();
            Path folder = target.resolveSibling("");
            Path earlier = beside(folder, name.substring(0, end), "." + written + name.substring(end));
            if (Files.exists(earlier, LinkOption.NOFOLLOW_LINKS)) {
                earlier = beside(
                        folder, name.substring(0, end), "." + written + "-" + System.nanoTime() + name.substring(end));
            }
            Files.move(target, earlier);
        }
    }

    private static String fitting(String name, String suffix) {
        int room = LONGEST_NAME - bytes(suffix) - LONGEST_STAMP;
        if (bytes(name) <= room) {
            return name + suffix;
        }
        StringBuilder start = new StringBuilder();
        for (int at = 0; bytes(start.toString()) < room - 16; at += Character.charCount(name.codePointAt(at))) {
            start.appendCodePoint(name.codePointAt(at));
        }
        return start + "~" + hash(name) + suffix;
    }

    private static String hash(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
