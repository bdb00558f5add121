package io.trendguard.model.mapping;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file that may be compressed; its first bytes tell, not its name. */
public final class PackedFile {
    private static final int BUFFER = 1 << 16;
    private static final int BEGINNING = 4;

    /** What files begin with that are no text in UTF-8, what they are, and what to do. */
    private static final List<Beginning> OTHERS = List.of(
            new Beginning("50 4b 03 04", "a ZIP archive or a workbook. Unpack it, or save the sheet as CSV in UTF-8"),
            new Beginning("d0 cf 11 e0", "a workbook of an old spreadsheet. Save the sheet as CSV in UTF-8"),
            new Beginning("28 b5 2f fd", "compressed with zstd. Unpack it, or compress it with gzip"),
            new Beginning("fd 37 7a 58", "compressed with xz. Unpack it, or compress it with gzip"),
            new Beginning("42 5a 68", "compressed with bzip2. Unpack it, or compress it with gzip"),
            new Beginning("25 50 44 46", "a PDF document. Export the data as CSV or NDJSON"),
            new Beginning("50 41 52 31", "a Parquet file. Export the data as CSV or NDJSON"),
            new Beginning("ff fe", "text in UTF-16. Save it in UTF-8"),
            new Beginning("fe ff", "text in UTF-16. Save it in UTF-8"));

    private PackedFile() {}

    private record Beginning(String bytes, String what) {
        boolean of(String beginning) {
            return beginning.startsWith(bytes);
        }
    }

    /** What the file holds, unpacked. Throws {@link InvalidFileException} if that cannot be text in UTF-8. */
    public static InputStream open(Path path) throws IOException {
        return open(path, new LinkOption[0]);
    }

    /** As the other, for a folder that others write to: a symbolic link is not followed. */
    public static InputStream openUnlinked(Path path) throws IOException {
        return open(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static InputStream open(Path path, LinkOption... options) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path, options), BUFFER);
        try {
            byte[] first = beginning(raw);
            boolean gzip = first.length > 1 && first[0] == 0x1f && first[1] == (byte) 0x8b;
            InputStream text = gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
            Optional<String> other = other(gzip ? beginning(text) : first);
            if (other.isPresent()) {
                throw new InvalidFileException("The file (%s) is %s.".formatted(path.getFileName(), other.get()));
            }
            return text;
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static byte[] beginning(InputStream in) throws IOException {
        in.mark(BEGINNING);
        byte[] first = in.readNBytes(BEGINNING);
        in.reset();
        return first;
    }

    private static Optional<String> other(byte[] first) {
        StringBuilder hex = new StringBuilder();
        for (byte one : first) {
            hex.append("%02x ".formatted(one));
        }
        boolean wide = first.length == BEGINNING
                && Arrays.equals(first, new byte[] {first[0], 0, first[2], 0})
                && first[0] != 0;
        boolean wideTurned = first.length == BEGINNING
                && Arrays.equals(first, new byte[] {0, first[1], 0, first[3]})
                && first[1] != 0;
        return wide || wideTurned
                ? Optional.of("text in UTF-16. Save it in UTF-8")
                : OTHERS.stream()
                        .filter(one -> one.of(hex.toString()))
                        .map(Beginning::what)
                        .findFirst();
    }
}
