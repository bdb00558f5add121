package io.trendguard.audit;

import io.trendguard.audit.file.LogFile;
import io.trendguard.audit.file.LogFiles;
import io.trendguard.audit.proof.Checkpoint;
import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.audit.proof.NoteSigner;
import io.trendguard.audit.proof.ProofException;
import io.trendguard.audit.segment.DamagedLogException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The last signed checkpoint of each tenant, written after the entries were forced and before anyone is answered: a log
 * that ends before its checkpoint has lost entries. Two slots of 512 bytes per tenant are written in turn (u32 CRC32C,
 * u16 length, note): a disk writes a sector whole or not at all, so a slot that is neither empty nor readable is damaged.
 */
final class CheckpointFile implements AutoCloseable {
    static final String NAME = "checkpoints";
    private static final int SLOT = 512;
    private static final int TENANTS = 64;

    private final LogFiles files;
    private final boolean found;
    private final Map<Integer, String> notes = new TreeMap<>();
    private final List<Integer> unreadable = new ArrayList<>();
    private final Map<String, Slots> slots = new HashMap<>();
    private @Nullable LogFile file;
    private boolean dirty;

    private CheckpointFile(LogFiles files) throws IOException {
        this.files = files;
        found = files.names().contains(NAME);
    }

    /** Reads what is there and changes nothing. */
    static CheckpointFile look(LogFiles files) throws IOException {
        CheckpointFile checkpoints = new CheckpointFile(files);
        if (checkpoints.found) {
            checkpoints.file = files.open(NAME);
            checkpoints.load(checkpoints.file);
        }
        return checkpoints;
    }

    private void load(LogFile there) throws IOException {
        long size = there.size();
        for (int slot = 0; (long) slot * SLOT < size; slot++) {
            byte[] kept = there.read((long) slot * SLOT, (int) Math.min(SLOT, size - (long) slot * SLOT));
            if (Arrays.equals(kept, new byte[kept.length])) {
                continue;
            }
            int length = kept.length < SLOT
                    ? 0
                    : Short.toUnsignedInt(ByteBuffer.wrap(kept).getShort(4));
            if (length > 0
                    && length <= SLOT - 6
                    && crc(kept, length) == ByteBuffer.wrap(kept).getInt(0)) {
                notes.put(slot, new String(kept, 6, length, StandardCharsets.UTF_8));
            } else {
                unreadable.add(slot);
            }
        }
    }

    /** Checks the signatures of what was read. */
    void verify(NoteSigner signer) {
        notes.forEach((slot, note) -> {
            try {
                Checkpoint checkpoint = LogVerifier.checkpoint(note, signer.verifierKey(origin(note)));
                Slots known = slots.get(checkpoint.origin());
                if (known == null || known.newest.size() < checkpoint.size()) {
                    slots.put(checkpoint.origin(), new Slots(slot & ~1, slot & 1, checkpoint));
                }
            } catch (ProofException e) {
                throw DamagedLogException.refused(
                        path(),
                        "The signed head in (%s), byte (%d), was not signed by this log: %s Maybe the file belongs to another log; put the right one back. The log was not opened."
                                .formatted(path(), slot * SLOT, e.getMessage()));
            }
        });
    }

    private static String origin(String note) {
        return note.substring(0, Math.max(0, note.indexOf('\n')));
    }

    /** Whether there is a file. */
    boolean found() {
        return found;
    }

    /** Whether it tells of no entry at all. */
    boolean isBlank() {
        return notes.isEmpty() && unreadable.isEmpty();
    }

    /** The first byte of each slot that is damaged. */
    List<Integer> unreadable() {
        return unreadable.stream().map(slot -> slot * SLOT).toList();
    }

    /** What the notes say, whoever signed them: {@code origin (entries)}. */
    String claims() {
        Map<String, Long> sizes = new TreeMap<>();
        notes.values().forEach(note -> {
            String[] lines = note.split("\n", 3);
            if (lines.length == 3 && lines[1].matches("[0-9]{1,18}")) {
                sizes.merge(lines[0], Long.parseLong(lines[1]), Math::max);
            }
        });
        return sizes.isEmpty()
                ? "unreadable heads"
                : String.join(
                        ", ",
                        sizes.entrySet().stream()
                                .map(each -> "%s with %,d entries".formatted(each.getKey(), each.getValue()))
                                .toList());
    }

    String path() {
        return files.describe(NAME);
    }

    /** The newest checkpoints that were kept, by origin. */
    Map<String, Checkpoint> newest() {
        Map<String, Checkpoint> newest = new TreeMap<>();
        slots.forEach((origin, known) -> newest.put(origin, known.newest));
        return newest;
    }

    boolean knows(String origin) {
        return slots.containsKey(origin);
    }

    /** Makes the file if there is none. What is damaged and belongs to no origin is emptied: nothing else would write there. */
    void makeReady() throws IOException {
        if (file == null) {
            renew();
            return;
        }
        for (int slot : unreadable) {
            if (!isTaken(slot & ~1)) {
                file.write(ByteBuffer.allocate(SLOT), (long) slot * SLOT);
                dirty = true;
            }
        }
    }

    /** Forgets everything that was kept. */
    void renew() throws IOException {
        if (file != null) {
            file.close();
            file = null; // a new one may not be had
        }
        files.replace(NAME, new byte[2 * TENANTS * SLOT]);
        file = files.open(NAME);
        slots.clear();
    }

    /** Keeps a checkpoint; it reaches the disk with the next {@link #force} or when the system sees fit. */
    void put(Checkpoint checkpoint, String note) throws IOException {
        Slots before = slots.get(checkpoint.origin());
        Slots after = before == null
                ? new Slots(freePair(), 0, checkpoint)
                : new Slots(before.first, 1 - before.last, checkpoint);
        byte[] text = note.getBytes(StandardCharsets.UTF_8);
        if (text.length > SLOT - 6) {
            throw new IOException("The checkpoint of (%s) is too long to be kept. Use a shorter origin."
                    .formatted(checkpoint.origin()));
        }
        byte[] slot = new byte[SLOT];
        System.arraycopy(text, 0, slot, 6, text.length);
        ByteBuffer bytes = ByteBuffer.wrap(slot).putShort(4, (short) text.length);
        bytes.putInt(0, crc(slot, text.length));
        opened().write(bytes, (long) (after.first + after.last) * SLOT);
        slots.put(checkpoint.origin(), after);
        dirty = true;
    }

    private int freePair() {
        int first = 0;
        while (isTaken(first)) {
            first += 2;
        }
        return first;
    }

    private boolean isTaken(int first) {
        return slots.values().stream().anyMatch(known -> known.first == first);
    }

    private LogFile opened() throws IOException {
        if (file == null) {
            throw new IOException("The file (%s) is not open.".formatted(path()));
        }
        return file;
    }

    /** Whether what is put can be found again. */
    boolean isInPlace() throws IOException {
        return file != null && file.isInPlace();
    }

    void force() throws IOException {
        if (dirty) {
            opened().force();
            dirty = false;
        }
    }

    private static int crc(byte[] slot, int length) {
        CRC32C crc = new CRC32C();
        crc.update(Arrays.copyOfRange(slot, 4, 6 + length));
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            try {
                force();
            } finally {
                file.close();
            }
        }
    }

    /** @param first slot of the pair; {@code last} which of the two was written last */
    private record Slots(int first, int last, Checkpoint newest) {}
}
