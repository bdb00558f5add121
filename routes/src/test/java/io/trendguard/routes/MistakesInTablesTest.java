package io.trendguard.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in what data scientists bring: mappings, tables and events. */
class MistakesInTablesTest extends MistakesInFiles {
    /** What holds no event, or one whose fields the service refuses. */
    private static final Set<String> NO_EVENTS = Set.of(
            "empty",
            "blank",
            "holding ({})",
            "with 1e100000000",
            "with a text for a number",
            "with null for a number",
            "with a list for a number");

    private static byte[] shippedMapping(String name) throws IOException {
        return Files.readAllBytes(Path.of("../model-adapter/src/main/resources/mappings", name + ".yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fashion-returns", "shop-sessions", "trendguard"})
    void mappings(String name) throws Exception {
        harmless = IN_WORDS_ONLY;
        Path file = folder.resolve("mine.yaml");
        everyMistake(file, shippedMapping(name), List.of("mapping", "check", text(file)));
    }

    private static final String TABLE = """
        order_item_id;order_date;item_price;color;returned
        1;2026-01-01;10,50;red;1
        2;2026-01-02;20,50;blue;0
        3;2026-01-03;30,50;red;1
        """;

    @Test
    void tablesToDraftAMappingFrom() throws Exception {
        Path file = folder.resolve("orders.csv");
        harmless = IN_WORDS_ONLY;
        everyMistake(file, TABLE.getBytes(UTF_8), List.of("mapping", "draft", text(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.csv", "orders.csv.gz", "orders.tsv"})
    void tablesToTrainOn(String name) throws Exception {
        Path file = folder.resolve(name);
        everyMistake(
                file,
                TABLE.getBytes(UTF_8),
                List.of(
                        "train",
                        "--mapping",
                        "fashion-returns",
                        "--history",
                        text(file),
                        "--out",
                        text(folder.resolve("model"))));
    }

    @Test
    void tablesToScore() throws Exception {
        Path file = folder.resolve("orders.csv");
        everyMistake(
                file,
                TABLE.getBytes(UTF_8),
                List.of(
                        "score",
                        "--model",
                        text(MODELS.resolve("golden-imported-model")),
                        "--mapping",
                        "fashion-returns",
                        "--events",
                        text(file),
                        "--out",
                        text(folder.resolve("scored.csv"))));
    }

    @Test
    void eventsToTrainOn() throws Exception {
        Path file = folder.resolve("events.ndjson");
        harmless = NO_EVENTS;
        everyMistake(
                file,
                (Shop.purchase("e-1", "ida", Shop.CLASSIC, java.time.Instant.EPOCH) + "\n").getBytes(UTF_8),
                List.of("train", "--history", text(file), "--out", text(folder.resolve("model"))));
    }

    @Test
    void eventsToPlay() throws Exception {
        Path file = folder.resolve("events.ndjson");
        HttpServer nobody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        nobody.start();
        try {
            String address = "http://localhost:" + nobody.getAddress().getPort();
            harmless = NO_EVENTS;
            everyMistake(
                    file,
                    "{\"id\": 1}\n".getBytes(UTF_8),
                    List.of("play", "--events", text(file), "--to", address, "--key", "any"));
        } finally {
            nobody.stop(0);
        }
    }
}
