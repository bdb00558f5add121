package io.trendguard.routes.intake;

import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Events from Kafka, where a broker is configured. Offsets are committed by hand once every event of a poll is durable, so
 * a crash repeats events and loses none; what cannot be accepted goes to the dead-letter topic with its reason, and no offset
 * passes over a record whose letter is not written.
 */
@ApplicationScoped
public class KafkaRoutes extends RouteBuilder {
    /** Every record of a poll is on the log, or its dead letter is written; tried until that is so. */
    private static final String SETTLED = "direct:kafka-settled";

    private static final int FOR_EVER = -1;

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
                .to(SETTLED)
                .bean(KafkaIntake.class, "commit");

        from(SETTLED)
                .routeId("kafka-settled")
                .onException(RecordTooLargeException.class)
                .maximumRedeliveries(FOR_EVER)
                .redeliveryDelay(0)
                .onRedelivery(KafkaRoutes::shorten)
                .end()
                .onException(Exception.class)
                .maximumRedeliveries(FOR_EVER)
                .redeliveryDelay(1_000)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(30_000)
                .retryAttemptedLogLevel(LoggingLevel.WARN)
                .end()
                .bean(KafkaIntake.class, "take")
                .split(body())
                .to("kafka:" + settings.kafkaTopic() + ".dead-letter" + brokers
                        + "&requestRequiredAcks=all"
                        + "&valueSerializer=org.apache.kafka.common.serialization.ByteArraySerializer")
                .end();
    }

    /** Each attempt begins with the letter as it was first. */
    private static void shorten(Exchange exchange) {
        byte[] letter = exchange.getMessage().getBody(byte[].class);
        int attempts = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 1, Integer.class);
        for (int i = 0; i < attempts; i++) {
            letter = KafkaLetter.shorter(letter);
        }
        exchange.getMessage().setBody(letter);
    }
}
