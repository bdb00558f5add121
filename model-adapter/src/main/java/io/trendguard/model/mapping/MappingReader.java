package io.trendguard.model.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a mapping and says, all at once and in words, what is wrong with it. */
final class MappingReader {
    private static final int LARGEST = 1 << 20;
    private static final Set<String> DEFAULTED = Set.of("ignored", "of");

    private MappingReader() {}

    /** The text of a file in UTF-8. Throws {@link InvalidFileException} if it is none. */
    static String text(Path path) {
        if (Files.isSymbolicLink(path)) {
            throw new InvalidFileException(
                    "The mapping (%s) is a symbolic link, which is not followed. Name the file itself."
                            .formatted(path));
        }
        try (InputStream in = PackedFile.open(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new InvalidFileException(
                        "The mapping (%s) has more than (%d) bytes. Maybe it is a table and no mapping."
                                .formatted(path, LARGEST));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidFileException("The mapping (%s) is not UTF-8. Save it in UTF-8.".formatted(path), e);
        } catch (IOException e) {
            throw new InvalidFileException("The mapping (%s) cannot be read. Check that it may be.".formatted(path), e);
        }
    }

    /** The mapping that a text says. Throws {@link InvalidFileException} with everything that is wrong. */
    static MappingFile parse(String text, String where) {
        String yaml = text.startsWith("\ufeff") ? text.substring(1) : text;
        Node document = document(yaml, where);
        List<String> findings = new YamlShape(DEFAULTED).findings(document, MappingFile.class);
        if (!findings.isEmpty()) {
            throw new InvalidFileException(
                    "The mapping (%s) is not valid. %s".formatted(where, String.join(" ", findings)));
        }
        try {
            return Json.mapper().treeToValue(new YAMLMapper().readTree(yaml), MappingFile.class);
        } catch (JsonProcessingException e) {
            throw new InvalidFileException("The mapping (%s) is not valid. %s".formatted(where, words(e)), e);
        }
    }

    private static Node document(String yaml, String where) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        try {
            Node document = new Yaml(options).compose(new StringReader(yaml));
            if (document == null) {
                throw new InvalidFileException(
                        "The mapping (%s) is empty. Write one with (mapping draft).".formatted(where));
            }
            return document;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            int column = e.getProblemMark() == null ? 1 : e.getProblemMark().getColumn() + 1;
            throw new InvalidFileException(
                    ("The mapping (%s) is not YAML at line (%d), column (%d). Look at and before this place for a tab,"
                                    + " a missing space after a colon, uneven indentation, an open bracket or quote, or a text"
                                    + " with a colon that needs quotes.")
                            .formatted(where, line, column),
                    e);
        } catch (YAMLException e) {
            throw new InvalidFileException(
                    "The mapping (%s) is not YAML. Maybe it holds control characters or is another kind of file."
                            .formatted(where),
                    e);
        }
    }

    /** What a record of ours said; the shape has been checked before. */
    private static String words(JsonProcessingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException ours && ours.getMessage() != null) {
                return ours.getMessage();
            }
        }
        String path = e instanceof JsonMappingException mapping
                ? String.join(
                        ".",
                        mapping.getPath().stream()
                                .map(step -> String.valueOf(
                                        step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                                .toList())
                : "";
        return "The value of (%s) cannot be read. Compare it with the shipped mappings.".formatted(path);
    }
}
