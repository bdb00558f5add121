package io.trendguard.routes.projection;

import io.trendguard.event.Tenant;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The projections of one tenant as they stood after an entry, in one file: rows of a key and bytes, by the name of their
 * projection. The log holds its hash, so that a file that is not the one that was written is never believed.
 */
public final class SnapshotFile {
    /** To be raised whenever a projection keeps something else; older files are then not read. */
    private static final int FORM = 4;

    private static final int MOST_ROW_BYTES = 64 << 20;

    private SnapshotFile() {}

    /**
     * Writes and forces a file in place of an earlier one.
     *
     * @param position of the last entry that the projections have seen
     * @return SHA-256 of the file, hexadecimal
     */
    public static String write(Path file, Tenant tenant, long position, List<? extends Projection> projections)
            throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        MessageDigest digest = sha256();
        try (FileOutputStream bytes = new FileOutputStream(unfinished.toFile());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(
                        new DigestOutputStream(new BufferedOutputStream(bytes), digest),
                        new Deflater(Deflater.BEST_SPEED))))) {
            out.writeInt(FORM);
            out.writeUTF(tenant.id());
            out.writeLong(position);
            for (Projection projection : projections) {
                out.writeUTF(projection.name());
                writeRows(out, projection, tenant);
            }
        }
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void writeRows(DataOutputStream out, Projection projection, Tenant tenant) throws IOException {
        projection.save(tenant, (key, value) -> {
            try {
                out.writeBoolean(true);
                out.writeUTF(key);
                out.writeInt(value.length);
                out.write(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.writeBoolean(false);
    }

    /** The hash of a file, as {@link #write} gave it. */
    static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (var in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The position of the last entry that a file's projections have seen; -1 if it is of another form or tenant. */
    public static long position(Path file, Tenant tenant) throws IOException {
        try (DataInputStream in = open(file)) {
            return in.readInt() == FORM && in.readUTF().equals(tenant.id()) ? in.readLong() : -1;
        }
    }

    /** Gives projections that have seen nothing what a file kept of them. */
    static void read(Path file, Tenant tenant, List<? extends Projection> projections) throws IOException {
        try (DataInputStream in = open(file)) {
            in.readInt();
            in.readUTF();
            in.readLong();
            for (Projection projection : projections) {
                String name = in.readUTF();
                if (!name.equals(projection.name())) {
                    throw new IOException("The snapshot (%s) holds (%s) where (%s) belongs."
                            .formatted(file, name, projection.name()));
                }
                while (in.readBoolean()) {
                    String key = in.readUTF();
                    int length = in.readInt();
                    if (length < 0 || length > MOST_ROW_BYTES) {
                        throw new IOException("The snapshot (%s) has a row of %d bytes.".formatted(file, length));
                    }
                    projection.restore(tenant, key, in.readNBytes(length));
                }
            }
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new BufferedInputStream(Files.newInputStream(file)))));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
