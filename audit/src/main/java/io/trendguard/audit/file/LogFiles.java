package io.trendguard.audit.file;

import java.io.IOException;
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

    /** How a person finds the file. */
    String describe(String name);
}
