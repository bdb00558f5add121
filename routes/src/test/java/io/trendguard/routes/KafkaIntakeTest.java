package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
        assertThat(deadLetters(3))
                .anySatisfy(letter -> assertThat(letter).contains("stranger").contains("401"))
                .anySatisfy(letter -> assertThat(letter).contains("broken").contains("400"))
                .anySatisfy(letter -> assertThat(letter).contains("is empty"));
    }

    private static void send(
            KafkaProducer<String, String> producer, String key, String customer, @Nullable String event) {
        ProducerRecord<String, String> message = new ProducerRecord<>("trendguard-events", customer, event);
        message.headers().add("X-Api-Key", key.getBytes(StandardCharsets.UTF_8));
        producer.send(message);
    }

    private static List<String> deadLetters(int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", TestService.running().kafka().bootstrap(),
                "group.id", "test",
                "auto.offset.reset", "earliest");
        List<String> found = new ArrayList<>();
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
