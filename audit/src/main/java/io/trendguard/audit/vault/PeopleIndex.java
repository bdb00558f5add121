package io.trendguard.audit.vault;

import io.trendguard.audit.file.HashIndex;
import io.trendguard.event.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Where people's records are, by reference and by customer id; off the heap, and rebuilt at each start. */
final class PeopleIndex implements AutoCloseable {
    private final PersonRecords records;
    private final HashIndex byReference;
    private final HashIndex byLookup;

    PeopleIndex(PersonRecords records, Path folder, long salt) {
        this.records = records;
        byReference = new HashIndex(folder, "references", salt);
        byLookup = new HashIndex(folder, "lookups", salt);
    }

    /** Makes room for one more person, so that {@link #put} cannot fail. */
    void reserve() throws IOException {
        byReference.reserve(1);
        byLookup.reserve(1);
    }

    void put(PersonRecord record, long at) {
        byReference.put(hash(record.reference()), at);
        record.secrets().ifPresent(secrets -> byLookup.put(hash(secrets.lookup()), at));
    }

    OptionalLong byReference(Tenant tenant, byte[] reference) throws IOException {
        return find(
                byReference,
                reference,
                record -> record.tenant().equals(tenant) && Arrays.equals(record.reference(), reference));
    }

    /** An erased person has no lookup any more. */
    OptionalLong byLookup(Tenant tenant, byte[] lookup) throws IOException {
        return find(
                byLookup,
                lookup,
                record -> record.tenant().equals(tenant)
                        && record.secrets()
                                .filter(secrets -> Arrays.equals(secrets.lookup(), lookup))
                                .isPresent());
    }

    private OptionalLong find(HashIndex index, byte[] key, Predicate<PersonRecord> isIt) throws IOException {
        try {
            long at = index.find(hash(key), place -> isIt.test(read(place)));
            return at < 0 ? OptionalLong.empty() : OptionalLong.of(at);
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private PersonRecord read(long at) {
        try {
            return records.read(at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long hash(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    @Override
    public void close() throws IOException {
        byReference.close();
        byLookup.close();
    }
}
