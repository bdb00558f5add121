package io.trendguard.model.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trendguard.file.PlainFiles;
import io.trendguard.json.Json;
import io.trendguard.json.JsonWords;
import io.trendguard.json.RequiredFields;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what people write about models from outside; YAML, of which JSON is a part. */
final class OutsideYaml {
    private static final int MOST_BYTES = 4 << 20;
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private OutsideYaml() {}

    static <T> T read(Path file, Class<T> type) {
        try {
            String text = PlainFiles.text(file, MOST_BYTES);
            JsonNode tree = YAML.readTree(text);
            RequiredFields.missing(tree, type).ifPresent(why -> {
                throw new ImportException("The file (%s) is not complete: %s.".formatted(file, why));
            });
            return Json.mapper().treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new ImportException("The file (%s) is not valid: %s.".formatted(file, JsonWords.of(e, "YAML")), e);
        } catch (NoSuchFileException e) {
            throw new ImportException("There is no file (%s).".formatted(file), e);
        } catch (IOException e) {
            throw new ImportException("The file (%s) cannot be read.".formatted(file), e);
        } catch (IllegalArgumentException e) {
            throw new ImportException(String.valueOf(e.getMessage()), e);
        }
    }
}
