package io.trendguard.audit.vault;

import io.trendguard.audit.file.LogFile;
import io.trendguard.audit.file.LogFiles;
import io.trendguard.audit.file.Misplaced;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The records of a people's file, one behind the other after its watermark, as they stand in it. */
final class PersonRecords {
    static final String NAME = "people";
    private static final int GROWTH = 1 << 20;
    private static final int WINDOW = 1 << 20;
    private static final int MAX_RECORD = 0xFFFF;

    private final LogFiles files;
    private final LogFile file;
    private long allocated;

    PersonRecords(LogFiles files) throws IOException {
        this.files = files;
        if (!files.names().contains(NAME)) {
            files.replace(NAME, Watermark.bytes(Watermark.LENGTH));
        }
        file = files.open(NAME);
        allocated = file.size();
    }

    /** Up to where the file was forced, at least. */
    long forcedEnd() throws IOException {
        long forced = Watermark.read(file);
        if (forced < 0 || forced > file.size()) {
            throw damaged(0);
        }
        return forced;
    }

    IOException damaged(long at) {
        return new IOException("The vault is damaged: file (%s), byte (%d). Restore it from a backup."
                .formatted(files.describe(NAME), at));
    }

    /** Takes the records in order; returns where the first one that is not whole should be. */
    long scan(Visitor visitor) throws IOException {
        long size = file.size();
        long at = Watermark.LENGTH;
        long windowAt = 0;
        byte[] window = new byte[0];
        while (at + 2 <= size) {
            if (at + MAX_RECORD > windowAt + window.length && windowAt + window.length < size) {
                windowAt = at;
                window = file.read(at, (int) Math.min(WINDOW, size - at));
            }
            Optional<PersonRecord> record = PersonRecord.at(window, (int) (at - windowAt));
            if (record.isEmpty()) {
                return at;
            }
            int length = PersonRecord.length(window, (int) (at - windowAt));
            if (record.get().secrets().isEmpty()) {
                zeroSecrets(at, record.get(), length); // the process may have died between the two steps
            }
            visitor.visit(record.get(), at);
            at += length;
        }
        return at;
    }

    /** Cuts off what follows and returns it. */
    byte[] cut(long end) throws IOException {
        byte[] rest = file.read(end, (int) Math.min(file.size() - end, Integer.MAX_VALUE - 16));
        if (rest.length > 0) {
            file.truncate(end);
            allocated = end;
        }
        return rest;
    }

    PersonRecord read(long at) throws IOException {
        return decoded(bytes(at), at);
    }

    private PersonRecord decoded(byte[] bytes, long at) throws IOException {
        return PersonRecord.decode(bytes).orElseThrow(() -> damaged(at));
    }

    private byte[] bytes(long at) throws IOException {
        return file.read(at, PersonRecord.length(file.read(at, 2), 0));
    }

    /** Writes records; durable after the next {@link #force}. */
    void write(byte[] records, long at) throws IOException {
        if (at + records.length > allocated) {
            file.write(ByteBuffer.allocate(GROWTH), allocated);
            allocated += GROWTH;
        }
        file.write(ByteBuffer.wrap(records), at);
    }

    void force() throws IOException {
        file.force();
    }

    /** Notes up to where the file was forced. */
    void forced(long end) throws IOException {
        Watermark.write(file, end);
    }

    /**
     * Overwrites a person's secrets. The mark goes first, so that a death in between is seen, and so that no damage to a
     * single byte is taken for an erasure; false if it was done.
     */
    boolean erase(long at) throws IOException {
        byte[] bytes = bytes(at);
        PersonRecord record = decoded(bytes, at);
        if (record.secrets().isEmpty()) {
            return false;
        }
        byte[] mark = PersonRecord.erasureMark(bytes, record.secretsAt());
        file.write(ByteBuffer.wrap(mark), at + record.secretsAt() - mark.length);
        file.force();
        file.write(ByteBuffer.wrap(new byte[] {PersonRecord.ERASED}), at + PersonRecord.STATE_AT);
        zeroSecrets(at, record, bytes.length);
        return true;
    }

    private void zeroSecrets(long at, PersonRecord record, int length) throws IOException {
        byte[] secrets = file.read(at + record.secretsAt(), length - record.secretsAt());
        if (!Arrays.equals(secrets, new byte[secrets.length])) {
            file.write(ByteBuffer.allocate(secrets.length), at + record.secretsAt());
            file.force();
        }
    }

    /** What is wrong with the place of the file, which may be deleted or moved while it is open. */
    Optional<String> misplaced() throws IOException {
        return file.isInPlace() ? Optional.empty() : Optional.of(Misplaced.words(files.describe(NAME)));
    }

    /** Gives back what was laid out for more records, and closes. */
    void close(long end) throws IOException {
        file.truncate(end);
        file.close();
    }

    /** Is shown each record and where it stands. */
    interface Visitor {
        void visit(PersonRecord record, long at) throws IOException;
    }
}
