package io.trendguard.audit.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a real folder, readable by their owner only. */
public final class FolderFiles implements LogFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] OWNER_ONLY = POSIX
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();

    private static final long STEP = 4 << 20;

    private final Path folder;

    /** Makes the folder if it is not there. */
    public FolderFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public LogFile create(String name, long size) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(name),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OWNER_ONLY);
        try {
            allocate(channel, size);
            return file(channel, name);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(folder.resolve(name));
            throw e;
        }
    }

    /** Allocates by writing, since a sparse file finds the disk full only when it is too late. */
    static void fillWithZeros(FileChannel channel, long from, long to) throws IOException {
        for (long at = from; at < to; ) {
            ByteBuffer zeros = ZEROS.duplicate();
            at += channel.write(zeros.limit((int) Math.min(zeros.capacity(), to - at)), at);
        }
    }

    /** In small steps, so that the force of a file in use never waits for all of it. */
    private static void allocate(FileChannel channel, long size) throws IOException {
        for (long at = 0; at < size; at += STEP) {
            fillWithZeros(channel, at, Math.min(size, at + STEP));
            channel.force(false);
        }
    }

    @Override
    public LogFile open(String name) throws IOException {
        return file(FileChannel.open(folder.resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE), name);
    }

    private ChannelFile file(FileChannel channel, String name) throws IOException {
        Path path = folder.resolve(name);
        return new ChannelFile(channel, path, keyOf(path));
    }

    /** Device and number of a file in the operating system; absent where the system has none. */
    private static Optional<Object> keyOf(Path path) throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    }

    @Override
    public SortedSet<String> names() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void forceNames() throws IOException {
        if (POSIX) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    @Override
    public String describe(String name) {
        return folder.resolve(name).toString();
    }

    private record ChannelFile(FileChannel channel, Path path, Optional<Object> key) implements LogFile {
        @Override
        public boolean isInPlace() throws IOException {
            try {
                return keyOf(path).equals(key);
            } catch (NoSuchFileException gone) {
                return false;
            }
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return channel.read(into, position);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
