package io.trendguard.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Looks for a text in files as someone would who wants a removed payload back: as it is and in all that can be expanded. */
final class DiskSearch {
    private static final String ZSTD = new String(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}, ISO_8859_1);
    private static final String BLOCK = "TGBK";
    private static final int DEFLATED_WITHIN = 4_096;

    private DiskSearch() {}

    /** The files below the folder that hold the text. */
    static List<Path> holding(Path folder, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (holds(Files.readAllBytes(file), text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    static boolean holds(byte[] bytes, String text) {
        String all = new String(bytes, ISO_8859_1);
        if (all.contains(text)) {
            return true;
        }
        for (int at = all.indexOf(ZSTD); at >= 0; at = all.indexOf(ZSTD, at + 1)) {
            if (expanded(bytes, at, false).contains(text)) {
                return true;
            }
        }
        for (int block = all.indexOf(BLOCK); block >= 0; block = all.indexOf(BLOCK, block + 1)) {
            if (bytes[block + 5] == 1) { // deflate
                for (int at = block; at < Math.min(block + DEFLATED_WITHIN, bytes.length); at++) {
                    if (expanded(bytes, at, true).contains(text)) {
                        return true;
                    }
                }
            }
        }
        return false;
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
