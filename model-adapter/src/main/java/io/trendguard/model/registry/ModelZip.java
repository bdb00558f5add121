package io.trendguard.model.registry;

import io.trendguard.model.serve.ModelFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A model folder as one file, for the way to a service and back. */
public final class ModelZip {
    /** The media type. */
    public static final String TYPE = "application/zip";

    private static final int MOST_FILES = 30;
    private static final long MOST_BYTES = 256L << 20;

    private ModelZip() {}

    /** The files of a model, packed. */
    public static byte[] pack(ModelFolder model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.list(model.path())) {
            for (Path file : files.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
                Files.copy(file, zip);
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Unpacks a model for as long as it is used.
     *
     * @throws IllegalArgumentException if it is no packed model, or one that was changed
     */
    public static <T> T unpacked(InputStream packed, Function<ModelFolder, T> use) {
        try {
            Path folder = Files.createTempDirectory("trendguard-model");
            try {
                unpack(packed, folder);
                return use.apply(ModelFolder.read(folder));
            } finally {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (ZipException e) {
            throw new IllegalArgumentException("The body is no ZIP file: %s.".formatted(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be unpacked.", e);
        }
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        long left = MOST_BYTES;
        int files = 0;
        ZipInputStream zip = new ZipInputStream(packed);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (!name.matches("[a-z][a-z-]*\\.(json|html)") || ++files > MOST_FILES) {
                throw new IllegalArgumentException(
                        "The ZIP file holds (%s), which is no file of a model. Pack the files of a model folder alone."
                                .formatted(name));
            }
            byte[] content = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
            left -= content.length;
            if (left < 0) {
                throw new IllegalArgumentException(
                        "The ZIP file unpacks to more than (%d) bytes.".formatted(MOST_BYTES));
            }
            Files.write(folder.resolve(name), content);
        }
        if (files == 0) {
            throw new IllegalArgumentException("The body is no ZIP file, or an empty one. Send a packed model folder.");
        }
    }
}
