package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Events that nobody waits for: a watched folder and a broker. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class FilesAndKafkaTest {
    private static final Path INBOX =
            TestService.running().data().resolve("inbox").resolve(TestService.TENANT.id());

    private final Client client = Client.withKey("all");

    @Test
    void aBrokenLineGoesToTheDeadLettersAndTheRestGoesOn() throws Exception {
        String lines = String.join(
                "\n",
                Shop.purchase("f-1", "kim", Shop.CLASSIC, Instant.now()).toString(),
                "{this is not JSON",
                "",
                Shop.purchase("f-2", "kim", Shop.CLASSIC, Instant.now()).toString());
        JsonNode report = drop("orders.ndjson", lines.getBytes(StandardCharsets.UTF_8));

        assertThat(report.path("lines").asLong()).isEqualTo(4);
        assertThat(report.path("accepted").asLong()).isEqualTo(2);
        assertThat(report.path("rejected").asLong()).isEqualTo(1);
        assertThat(report.path("blank").asLong()).isEqualTo(1);
        List<String> dead = Files.readAllLines(INBOX.resolve(".dead-letter").resolve("orders.ndjson.ndjson"));
        assertThat(dead).hasSize(1);
        JsonNode letter = Json.mapper().readTree(dead.get(0));
        assertThat(letter.path("line").asLong()).isEqualTo(2);
        assertThat(letter.path("text").asText()).isEqualTo("{this is not JSON");
        assertThat(letter.at("/problem/detail").asText()).isNotBlank();
    }

    @Test
    void aFileThatIsReadTwiceChangesNothing() throws Exception {
        byte[] line = Shop.purchase("f-3", "lea", Shop.CLASSIC, Instant.now())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        assertThat(drop("twice.ndjson", line).path("accepted").asLong()).isEqualTo(1);
        assertThat(drop("twice.ndjson", line).path("repeated").asLong()).isEqualTo(1);
    }

    @Test
    void aTruncatedGzipIsSetAsideAndWhatWasReadIsKept() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 500; i++) {
                zip.write((Shop.purchase("gz-" + i, "max-" + i, Shop.CLASSIC, Instant.now()) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        write("", "cut.ndjson.gz", Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        waitFor(INBOX.resolve(".failed").resolve("cut.ndjson.gz"));
    }

    private static final String COLUMNS =
            "order_item_id,order_date,delivery_date,item_id,item_size,item_color,brand_id,item_price,"
                    + "user_id,user_title,user_dob,user_state,user_reg_date,return";

    @Test
    void aTableIsReadByTheMappingItsFolderIsNamedAfterAndABrokenRowIsNamed() throws Exception {
        String table = String.join(
                "\n",
                COLUMNS,
                "9001,2026-01-05,2026-01-07,17,m,blue,3,49.90,501,Mrs,1980-02-03,Bavaria,2025-05-01,0",
                "9002,2026-01-05,?,18,?,,3,0,502,Mr,?,Bavaria,2025-05-01,0",
                "9003,2026-01-06,2026-01-08,19,l,red,3,a lot,503,Mr,1990-02-03,Bavaria,2025-05-01,1",
                "");
        JsonNode report = drop("fashion-returns", "table.csv", table.getBytes(StandardCharsets.UTF_8));

        assertThat(report.path("rejected").asLong()).as(report.toString()).isEqualTo(1);
        assertThat(report.path("accepted").asLong()).isGreaterThanOrEqualTo(2);
        List<String> dead = Files.readAllLines(INBOX.resolve(".dead-letter").resolve("table.csv.ndjson"));
        assertThat(dead).hasSize(1);
        JsonNode letter = Json.mapper().readTree(dead.get(0));
        assertThat(letter.path("line").asLong()).isEqualTo(4);
        JsonNode error = letter.at("/problem/errors/0");
        assertThat(error.path("field").asText()).as("the column").isEqualTo("item_price");
        assertThat(error.path("value").asText()).isEqualTo("a lot");
        assertThat(error.path("remedy").asText()).startsWith("must be a number that is whole when multiplied by (100)");
        assertThat(drop("fashion-returns", "table.csv", table.getBytes(StandardCharsets.UTF_8))
                        .path("repeated")
                        .asLong())
                .as("the same table again changes nothing")
                .isEqualTo(report.path("accepted").asLong());
    }

    @Test
    void aTableWithoutANeededColumnOrWithAnUnknownOneIsSetAsideWhole() throws Exception {
        for (String header : List.of(COLUMNS.replace("item_price,", ""), COLUMNS + ",colour_of_the_van")) {
            String name = "columns-" + header.split(",").length + ".csv";
            write("fashion-returns", name, (header + "\n").getBytes(StandardCharsets.UTF_8));
            waitFor(INBOX.resolve("fashion-returns").resolve(".failed").resolve(name));
        }
    }

    private static JsonNode drop(String name, byte[] content) throws Exception {
        return drop("", name, content);
    }

    private static JsonNode drop(String mapping, String name, byte[] content) throws Exception {
        Path report = INBOX.resolve(".done").resolve(name + ".report.json");
        Files.deleteIfExists(report);
        Path read = INBOX.resolve(mapping).resolve(".done").resolve(name);
        Files.deleteIfExists(read);
        write(mapping, name, content);
        waitFor(read);
        return Json.mapper().readTree(report.toFile());
    }

    private static void write(String mapping, String name, byte[] content) throws IOException {
        Path folder = Files.createDirectories(INBOX.resolve(mapping));
        Path hidden = folder.resolve("." + name);
        Files.write(hidden, content);
        Files.move(hidden, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void waitFor(Path file) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!Files.exists(file)) {
            assertThat(System.nanoTime()).as("waiting for %s", file).isLessThan(end);
            Thread.sleep(100);
        }
    }

    @Test
    void eventsFromKafkaAreDecidedAndWhatIsWrongGoesToTheDeadLetterTopic() {
        String key = TestService.running().key("sender");
        long before =
                client.get("/v1/overview").body().at("/events/by_feed/purchase").asLong();
        Map<String, Object> broker =
                Map.of("bootstrap.servers", TestService.running().kafka().bootstrap());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 20; i++) {
                send(
                        producer,
                        key,
                        "noa-" + i,
                        Shop.purchase("k-" + i, "noa-" + i, Shop.CLASSIC, Instant.now())
                                .toString());
            }
            send(producer, key, "broken", "{\"id\": \"broken\"}");
            send(
                    producer,
                    "tg_wrong",
                    "stranger",
                    Shop.purchase("k-x", "stranger", Shop.CLASSIC, Instant.now())
                            .toString());
            producer.flush();
        }
        client.await("/v1/overview", o -> o.at("/events/by_feed/purchase").asLong() >= before + 20);
        assertThat(deadLetters(2))
                .anySatisfy(letter -> assertThat(letter).contains("stranger").contains("401"))
                .anySatisfy(letter -> assertThat(letter).contains("broken").contains("400"));
    }

    private static void send(KafkaProducer<String, String> producer, String key, String customer, String event) {
        ProducerRecord<String, String> message = new ProducerRecord<>("trendguard-events", customer, event);
        message.headers().add("X-Api-Key", key.getBytes(StandardCharsets.UTF_8));
        producer.send(message);
    }

    private static List<String> deadLetters(int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", TestService.running().kafka().bootstrap(),
                "group.id", "test",
                "auto.offset.reset", "earliest");
        List<String> found = new java.util.ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("trendguard-events.dead-letter"));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (found.size() < count && System.nanoTime() < end) {
                for (ConsumerRecord<String, String> one : consumer.poll(Duration.ofMillis(300))) {
                    found.add(one.value());
                }
            }
        }
        return found;
    }
}
