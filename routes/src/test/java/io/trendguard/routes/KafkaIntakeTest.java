package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Events that come through Kafka. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class KafkaIntakeTest {
    private final Client client = Client.withKey("all");

    @Test
    void eventsFromKafkaAreDecidedAndWhatIsWrongGoesToTheDeadLetterTopic() {
        String key = TestService.running().key("sender");
        long before =
                client.get("/v1/overview").body().at("/events/by_feed/purchase").asLong();
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(broker(), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 20; i++) {
                send(
                        producer,
                        key,
                        "noa-" + i,
                        Shop.purchase("k-" + i, "noa-" + i, Shop.CLASSIC, Instant.now())
                                .toString());
            }
            send(producer, key, "broken", "{\"id\": \"broken\"}");
            send(producer, key, "tombstone", null);
            send(
                    producer,
                    "tg_wrong",
                    "stranger",
                    Shop.purchase("k-x", "stranger", Shop.CLASSIC, Instant.now())
                            .toString());
            producer.flush();
        }
        client.await("/v1/overview", o -> o.at("/events/by_feed/purchase").asLong() >= before + 20);
        assertThat(letter(letter -> letter.contains("stranger"))).contains("401");
        assertThat(letter(letter -> letter.contains("broken"))).contains("400");
        assertThat(letter(letter -> letter.contains("is empty"))).contains("400");
    }

    @Test
    void aLetterFitsItsTopicAndNoRecordIsPassedOverBeforeItIsWritten() throws Exception {
        String quotes = "\"".repeat(700_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(broker(), new StringSerializer(), new StringSerializer())) {
            String key = TestService.running().key("sender");
            send(producer, key, "quotes", quotes);
            send(producer, key, "controls", "\u0001".repeat(400_000));
            producer.flush();
            JsonNode letter = letterOf(700_000);
            assertThat(letter.path("whole").asBoolean()).isFalse();
            assertThat(quotes).startsWith(letter.path("text").asText());
            assertThat(letter.path("text").asText()).hasSizeGreaterThan(100_000);
            assertThat(letter.at("/problem/status").asInt()).isEqualTo(400);
            assertThat(letter.path("offset").isNumber()).isTrue();

            topicTakes("20000");
            send(producer, key, "more-quotes", "\"".repeat(600_000));
            send(
                    producer,
                    key,
                    "zoe",
                    Shop.purchase("k-after", "zoe", Shop.CLASSIC, Instant.now()).toString());
            producer.flush();
            JsonNode small = letterOf(600_000);
            assertThat(small.path("text").asText()).hasSizeBetween(1_000, 20_000);
            client.await("/v1/decisions?order_id=k-after", found -> found.size() == 1);
        } finally {
            topicTakes("1048588");
        }
    }

    @Test
    void aRecordInBinaryModeAndOneWithAByteOrderMarkAreRead() {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(broker(), new StringSerializer(), new StringSerializer())) {
            String key = TestService.running().key("sender");
            send(producer, key, "mark", "\uFEFF" + Shop.purchase("k-mark", "mark", Shop.CLASSIC, Instant.now()));
            ObjectNode event = Shop.purchase("k-binary", "bina", Shop.CLASSIC, Instant.now());
            ProducerRecord<String, String> record = new ProducerRecord<>(
                    "trendguard-events", "bina", event.path("data").toString());
            record.headers().add("X-Api-Key", key.getBytes(StandardCharsets.UTF_8));
            record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
            event.properties().stream()
                    .filter(field -> !field.getKey().equals("data"))
                    .forEach(field -> record.headers()
                            .add(
                                    "ce_" + field.getKey(),
                                    field.getValue().asText().getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
            producer.flush();
        }
        client.await("/v1/decisions?order_id=k-mark", found -> found.size() == 1);
        client.await("/v1/decisions?order_id=k-binary", found -> found.size() == 1);
    }

    private static Map<String, Object> broker() {
        return Map.of("bootstrap.servers", TestService.running().kafka().bootstrap());
    }

    private static void topicTakes(String bytes) throws Exception {
        try (Admin admin = Admin.create(broker())) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, "trendguard-events.dead-letter"),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static void send(
            KafkaProducer<String, String> producer, String key, String customer, @Nullable String event) {
        ProducerRecord<String, String> message = new ProducerRecord<>("trendguard-events", customer, event);
        message.headers().add("X-Api-Key", key.getBytes(StandardCharsets.UTF_8));
        producer.send(message);
    }

    private static JsonNode letterOf(int bytes) throws Exception {
        return Json.mapper().readTree(letter(letter -> letter.contains("\"bytes\":%d,".formatted(bytes))));
    }

    /** The first letter as wanted, waited for. */
    private static String letter(Predicate<String> wanted) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", TestService.running().kafka().bootstrap(),
                "group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("trendguard-events.dead-letter"));
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (System.nanoTime() < end) {
                for (ConsumerRecord<String, String> one : consumer.poll(Duration.ofMillis(300))) {
                    if (wanted.test(one.value())) {
                        return one.value();
                    }
                }
            }
        }
        throw new AssertionError("The letter did not come.");
    }
}
