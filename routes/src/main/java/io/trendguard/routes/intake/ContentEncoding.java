package io.trendguard.routes.intake;

import io.trendguard.event.InvalidEventException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks a body as its header {@code Content-Encoding} says (RFC 9110, 8.4), up to a bound. */
final class ContentEncoding {
    static final String ACCEPTED = "gzip, deflate, identity";

    private static final int MOST_LAYERS = 2;
    private static final Set<String> READ = Set.of("gzip", "x-gzip", "deflate");

    private ContentEncoding() {}

    /**
     * The body as its sender had it.
     *
     * @throws UnsupportedBodyException for an encoding that is not read
     * @throws TooLargeException if it unpacks to more than so many bytes
     */
    static byte[] unpacked(byte[] body, @Nullable String header, int most) {
        List<String> layers = layers(header);
        byte[] unpacked = body;
        for (int i = layers.size() - 1; i >= 0; i--) { // the last was applied last
            unpacked = layer(unpacked, layers.get(i), most);
        }
        return unpacked;
    }

    /** What was applied to a body, in this order; throws {@link UnsupportedBodyException} for what is not read. */
    static List<String> layers(@Nullable String header) {
        if (header == null) {
            return List.of();
        }
        List<String> layers = Arrays.stream(header.split(",", -1))
                .map(layer -> layer.strip().toLowerCase(Locale.ROOT))
                .filter(layer -> !layer.isEmpty() && !layer.equals("identity"))
                .toList();
        if (layers.size() > MOST_LAYERS || !READ.containsAll(layers)) {
            throw UnsupportedBodyException.encoding(header, ACCEPTED);
        }
        return layers;
    }

    private static byte[] layer(byte[] packed, String encoding, int most) {
        try (InputStream in = opened(packed, encoding)) {
            byte[] unpacked = in.readNBytes(most + 1);
            if (unpacked.length > most) {
                throw new TooLargeException("The body unpacks to more than (%,d) bytes".formatted(most));
            }
            return unpacked;
        } catch (IOException e) {
            throw new InvalidEventException(
                    "body",
                    "",
                    "is not %s, as (Content-Encoding) says; send it whole or leave the header out".formatted(encoding));
        }
    }

    private static InputStream opened(byte[] packed, String encoding) throws IOException {
        InputStream in = new ByteArrayInputStream(packed);
        return encoding.equals("deflate") ? inflated(new PushbackInputStream(in)) : new GZIPInputStream(in);
    }

    /** With the frame of zlib, as the standard says, or without it, as some senders do. */
    private static InputStream inflated(PushbackInputStream in) throws IOException {
        int first = in.read();
        if (first >= 0) {
            in.unread(first);
        }
        boolean framed = (first & 0x0F) == 8 && first >>> 4 <= 7;
        Inflater inflater = new Inflater(!framed);
        return new InflaterInputStream(in, inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end(); // an inflater that was passed in is not ended by its stream
            }
        };
    }
}
