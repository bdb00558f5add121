package io.trendguard.model.outside;

import io.trendguard.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the files of a model folder. */
final class OutsideFiles {
    private OutsideFiles() {}

    static byte[] json(Object value) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
