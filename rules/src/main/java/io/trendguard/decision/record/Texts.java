package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes lists of texts. */
final class Texts {
    private Texts() {}

    static void write(JsonGenerator out, String name, List<String> texts) throws IOException {
        out.writeFieldName(name);
        out.writeStartArray();
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    /** Leaves out a list that is empty. */
    static void writeSome(JsonGenerator out, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            write(out, name, texts);
        }
    }
}
