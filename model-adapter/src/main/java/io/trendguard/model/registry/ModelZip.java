package io.trendguard.model.registry;

import io.trendguard.file.Folders;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.text.Excerpt;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    public static <T> T unpacked(InputStream packed, Function<Path, T> use) {
        try {
            Path folder = Files.createTempDirectory("trendguard-model");
            try {
                unpack(packed, folder);
                return use.apply(folder);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        String.valueOf(e.getMessage()).replace(folder.toString(), "in the ZIP file"), e);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be unpacked.", e);
        }
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        long left = ModelFolder.MOST_BYTES;
        int files = 0;
        ZipInputStream zip = new ZipInputStream(packed);
        for (String name = next(zip); !name.isEmpty(); name = next(zip)) {
            if (!name.matches("[a-z][a-z-]{0,40}\\.(json|html)") || ++files > MOST_FILES) {
                throw new IllegalArgumentException(
                        "The ZIP file holds (%s), which is no file of a model. Pack the files of a model folder alone."
                                .formatted(Excerpt.of(name, 80)));
            }
            left -= write(zip, folder.resolve(name), left);
        }
        if (files == 0) {
            throw new IllegalArgumentException("The body is no ZIP file, or an empty one. Send a packed model folder.");
        }
    }

    /** The name of the next entry; empty after the last. */
    private static String next(ZipInputStream zip) throws IOException {
        try {
            ZipEntry entry = zip.getNextEntry();
            return entry == null ? "" : entry.getName();
        } catch (ZipException | EOFException | IllegalArgumentException e) { // the last for a name that is no text
            throw damaged(e);
        }
    }

    private static long write(ZipInputStream zip, Path file, long most) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[1 << 16];
            long written = 0;
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                written += read;
                if (written > most) {
                    throw new IllegalArgumentException(
                            "The ZIP file unpacks to more than (%d) bytes, which no model has."
                                    .formatted(ModelFolder.MOST_BYTES));
                }
                out.write(buffer, 0, read);
            }
            return written;
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(
                    "The ZIP file holds (%s) twice. Pack each file of a model folder once."
                            .formatted(file.getFileName()),
                    e);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    private static IllegalArgumentException damaged(Exception cause) {
        return new IllegalArgumentException(
                "The body is no ZIP file, or a damaged one. Pack and send it again.", cause);
    }
}
