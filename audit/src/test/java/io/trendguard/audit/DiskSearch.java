package io.trendguard.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Reads files as someone would who wants a removed payload back: as they are and all in them that can be expanded. */
final class DiskSearch {
    private static final String ZSTD = new String(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}, ISO_8859_1);
    private static final String BLOCK = "TGBK";
    private static final int DEFLATED_WITHIN = 4_096;

    private DiskSearch() {}

    /** All of it, for all files below the folder. */
    static String everythingIn(Path folder) throws IOException {
        StringBuilder everything = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                everything.append(everythingIn(Files.readAllBytes(file)));
            }
        }
        return everything.toString();
    }

    static String everythingIn(byte[] bytes) {
        String all = new String(bytes, ISO_8859_1);
        StringBuilder everything = new StringBuilder(all);
        for (int at = all.indexOf(ZSTD); at >= 0; at = all.indexOf(ZSTD, at + 1)) {
            everything.append(expanded(bytes, at, false));
        }
        for (int block = all.indexOf(BLOCK); block >= 0; block = all.indexOf(BLOCK, block + 1)) {
            if (bytes[block + 5] == 1) { // deflate
                for (int at = block; at < Math.min(block + DEFLATED_WITHIN, bytes.length); at++) {
                    everything.append(expanded(bytes, at, true));
                }
            }
        }
        return everything.toString();
    }

    /** As much as can be had before it cannot be read any further. */
    private static String expanded(byte[] bytes, int at, boolean deflate) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream from = new ByteArrayInputStream(bytes, at, bytes.length - at);
        try (InputStream in = deflate ? new InflaterInputStream(from, new Inflater(true)) : new ZstdInputStream(from)) {
            byte[] some = new byte[64];
            for (int read = in.read(some); read > 0; read = in.read(some)) {
                out.write(some, 0, read);
            }
        } catch (IOException endOfWhatCanBeRead) {
            return out.toString(ISO_8859_1);
        }
        return out.toString(ISO_8859_1);
    }
}
