package io.trendguard.audit.segment;

import io.trendguard.audit.file.LogFile;
import io.trendguard.audit.file.LogFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The file beside the segments that holds blocks while they are written over older ones; the package says how. */
final class RewriteJournal {
    static final String NAME = "removal.journal";
    private static final String DRAFT = NAME + ".draft";
    private static final byte[] MAGIC = "TGREWRT1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 24;
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 64;
    private static final int WIPED_AT_ONCE = 1 << 20;

    private final LogFiles files;

    RewriteJournal(LogFiles files) {
        this.files = files;
    }

    /** Puts the blocks on disk; the file has its name only when all of it is there. */
    void write(List<Rewrite> blocks) throws IOException {
        wipe();
        long length = blocks.stream()
                .mapToLong(block -> Long.BYTES + block.bytes().length)
                .sum();
        if (length > MAX_LENGTH - HEADER) {
            throw new IOException("(%,d) bytes of blocks are too many for (%s)".formatted(length, path()));
        }
        ByteBuffer out = ByteBuffer.allocate(HEADER + (int) length);
        out.position(HEADER);
        blocks.forEach(block -> out.putLong(block.location()).put(block.bytes()));
        out.position(0);
        out.put(MAGIC).putInt(blocks.size()).putInt((int) length);
        out.putInt(Block.crc(out.array(), HEADER, (int) length));
        out.putInt(Block.crc(out.array(), 0, HEADER - 4));
        files.replace(NAME, out.array());
    }

    /** The blocks of a complete journal; none if there is no journal or an emptied one. */
    List<Rewrite> read() throws IOException, DamagedBlockException {
        if (!files.names().contains(NAME)) {
            return List.of();
        }
        byte[] all;
        try (LogFile file = files.open(NAME)) {
            if (file.size() > MAX_LENGTH) {
                throw new DamagedBlockException(0, "it is longer than any journal");
            }
            all = file.read(0, (int) file.size());
        }
        boolean wiped = all.length == 0 || all[0] == 0;
        return wiped ? List.of() : parsed(all);
    }

    private static List<Rewrite> parsed(byte[] all) throws DamagedBlockException {
        ByteBuffer in = ByteBuffer.wrap(all);
        if (all.length < HEADER
                || !Arrays.equals(all, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                || in.getInt(HEADER - 4) != Block.crc(all, 0, HEADER - 4)
                || in.getInt(12) != all.length - HEADER
                || in.getInt(16) != Block.crc(all, HEADER, all.length - HEADER)) {
            throw new DamagedBlockException(0, "it is not complete");
        }
        List<Rewrite> blocks = new ArrayList<>();
        in.position(HEADER);
        for (int left = in.getInt(8); left > 0; left--) {
            if (in.remaining() < Long.BYTES + Block.PREAMBLE) {
                throw new DamagedBlockException(in.position(), "it has fewer blocks than it says");
            }
            long location = in.getLong();
            byte[] preamble = new byte[Block.PREAMBLE];
            in.get(in.position(), preamble);
            int length = Block.length(preamble);
            if (length > in.remaining()) {
                throw new DamagedBlockException(in.position(), "it ends within a block");
            }
            byte[] block = new byte[length];
            in.get(block);
            blocks.add(new Rewrite(location, block));
        }
        return blocks;
    }

    /**
     * Removes the file. It becomes zeros first, its header before all else: the payloads that it holds may be removed later,
     * and then no copy may be left in what the disk counts as free; and should its name come back after a power cut, nothing
     * is done once more.
     */
    void wipe() throws IOException {
        boolean any = false;
        for (String name : List.of(NAME, DRAFT)) {
            if (files.names().contains(name)) {
                any = true;
                try (LogFile file = files.open(name)) {
                    fillWithZeros(file);
                }
                files.delete(name);
            }
        }
        if (any) {
            files.forceNames();
        }
    }

    private static void fillWithZeros(LogFile file) throws IOException {
        long size = file.size();
        file.write(ByteBuffer.allocate((int) Math.min(HEADER, size)), 0);
        file.force();
        for (long at = 0; at < size; at += WIPED_AT_ONCE) {
            file.write(ByteBuffer.allocate((int) Math.min(WIPED_AT_ONCE, size - at)), at);
        }
        file.force();
    }

    String path() {
        return files.describe(NAME);
    }
}
