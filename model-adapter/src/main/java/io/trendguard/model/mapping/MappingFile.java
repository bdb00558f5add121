package io.trendguard.model.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says how files become events.
 *
 * @param name its name
 * @param says what the files hold
 * @param format {@code cloudevents} for NDJSON of our own events, {@code csv} for tables of bought items
 * @param rowKey names a row of training and scoring; placeholders {@code {order_id}} and {@code {line_id}}
 * @param items for {@code csv}: how a row becomes an item of a purchase and, later, of a return
 */
public record MappingFile(String name, String says, Format format, String rowKey, Optional<Items> items) {
    private static final String SHIPPED = "/mappings/";

    public MappingFile {
        if (format == Format.CSV && items.isEmpty()) {
            throw new InvalidFileException("The mapping (%s) is of format (csv) and has no (items).".formatted(name));
        }
    }

    /** What a file is made of. */
    public enum Format {
        CLOUDEVENTS,
        CSV;

        @JsonCreator
        static Format of(String word) {
            for (Format format : values()) {
                if (format.name().equalsIgnoreCase(word)) {
                    return format;
                }
            }
            throw new InvalidFileException(
                    "The format (%s) is unknown. It must be cloudevents or csv.".formatted(word));
        }
    }

    /**
     * How a row of a table becomes an item.
     *
     * @param source CloudEvents source of the events
     * @param delimiter between columns
     * @param missing words that stand for nothing
     * @param zone IANA time zone of dates without one
     * @param ignored columns that are known and not used
     * @param order fields of the purchase; {@code order_id}, {@code time} and {@code customer_id} are needed
     * @param line fields of the item; {@code line_id}, {@code product_id}, {@code quantity}, {@code paid_price_minor}
     * @param outcome what became of it; a file without its column has no outcomes
     */
    public record Items(
            String source,
            String delimiter,
            List<String> missing,
            String zone,
            List<String> ignored,
            Map<String, FieldRule> order,
            Map<String, FieldRule> line,
            Optional<OutcomeRule> outcome) {}

    /**
     * What became of an item, and when that is learnt.
     *
     * @param column the column with the outcome
     * @param returned its words for an item that came back
     * @param kept its words for an item that was kept
     * @param reason why items come back; {@code regret}, unless the table knows better
     * @param known the days from which the outcome is known; the first that the row can tell
     * @param withinDays an item that came back did so at most so many days after the purchase
     */
    public record OutcomeRule(
            String column,
            List<String> returned,
            List<String> kept,
            Optional<String> reason,
            List<DayRule> known,
            int withinDays) {}

    /** A day: that of a column, and some days more. A day before the purchase does not count. */
    public record DayRule(String column, int plusDays) {}

    /** The mapping of that name, shipped, or in a file of that path. */
    public static MappingFile load(String nameOrPath) {
        Path path = Path.of(nameOrPath);
        if (Files.isRegularFile(path)) {
            try {
                return parse(Files.readString(path), nameOrPath);
            } catch (IOException e) {
                throw new InvalidFileException("The mapping (%s) cannot be read.".formatted(path), e);
            }
        }
        try (InputStream in = MappingFile.class.getResourceAsStream(SHIPPED + nameOrPath + ".yaml")) {
            if (in == null) {
                throw new InvalidFileException(
                        "There is no mapping (%s). Shipped are (trendguard) and (fashion-returns); or name a file."
                                .formatted(nameOrPath));
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), nameOrPath);
        } catch (IOException e) {
            throw new InvalidFileException("The mapping (%s) cannot be read.".formatted(nameOrPath), e);
        }
    }

    static MappingFile parse(String yaml, String where) {
        try {
            return Json.mapper().treeToValue(new YAMLMapper().readTree(yaml), MappingFile.class);
        } catch (JsonProcessingException e) {
            throw new InvalidFileException(
                    "The mapping (%s) is not valid: %s.".formatted(where, e.getOriginalMessage()), e);
        }
    }
}
