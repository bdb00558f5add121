package io.trendguard.audit.vault;

import io.trendguard.audit.file.HashIndex;
import io.trendguard.audit.file.LogFile;
import io.trendguard.audit.file.LogFiles;
import io.trendguard.event.Tenant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The records of all people, with two indexes off the heap that are rebuilt at the start. What was not forced yet is kept
 * in memory as well: after a failed force nobody knows what the system still holds, so it is written again.
 */
final class PeopleFile implements AutoCloseable {
    static final String NAME = "people";
    private static final int GROWTH = 1 << 20;
    private static final int WINDOW = 1 << 20;

    private static final int MAX_RECORD = 0xFFFF;

    private final LogFiles files;
    private final LogFile file;
    private final HashIndex byReference;
    private final HashIndex byLookup;
    private final ByteArrayOutputStream unforced = new ByteArrayOutputStream();
    private long forcedEnd;
    private long end;
    private long allocated;
    private boolean rewrite;

    PeopleFile(LogFiles files, Path index, long salt) throws IOException {
        this.files = files;
        byReference = new HashIndex(index, "references", salt);
        byLookup = new HashIndex(index, "lookups", salt);
        if (!files.names().contains(NAME)) {
            String draft = NAME + ".draft";
            files.delete(draft);
            try (LogFile created = files.create(draft, Watermark.LENGTH)) {
                Watermark.write(created, Watermark.LENGTH);
                created.force();
            }
            files.rename(draft, NAME);
            files.forceNames();
        }
        file = files.open(NAME);
        load();
    }

    private void load() throws IOException {
        long size = file.size();
        long forced = Watermark.read(file);
        if (forced < 0 || forced > size) {
            throw damaged(0);
        }
        end = read(Watermark.LENGTH, size);
        if (end < forced) {
            throw damaged(end);
        }
        keepWholeRecords(size);
        forcedEnd = end;
        allocated = file.size();
    }

    /** Takes the records in order; returns where the first one that is not whole should be. */
    private long read(long from, long size) throws IOException {
        long at = from;
        long windowAt = 0;
        byte[] window = new byte[0];
        while (at + 2 <= size) {
            if (at + MAX_RECORD > windowAt + window.length && windowAt + window.length < size) {
                windowAt = at;
                window = file.read(at, (int) Math.min(WINDOW, size - at));
            }
            Optional<PersonRecord> record = recordAt(window, (int) (at - windowAt));
            if (record.isEmpty()) {
                return at;
            }
            int length = length(window, (int) (at - windowAt));
            if (record.get().secrets().isEmpty()) {
                zeroSecrets(at, record.get(), length); // the process may have died between the two steps
            }
            index(record.get(), at);
            at += length;
        }
        return at;
    }

    /** Records that were never forced may have reached the disk in any order: the whole ones are moved up. */
    private void keepWholeRecords(long size) throws IOException {
        byte[] rest = file.read(end, (int) Math.min(size - end, Integer.MAX_VALUE - 16));
        if (rest.length == 0) {
            return;
        }
        file.truncate(end);
        allocated = end;
        for (int at = 1; at + 2 <= rest.length; at++) {
            Optional<PersonRecord> record = recordAt(rest, at);
            if (record.isPresent()) {
                if (record.get().secrets().isPresent()) {
                    add(record.get());
                }
                at += length(rest, at) - 1;
            }
        }
        file.force();
        unforced.reset();
    }

    private static int length(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    private static Optional<PersonRecord> recordAt(byte[] bytes, int at) {
        int length = length(bytes, at);
        return length == 0 || at + length > bytes.length
                ? Optional.empty()
                : PersonRecord.decode(Arrays.copyOfRange(bytes, at, at + length));
    }

    private IOException damaged(long at) {
        return new IOException("The vault is damaged: file (%s), byte (%d). Restore it from a backup."
                .formatted(files.describe(NAME), at));
    }

    private void index(PersonRecord record, long at) throws IOException {
        byReference.reserve(1);
        byReference.put(hash(record.reference()), at);
        if (record.secrets().isPresent()) {
            byLookup.reserve(1);
            byLookup.put(hash(record.secrets().get().lookup()), at);
        }
    }

    private static long hash(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    synchronized Optional<PersonRecord> byLookup(Tenant tenant, byte[] lookup) throws IOException {
        return find(
                byLookup,
                hash(lookup),
                record -> record.tenant().equals(tenant)
                        && record.secrets()
                                .filter(s -> Arrays.equals(s.lookup(), lookup))
                                .isPresent());
    }

    synchronized Optional<PersonRecord> byReference(Tenant tenant, byte[] reference) throws IOException {
        return find(byReference, hash(reference), isPerson(tenant, reference));
    }

    private static Predicate<PersonRecord> isPerson(Tenant tenant, byte[] reference) {
        return record -> record.tenant().equals(tenant) && Arrays.equals(record.reference(), reference);
    }

    private Optional<PersonRecord> find(HashIndex index, long hash, Predicate<PersonRecord> isIt) throws IOException {
        try {
            long at = index.find(hash, place -> isIt.test(unchecked(place)));
            return at < 0 ? Optional.empty() : Optional.of(read(at));
        } catch (java.io.UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private PersonRecord unchecked(long at) {
        try {
            return read(at);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private PersonRecord read(long at) throws IOException {
        byte[] bytes = bytes(at);
        return PersonRecord.decode(bytes).orElseThrow(() -> damaged(at));
    }

    private byte[] bytes(long at) throws IOException {
        return file.read(at, length(file.read(at, 2), 0));
    }

    /** Adds a person; durable after the next {@link #force}. */
    synchronized void add(PersonRecord record) throws IOException {
        byte[] bytes = record.encode();
        byReference.reserve(1);
        byLookup.reserve(1);
        if (end + bytes.length > allocated) {
            file.write(ByteBuffer.allocate(GROWTH), allocated);
            allocated += GROWTH;
        }
        file.write(ByteBuffer.wrap(bytes), end);
        unforced.writeBytes(bytes);
        index(record, end);
        end += bytes.length;
    }

    synchronized void force() throws IOException {
        if (unforced.size() == 0) {
            return;
        }
        if (rewrite) {
            file.write(ByteBuffer.wrap(unforced.toByteArray()), forcedEnd);
        }
        rewrite = true;
        file.force();
        rewrite = false;
        unforced.reset();
        forcedEnd = end;
        Watermark.write(file, forcedEnd);
    }

    /** Overwrites the person's key and id for good. The state goes first, so that a death in between is seen. */
    synchronized boolean erase(Tenant tenant, byte[] reference) throws IOException {
        force();
        long at;
        try {
            at = byReference.find(
                    hash(reference), place -> isPerson(tenant, reference).test(unchecked(place)));
        } catch (java.io.UncheckedIOException e) {
            throw new IOException(e);
        }
        if (at < 0 || read(at).secrets().isEmpty()) {
            return false;
        }
        file.write(ByteBuffer.wrap(new byte[] {PersonRecord.ERASED}), at + PersonRecord.STATE_AT);
        file.force();
        zeroSecrets(at, read(at), bytes(at).length);
        return true;
    }

    private void zeroSecrets(long at, PersonRecord record, int length) throws IOException {
        byte[] secrets = file.read(at + record.secretsAt(), length - record.secretsAt());
        if (!Arrays.equals(secrets, new byte[secrets.length])) {
            file.write(ByteBuffer.allocate(secrets.length), at + record.secretsAt());
            file.force();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        force();
        file.truncate(end);
        file.close();
        byReference.close();
        byLookup.close();
    }
}
