package io.trendguard.model.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.trendguard.model.serve.CostRule;
import io.trendguard.point.DecisionPoint;
import io.trendguard.text.Excerpt;
import io.trendguard.text.TimeZoneName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says how files become events.
 *
 * @param name its name
 * @param says what the files hold
 * @param attribution whose data it is and under which licence, where that has to be said
 * @param format {@code cloudevents} for NDJSON of our own events, {@code csv} for tables
 * @param rowKey names a row of training and scoring; placeholders {@code {order_id}} and {@code {line_id}}, or
 *     {@code {key}} for a table of features
 * @param items for {@code csv}: how a row becomes an item of a purchase and, later, of a return
 * @param table for {@code csv}: which features a row has, where it is not to become an event
 * @param costs what mistakes cost; without it a table of features weighs both alike, and items have the default costs
 * @param called what rows and their outcomes are called; without it lines that come back, or rows of a table
 * @param sourceRule what the documents behind the decision say without a model, which a model has to beat
 * @param vouched columns that somebody answers for, with the reason why they are known at the moment of the decision
 * @param zone for {@code cloudevents}: IANA time zone of customers who told none; UTC if it does not say. Tables of items
 *     say it under {@code items}
 * @param decisionPoint for {@code cloudevents}: whose rows are made of the events; regret if it does not say
 */
public record MappingFile(
        String name,
        String says,
        Optional<String> attribution,
        Format format,
        String rowKey,
        Optional<Items> items,
        Optional<TableSpec> table,
        Optional<CostRule> costs,
        Optional<Nouns> called,
        Optional<SourceRule> sourceRule,
        Optional<Map<String, String>> vouched,
        Optional<String> zone,
        Optional<DecisionPoint> decisionPoint) {
    private static final String SHIPPED = "/mappings/";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}");
    private static final CostRule ALIKE = new CostRule(1, 0, 1, 0);

    public MappingFile {
        if (format == Format.CSV && items.isPresent() == table.isPresent()) {
            throw new InvalidFileException(
                    "The mapping (%s) is of format (csv) and needs either (items) or (table).".formatted(name));
        }
        MappingRules.rowKey(rowKey, table.isPresent() ? Set.of("key") : Set.of("order_id", "line_id"));
        zone.filter(told -> TimeZoneName.zone(told).isEmpty()).ifPresent(told -> {
            throw new InvalidFileException(
                    "The mapping (%s) has the zone (%s). It must be a time zone by its IANA name, such as Europe/Berlin."
                            .formatted(name, told));
        });
    }

    /** Whose models are trained on these files. */
    public DecisionPoint point() {
        return decisionPoint.orElse(DecisionPoint.UNNAMED);
    }

    /** Where the shop lives: whose time of day it is where a customer told no zone. */
    public ZoneId shopZone() {
        return zone.or(() -> items.map(Items::zone)).flatMap(TimeZoneName::zone).orElse(ZoneOffset.UTC);
    }

    /** What mistakes cost. */
    public CostRule costRule() {
        return costs.orElse(table.isPresent() ? ALIKE : CostRule.DEFAULT);
    }

    /** What rows and their outcomes are called. */
    public Nouns nouns() {
        return called.orElse(table.isPresent() ? Nouns.ROWS : Nouns.LINES);
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
     * @param dialect how numbers, times and quotes are written, where that is unusual
     */
    public record Items(
            String source,
            String delimiter,
            List<String> missing,
            String zone,
            List<String> ignored,
            Map<String, FieldRule> order,
            Map<String, FieldRule> line,
            Optional<OutcomeRule> outcome,
            Optional<Dialect> dialect) {
        public Items {
            ignored = Optional.ofNullable(ignored).orElse(List.of());
            MappingRules.delimiter(delimiter);
            MappingRules.fields(order, line);
            Zones.of(zone);
        }

        /** How numbers, times and quotes are written. */
        Dialect writing() {
            return dialect.orElse(Dialect.PLAIN);
        }
    }

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
            int withinDays) {
        public OutcomeRule {
            MappingRules.words("outcome.returned", returned, "outcome.kept", kept);
            MappingRules.days("outcome.within_days", Optional.of(withinDays));
        }
    }

    /** A day: that of a column, and some days more. A day before the purchase does not count. */
    public record DayRule(String column, int plusDays) {
        public DayRule {
            MappingRules.days("outcome.known.plus_days", Optional.of(plusDays));
        }
    }

    /** The mapping of that name, shipped, or in a file of that path. */
    public static MappingFile load(String nameOrPath) {
        Path path = path(nameOrPath);
        return Files.isRegularFile(path) || Files.isSymbolicLink(path)
                ? parse(MappingReader.text(path), nameOrPath)
                : shipped(nameOrPath);
    }

    private static Path path(String nameOrPath) {
        try {
            return Path.of(nameOrPath);
        } catch (InvalidPathException e) {
            throw noMapping(nameOrPath);
        }
    }

    /** The mapping that ships under that name. */
    public static MappingFile shipped(String name) {
        if (!NAME.matcher(name).matches()) {
            throw noMapping(name);
        }
        try (InputStream in = MappingFile.class.getResourceAsStream(SHIPPED + name + ".yaml")) {
            if (in == null) {
                throw noMapping(name);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new InvalidFileException("The mapping (%s) cannot be read.".formatted(name), e);
        }
    }

    private static InvalidFileException noMapping(String name) {
        return new InvalidFileException(
                "There is no mapping (%s). Shipped are (trendguard), (carts), (fashion-returns), (shoppers-intention) and (shop-sessions); or name a file."
                        .formatted(Excerpt.of(name, 200)));
    }

    static MappingFile parse(String yaml, String where) {
        return MappingReader.parse(yaml, where);
    }
}
