package io.trendguard.routes.projection;

import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.follow.SnapshotState.Capture;
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
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The state of one tenant as it stood after an entry, in one file: rows of a key and bytes, by the name of the part that
 * holds them. The log holds its hash, so that a file that is not the one that was written is never believed.
 */
public final class SnapshotFile {
    /** To be raised whenever a state keeps something else; older files are then not read. */
    private static final int FORM = 6;

    private static final int MOST_ROW_BYTES = 64 << 20;

    private SnapshotFile() {}

    /**
     * Writes and forces a file in place of an earlier one.
     *
     * @param last place of the last entry that the states have seen
     * @param captured what each state held then, by its name, in the order in which they are restored
     * @return SHA-256 of the file, hexadecimal
     */
    public static String write(Path file, Tenant tenant, LogPlace last, Map<String, Capture> captured)
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
            out.writeInt(last.shard());
            out.writeLong(last.offset());
            for (Map.Entry<String, Capture> state : captured.entrySet()) {
                out.writeUTF(state.getKey());
                writeRows(out, state.getValue());
            }
        }
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void writeRows(DataOutputStream out, Capture state) throws IOException {
        state.save((key, value) -> {
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

    /** The place of the last entry that a file's states have seen; absent if it is of another form or tenant. */
    public static Optional<LogPlace> last(Path file, Tenant tenant) throws IOException {
        try (DataInputStream in = open(file)) {
            return in.readInt() == FORM && in.readUTF().equals(tenant.id())
                    ? Optional.of(new LogPlace(in.readInt(), in.readLong()))
                    : Optional.empty();
        }
    }

    /** Gives states that have seen nothing what a file kept of them. */
    static void read(Path file, Tenant tenant, List<? extends SnapshotState> states) throws IOException {
        try (DataInputStream in = open(file)) {
            in.readInt();
            in.readUTF();
            in.readInt();
            in.readLong();
            for (SnapshotState state : states) {
                String name = in.readUTF();
                if (!name.equals(state.name())) {
                    throw new IOException(
                            "The snapshot (%s) holds (%s) where (%s) belongs.".formatted(file, name, state.name()));
                }
                while (in.readBoolean()) {
                    String key = in.readUTF();
                    int length = in.readInt();
                    if (length < 0 || length > MOST_ROW_BYTES) {
                        throw new IOException("The snapshot (%s) has a row of %d bytes.".formatted(file, length));
                    }
                    state.restore(tenant, key, in.readNBytes(length));
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
