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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The last signed checkpoint of each tenant, written after the entries were forced and before anyone is answered: a log
 * that ends before its checkpoint has lost entries. Two slots of 512 bytes per tenant are written in turn (u32 CRC32C,
 * u16 length, note), so that one of them is always whole.
 */
final class CheckpointFile implements AutoCloseable {
    static final String NAME = "checkpoints";
    private static final int SLOT = 512;
    private static final int TENANTS = 64;

    private final LogFiles files;
    private final LogFile file;
    private final Map<String, Slots> slots = new HashMap<>();
    private boolean dirty;

    private CheckpointFile(LogFiles files, LogFile file) {
        this.files = files;
        this.file = file;
    }

    /** Opens the file; a new log gets a new one. */
    static CheckpointFile open(LogFiles files, NoteSigner signer) throws IOException {
        if (!files.names().contains(NAME)) {
            files.replace(NAME, new byte[2 * TENANTS * SLOT]);
        }
        CheckpointFile checkpoints = new CheckpointFile(files, files.open(NAME));
        checkpoints.load(signer);
        return checkpoints;
    }

    private void load(NoteSigner signer) throws IOException {
        long size = file.size();
        for (int slot = 0; (slot + 1L) * SLOT <= size; slot++) {
            byte[] kept = file.read((long) slot * SLOT, SLOT);
            ByteBuffer bytes = ByteBuffer.wrap(kept);
            int length = Short.toUnsignedInt(bytes.getShort(4));
            if (length > 0 && length <= SLOT - 6 && crc(kept, length) == bytes.getInt(0)) {
                String note = new String(kept, 6, length, StandardCharsets.UTF_8);
                remember(slot, note, signer);
            }
        }
    }

    private void remember(int slot, String note, NoteSigner signer) {
        String origin = note.substring(0, Math.max(0, note.indexOf('\n')));
        try {
            Checkpoint checkpoint = LogVerifier.checkpoint(note, signer.verifierKey(origin));
            Slots known = slots.get(origin);
            if (known == null || known.newest.size() < checkpoint.size()) {
                slots.put(origin, new Slots(slot & ~1, slot & 1, checkpoint));
            }
        } catch (ProofException e) {
            throw new DamagedLogException(files.describe(NAME), (long) slot * SLOT, String.valueOf(e.getMessage()));
        }
    }

    /** The newest checkpoints that were kept, by origin. */
    Map<String, Checkpoint> newest() {
        Map<String, Checkpoint> newest = new HashMap<>();
        slots.forEach((origin, known) -> newest.put(origin, known.newest));
        return newest;
    }

    /** Keeps a checkpoint; it reaches the disk with the next {@link #force} or when the system sees fit. */
    void put(Checkpoint checkpoint, String note) throws IOException {
        Slots before = slots.getOrDefault(checkpoint.origin(), new Slots(2 * slots.size(), 1, checkpoint));
        Slots after = new Slots(before.first, 1 - before.last, checkpoint);
        byte[] text = note.getBytes(StandardCharsets.UTF_8);
        if (text.length > SLOT - 6) {
            throw new IOException("The checkpoint of (%s) is too long to be kept. Use a shorter origin."
                    .formatted(checkpoint.origin()));
        }
        byte[] slot = new byte[SLOT];
        System.arraycopy(text, 0, slot, 6, text.length);
        ByteBuffer bytes = ByteBuffer.wrap(slot).putShort(4, (short) text.length);
        bytes.putInt(0, crc(slot, text.length));
        file.write(bytes, (long) (after.first + after.last) * SLOT);
        slots.put(checkpoint.origin(), after);
        dirty = true;
    }

    void force() throws IOException {
        if (dirty) {
            file.force();
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
        force();
        file.close();
    }

    /** @param first slot of the pair; {@code last} which of the two was written last */
    private record Slots(int first, int last, Checkpoint newest) {}
}
