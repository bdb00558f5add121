package io.trendguard.simulation.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a synthetic history in which every customer buys once, to see what a service needs for many of them:
 * {@code java @simulation/target/bench.args io.trendguard.simulation.bench.ManyCustomers 1000000 many.ndjson.gz}, then the
 * file into the history folder of the inbox of a service that runs with {@code -Xmx1g}.
 */
public final class ManyCustomers {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int PRODUCTS = 5_000;
    private static final List<String> SIZES = List.of("S", "M", "L", "XL");
    private static final List<String> BRANDS = List.of("Elmstitch", "Alderlight", "Firthread", "Oakline");
    private static final List<String> CATEGORIES = List.of("bags", "sweaters", "shoes", "dresses");

    private ManyCustomers() {}

    public static void main(String[] args) throws IOException {
        int customers = Integer.parseInt(args[0]);
        SplittableRandom random = new SplittableRandom(42);
        try (OutputStream out =
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(Path.of(args[1]))))) {
            for (int i = 0; i < customers; i++) {
                out.write(purchase(i, random).toString().getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
    }

    private static ObjectNode purchase(int number, SplittableRandom random) {
        String time = START.plusSeconds(20L * number).toString();
        ObjectNode event = Json.mapper()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", "many-" + number)
                .put("source", "/synthetic/many")
                .put("type", Feed.PURCHASE.type())
                .put("time", time)
                .put("knownat", time)
                .put("datacontenttype", "application/json");
        ObjectNode data = event.putObject("data")
                .put("order_id", "many-" + number)
                .put("customer_id", "many-%08d".formatted(number))
                .put("currency", "EUR")
                .put("device_type", "phone");
        for (int line = 1; line <= 2; line++) {
            data.withArray("lines")
                    .addObject()
                    .put("line_id", Integer.toString(line))
                    .put("product_id", "p-%05d".formatted(random.nextInt(PRODUCTS)))
                    .put("size", any(SIZES, random))
                    .put("brand", any(BRANDS, random))
                    .put("category", any(CATEGORIES, random))
                    .put("quantity", 1)
                    .put("list_price_minor", 7_999)
                    .put("paid_price_minor", random.nextInt(2_000, 8_000));
        }
        return event;
    }

    private static String any(List<String> some, SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
    }
}
