package io.trendguard.audit.vault;

import io.trendguard.audit.file.LogFiles;
import io.trendguard.event.Tenant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All people: their records and where each is. What was not forced yet is kept in memory as well: after a failed force
 * nobody knows what the system still holds, so it is written again.
 */
final class PeopleFile implements AutoCloseable {
    private final PersonRecords records;
    private final PeopleIndex index;
    private final ByteArrayOutputStream unforced = new ByteArrayOutputStream();
    private long forcedEnd;
    private long end;
    private boolean rewrite;

    PeopleFile(LogFiles files, Path index, long salt) throws IOException {
        records = new PersonRecords(files);
        this.index = new PeopleIndex(records, index, salt);
        load();
    }

    private void load() throws IOException {
        long forced = records.forcedEnd();
        end = records.scan((record, at) -> {
            index.reserve();
            index.put(record, at);
        });
        if (end < forced) {
            throw records.damaged(end);
        }
        keepWholeRecords();
        forcedEnd = end;
    }

    /** Records that were never forced may have reached the disk in any order: the whole ones are moved up. */
    private void keepWholeRecords() throws IOException {
        byte[] rest = records.cut(end);
        if (rest.length == 0) {
            return;
        }
        for (int at = 1; at + 2 <= rest.length; at++) {
            Optional<PersonRecord> record = PersonRecord.at(rest, at);
            if (record.isPresent()) {
                if (record.get().secrets().isPresent()) {
                    add(record.get());
                }
                at += PersonRecord.length(rest, at) - 1;
            }
        }
        records.force();
        unforced.reset();
    }

    synchronized Optional<PersonRecord> byLookup(Tenant tenant, byte[] lookup) throws IOException {
        return read(index.byLookup(tenant, lookup));
    }

    synchronized Optional<PersonRecord> byReference(Tenant tenant, byte[] reference) throws IOException {
        return read(index.byReference(tenant, reference));
    }

    private Optional<PersonRecord> read(OptionalLong at) throws IOException {
        return at.isPresent() ? Optional.of(records.read(at.getAsLong())) : Optional.empty();
    }

    /** Adds a person; durable after the next {@link #force}. */
    synchronized void add(PersonRecord record) throws IOException {
        byte[] bytes = record.encode();
        index.reserve();
        records.write(bytes, end);
        unforced.writeBytes(bytes);
        index.put(record, end);
        end += bytes.length;
    }

    synchronized void force() throws IOException {
        if (unforced.size() == 0) {
            return;
        }
        if (rewrite) {
            records.write(unforced.toByteArray(), forcedEnd);
        }
        rewrite = true;
        records.force();
        Optional<String> misplaced = records.misplaced();
        if (misplaced.isPresent()) {
            throw new IOException(misplaced.get());
        }
        rewrite = false;
        unforced.reset();
        forcedEnd = end;
        records.forced(forcedEnd);
    }

    /** Absent while the file is the one that has its name; looked at without waiting for whoever writes. */
    Optional<String> misplaced() throws IOException {
        return records.misplaced();
    }

    /** Overwrites the person's key and id for good; false if there is nothing of them. */
    synchronized boolean erase(Tenant tenant, byte[] reference) throws IOException {
        force();
        OptionalLong at = index.byReference(tenant, reference);
        return at.isPresent() && records.erase(at.getAsLong());
    }

    @Override
    public synchronized void close() throws IOException {
        force();
        records.close(end);
        index.close();
    }
}
