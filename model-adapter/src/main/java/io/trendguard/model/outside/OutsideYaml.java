package io.trendguard.model.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trendguard.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what people write about models from outside; YAML, of which JSON is a part. */
final class OutsideYaml {
    private OutsideYaml() {}

    static <T> T read(Path file, Class<T> type) {
        try {
            return Json.mapper().treeToValue(new YAMLMapper().readTree(Files.readString(file)), type);
        } catch (JsonProcessingException e) {
            throw new ImportException("The file (%s) is not valid: %s.".formatted(file, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new ImportException("The file (%s) cannot be read.".formatted(file), e);
        }
    }
}
