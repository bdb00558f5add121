package io.trendguard.audit;

import io.trendguard.audit.file.HashIndex;
import io.trendguard.audit.segment.Header;
import io.trendguard.audit.segment.Location;
import io.trendguard.audit.segment.SegmentStore;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Finds the header of an event by its key, among all durable ones, for ever; 16 bytes each, off the heap. */
final class EventIds implements AutoCloseable {
    private final HashIndex index;
    private final SegmentStore segments;

    EventIds(HashIndex index, SegmentStore segments) {
        this.index = index;
        this.segments = segments;
    }

    void reserve(int more) throws IOException {
        index.reserve(more);
    }

    void put(EventKey key, long location) {
        index.put(hash(key), location);
    }

    Optional<Header> find(Tenant tenant, EventKey key) {
        Header[] found = new Header[1];
        long location = index.find(hash(key), at -> {
            found[0] = header(at);
            return found[0].tenant().equals(tenant)
                    && found[0].identity().filter(i -> i.key().equals(key)).isPresent();
        });
        return location < 0 ? Optional.empty() : Optional.of(found[0]);
    }

    private Header header(long location) {
        try {
            return Header.parse(segments.readHeaders(Location.block(location)).get(Location.index(location)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long hash(EventKey key) {
        return ByteBuffer.wrap(key.bytes()).getLong();
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
