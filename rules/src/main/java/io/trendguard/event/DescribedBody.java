package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads the body of a call that is no event into a record whose components are described, with the same findings. */
public final class DescribedBody {
    private static final Map<Class<?>, RecordSchema> SCHEMAS = new ConcurrentHashMap<>();

    private DescribedBody() {}

    /**
     * The body as a record.
     *
     * @param type a public record, each component with a {@link Describe}
     * @throws InvalidEventException with everything that is wrong
     */
    public static <T extends Record> T read(JsonNode body, Class<T> type, Instant now) {
        RecordSchema schema = SCHEMAS.computeIfAbsent(type, RecordSchema::of);
        Reading reading = Reading.ofSender(EventLimits.DEFAULTS, now);
        @Nullable Object @Nullable [] values = schema.values(body, reading);
        reading.throwIfRefused();
        if (values == null) {
            throw new IllegalStateException("A reading found nothing wrong and read nothing.");
        }
        return type.cast(schema.build(values));
    }
}
