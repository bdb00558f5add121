package io.trendguard.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads files of a folder that somebody else filled. A link could lead to any file of this machine, and a device or a pipe
 * may never end, so both are refused by name; so is a file above a bound.
 */
public final class PlainFiles {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PlainFiles() {}

    /**
     * Every file below a folder, at most so many folders down.
     *
     * @throws IllegalArgumentException that names an entry which is neither a file nor a folder, or lies too deep
     */
    public static List<Path> below(Path folder, int depth) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                BasicFileAttributes attributes =
                        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                String name = String.valueOf(entry.getFileName());
                if (attributes.isDirectory()) {
                    if (depth <= 1) {
                        throw new IllegalArgumentException(
                                "The folder (%s) lies too deep. Move its files up, or delete it.".formatted(entry));
                    }
                    if (!name.startsWith(".")) {
                        files.addAll(below(entry, depth - 1));
                    }
                } else {
                    special(attributes).ifPresent(what -> {
                        throw refused(entry, what);
                    });
                    files.add(entry);
                }
            }
        }
        return files;
    }

    /**
     * The content of a file.
     *
     * @throws IllegalArgumentException if it is a link, a device or a pipe, or larger than the bound
     * @throws NoSuchFileException if there is none
     */
    public static byte[] read(Path file, long mostBytes) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        special(attributes).ifPresent(what -> {
            throw refused(file, what);
        });
        if (attributes.isDirectory()) {
            throw new IllegalArgumentException("(%s) is a folder and must be a file.".formatted(file));
        }
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, mostBytes + 1));
            if (content.length > mostBytes) {
                throw new IllegalArgumentException("The file (%s) has (%d) bytes. The limit is (%d)."
                        .formatted(file, Math.max(attributes.size(), content.length), mostBytes));
            }
            return content;
        }
    }

    /**
     * The content of a text file, without the byte order mark that some editors put in front.
     *
     * @throws IllegalArgumentException as {@link #read}, or if it is not UTF-8
     */
    public static String text(Path file, long mostBytes) throws IOException {
        byte[] content = read(file, mostBytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The file (%s) is not UTF-8 text. Save it as UTF-8.".formatted(file), e);
        }
    }

    private static Optional<String> special(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Optional.of("a symbolic link");
        }
        return attributes.isOther() ? Optional.of("a pipe, a socket or a device") : Optional.empty();
    }

    private static IllegalArgumentException refused(Path file, String what) {
        return new IllegalArgumentException(
                "(%s) is %s and must be a file. Put the file itself in its place.".formatted(file, what));
    }
}
