package io.trendguard.audit.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SortedSet;

/**
 * The files of one folder, with no more promises than a disk keeps: bytes are durable once their file was forced, names
 * once the names were.
 */
public interface LogFiles {

    /** Creates a file of that many zero bytes, all of them allocated, so that a full disk shows here and not later. */
    LogFile create(String name, long size) throws IOException;

    LogFile open(String name) throws IOException;

    SortedSet<String> names() throws IOException;

    /** Renames a file, replacing the one that had the name. */
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /** Makes creations, renames and deletions durable. */
    void forceNames() throws IOException;

    /** Puts a file there whole: after a power cut there is either this one or what was there before. */
    default void replace(String name, byte[] content) throws IOException {
        String draft = name + ".draft";
        delete(draft);
        try (LogFile file = create(draft, content.length)) {
            file.write(ByteBuffer.wrap(content), 0);
            file.force();
        }
        rename(draft, name);
        forceNames();
    }

    /** All bytes of a small file. */
    default byte[] content(String name) throws IOException {
        try (LogFile file = open(name)) {
            return file.read(0, (int) file.size());
        }
    }

    /** How a person finds the file. */
    String describe(String name);
}
