package io.trendguard.audit.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a folder for one process; the lock ends with the process, however it ends. */
public final class FolderLock implements AutoCloseable {
    /** Opening and closing the file once more in this process would give the lock back, so it is not tried. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path held;
    private final FileChannel channel;

    private FolderLock(Path held, FileChannel channel) {
        this.held = held;
        this.channel = channel;
    }

    /** Locks the folder or says who has it. */
    public static FolderLock acquire(Path folder) throws IOException {
        Path real = Files.createDirectories(folder).toRealPath();
        String pid = Long.toString(ProcessHandle.current().pid());
        if (!HELD.add(real)) {
            throw inUse(folder, pid);
        }
        try {
            return new FolderLock(real, locked(folder, pid));
        } catch (IOException | RuntimeException e) {
            HELD.remove(real);
            throw e;
        }
    }

    private static FileChannel locked(Path folder, String pid) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(folder, Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
        return channel;
    }

    private static FolderInUseException inUse(Path folder, String pid) {
        return new FolderInUseException(
                "The folder (%s) is in use by process (%s). Stop that process or choose another folder."
                        .formatted(folder, pid.isEmpty() ? "unknown" : pid));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(held);
    }
}
