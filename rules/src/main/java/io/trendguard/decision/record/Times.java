package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Times as milliseconds before an event; one that is not a whole millisecond, or ages away, is written out. */
final class Times {
    private static final int MILLI = 1_000_000;
    private static final long AGES = 100_000_000_000L; // seconds, some 3,000 years

    private Times() {}

    static void write(JsonGenerator out, String name, List<Instant> times, Instant event) throws IOException {
        boolean near = Math.abs(event.getEpochSecond()) < AGES;
        out.writeFieldName(name);
        out.writeStartArray();
        for (Instant time : times) {
            if (near && time.getNano() % MILLI == 0 && Math.abs(time.getEpochSecond()) < AGES) {
                out.writeNumber(event.toEpochMilli() - time.toEpochMilli());
            } else {
                out.writeString(time.toString());
            }
        }
        out.writeEndArray();
    }

    static Instant read(JsonNode value, Instant event, String path) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return event.truncatedTo(ChronoUnit.MILLIS).minusMillis(value.longValue());
        }
        return Fields.time(value, path);
    }
}
