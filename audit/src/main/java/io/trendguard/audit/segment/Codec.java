package io.trendguard.audit.segment;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** How payloads are compressed. The number of a codec is part of the format: append only. */
public enum Codec {
    STORED(0) {
        @Override
        byte[] compress(byte[] raw) {
            return raw;
        }

        @Override
        Stream<byte[]> attempts(byte[] raw) {
            return Stream.of(raw);
        }

        @Override
        byte[] expand(byte[] stored, int length) {
            return stored;
        }
    },
    DEFLATE(1) {
        @Override
        byte[] compress(byte[] raw) {
            return deflated(raw, Deflater.BEST_SPEED);
        }

        @Override
        Stream<byte[]> attempts(byte[] raw) {
            return Stream.of(Deflater.BEST_COMPRESSION).map(level -> deflated(raw, level));
        }

        private byte[] deflated(byte[] raw, int level) {
            Deflater deflater = new Deflater(level, true);
            try {
                deflater.setInput(raw);
                deflater.finish();
                byte[] out = new byte[raw.length + raw.length / 1000 + 64];
                return Arrays.copyOf(out, deflater.deflate(out));
            } finally {
                deflater.end();
            }
        }

        @Override
        byte[] expand(byte[] stored, int length) {
            Inflater inflater = new Inflater(true);
            try {
                inflater.setInput(stored);
                byte[] out = new byte[length];
                return Arrays.copyOf(out, inflater.inflate(out));
            } catch (DataFormatException e) {
                throw new IllegalArgumentException("The payloads cannot be inflated.", e);
            } finally {
                inflater.end();
            }
        }
    },
    /** Measured on blocks of decisions: three times as fast as deflate at its fastest and a third smaller. */
    ZSTD(2) {
        @Override
        byte[] compress(byte[] raw) {
            synchronized (Kept.ZSTD) {
                return Kept.ZSTD.compress(raw);
            }
        }

        @Override
        Stream<byte[]> attempts(byte[] raw) {
            return Stream.of(19, 22, 9, 3, 1).map(level -> compressed(raw, level));
        }

        private byte[] compressed(byte[] raw, int level) {
            try (ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(level).setContentSize(false)) {
                return zstd.compress(raw);
            }
        }

        @Override
        byte[] expand(byte[] stored, int length) {
            try {
                byte[] out = new byte[length];
                long expanded = Zstd.decompress(out, stored);
                return expanded == length ? out : new byte[0];
            } catch (ZstdException e) {
                throw new IllegalArgumentException("The payloads cannot be decompressed.", e);
            }
        }
    };

    /** Kept, since making its tables takes longer than compressing a small block; of one log, one thread writes. */
    private static final class Kept {
        static final ZstdCompressCtx ZSTD = new ZstdCompressCtx().setLevel(1);
    }

    private final byte number;

    Codec(int number) {
        this.number = (byte) number;
    }

    byte number() {
        return number;
    }

    static Codec numbered(byte number) {
        for (Codec codec : values()) {
            if (codec.number == number) {
                return codec;
            }
        }
        throw new IllegalArgumentException("there is no codec (%d)".formatted(number));
    }

    abstract byte[] compress(byte[] raw);

    /** What can be tried to make it smaller, however long that takes. */
    abstract Stream<byte[]> attempts(byte[] raw);

    /** All that can be done to make it small, the quickest first, each done only when it is looked at. */
    static Stream<Packed> ever(byte[] raw) {
        return Stream.concat(
                Stream.of(ZSTD).map(quick -> new Packed(quick, quick.compress(raw))),
                Stream.of(STORED, ZSTD, DEFLATE)
                        .flatMap(codec -> codec.attempts(raw).map(bytes -> new Packed(codec, bytes))));
    }

    /** What a codec made of it. */
    record Packed(Codec codec, byte[] bytes) {}

    /** Throws {@link IllegalArgumentException} if that is not possible. */
    abstract byte[] expand(byte[] stored, int length);
}
