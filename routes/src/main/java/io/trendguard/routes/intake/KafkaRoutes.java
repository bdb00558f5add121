package io.trendguard.routes.intake;

import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/**
 * Events from Kafka, where a broker is configured. Offsets are committed by hand once every event of a poll is durable, so
 * a crash repeats events and loses none; what cannot be accepted goes to the dead-letter topic with its reason.
 */
@ApplicationScoped
public class KafkaRoutes extends RouteBuilder {
    private final ServiceSettings settings;

    KafkaRoutes(ServiceSettings settings) {
        this.settings = settings;
    }

    @Override
    public void configure() {
        if (settings.kafka().isEmpty()) {
            return;
        }
        String brokers = "?brokers=" + settings.kafka().get();
        from("kafka:" + settings.kafkaTopic() + brokers
                        + "&groupId=trendguard&autoOffsetReset=earliest&autoCommitEnable=false&allowManualCommit=true"
                        + "&batching=true&maxPollRecords=500&pollTimeoutMs=200&batchingIntervalMs=200"
                        + "&valueDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer")
                .routeId("kafka")
                .bean(KafkaIntake.class, "take")
                .split(body())
                .to("kafka:" + settings.kafkaTopic() + ".dead-letter" + brokers
                        + "&requestRequiredAcks=all"
                        + "&valueSerializer=org.apache.kafka.common.serialization.ByteArraySerializer")
                .end()
                .bean(KafkaIntake.class, "commit");
    }
}
