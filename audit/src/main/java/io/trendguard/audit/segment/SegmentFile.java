package io.trendguard.audit.segment;

import io.trendguard.audit.file.LogFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a segment is named and begins.
 *
 * @param number of the segment, from 0 without gaps
 * @param firstBlock number of its first block
 * @param created when it was taken into use
 */
record SegmentFile(int number, long firstBlock, Instant created) {
    static final int HEADER = 64;
    /** Segment numbers have to fit a location. */
    static final int MAX_NUMBER = 0x7FFF;

    private static final byte[] MAGIC = "TGSEGMT1".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NAME = Pattern.compile("[0-9]{8}\\.segment");

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static String name(int number) {
        return "%08d.segment".formatted(number);
    }

    void write(LogFile file) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(HEADER);
        out.put(MAGIC).putInt(number).putInt(0).putLong(firstBlock).putLong(created.toEpochMilli());
        out.putInt(HEADER - 4, Block.crc(out.array(), 0, HEADER - 4));
        file.write(out.rewind(), 0);
    }

    /** The header of a segment's file; absent if it has none that is whole. */
    static Optional<SegmentFile> read(LogFile file) throws IOException {
        if (file.size() < HEADER) {
            return Optional.empty();
        }
        byte[] bytes = file.read(0, HEADER);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        if (!java.util.Arrays.equals(magic, MAGIC) || Block.crc(bytes, 0, HEADER - 4) != in.getInt(HEADER - 4)) {
            return Optional.empty();
        }
        return Optional.of(new SegmentFile(in.getInt(8), in.getLong(16), Instant.ofEpochMilli(in.getLong(24))));
    }
}
