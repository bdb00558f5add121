package io.trendguard.routes.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.event.EventParser;
import io.trendguard.event.InvalidEventException;
import io.trendguard.routes.flow.Outcome;
import io.trendguard.routes.flow.Submission;
import io.trendguard.routes.flow.Submission.Purpose;
import io.trendguard.routes.security.AccessDeniedException;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.security.Caller.Role;
import io.trendguard.routes.security.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.jspecify.annotations.Nullable;

/**
 * Takes one poll of Kafka records. The tenant comes from the record's header {@code X-Api-Key}; records of one person keep
 * their order, since a partition is read in order and one lane decides.
 */
@Named
@ApplicationScoped
public class KafkaIntake {
    private static final String POLL = "trendguard.poll";

    private final Credentials credentials;
    private final PatientIntake intake;

    KafkaIntake(Credentials credentials, PatientIntake intake) {
        this.credentials = credentials;
        this.intake = intake;
    }

    /** Submits every record, waits until all are durable and leaves the dead letters as the body. */
    public void take(Exchange exchange) {
        List<?> poll = exchange.getMessage().getBody(List.class);
        exchange.setProperty(POLL, poll);
        List<CompletableFuture<byte[]>> answers = new ArrayList<>(poll.size());
        for (Object one : poll) {
            answers.add(answer((Exchange) one));
        }
        List<byte[]> dead = new ArrayList<>();
        for (CompletableFuture<byte[]> answer : answers) {
            byte[] letter = answer.join();
            if (letter.length > 0) {
                dead.add(letter);
            }
        }
        exchange.getMessage().setBody(dead);
    }

    /** Commits the offsets of the poll; called once its dead letters are acknowledged. */
    public void commit(Exchange exchange) {
        Map<Object, Exchange> lastOfPartition = new LinkedHashMap<>();
        for (Object one : exchange.getProperty(POLL, List.class)) {
            Exchange record = (Exchange) one;
            lastOfPartition.put(record.getMessage().getHeader(KafkaConstants.PARTITION), record);
        }
        lastOfPartition
                .values()
                .forEach(record -> record.getMessage()
                        .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)
                        .commit());
    }

    private CompletableFuture<byte[]> answer(Exchange record) {
        byte[] sent = record.getMessage().getBody(byte[].class);
        byte[] body = sent == null ? new byte[0] : sent; // a tombstone
        try {
            Caller caller =
                    credentials.require(Role.SEND, header(record, "X-Api-Key"), header(record, "Authorization"));
            return submit(record, caller, body);
        } catch (AccessDeniedException e) {
            return CompletableFuture.completedFuture(deadLetter(record, body, e));
        }
    }

    private CompletableFuture<byte[]> submit(Exchange record, Caller caller, byte[] body) {
        String origin = "kafka:" + record.getMessage().getHeader(KafkaConstants.PARTITION) + "@"
                + record.getMessage().getHeader(KafkaConstants.OFFSET);
        JsonNode event;
        try {
            event = json(record, body);
        } catch (InvalidEventException e) {
            return intake.reject(caller, origin, body, e)
                    .handle((never, error) -> deadLetter(record, body, Failures.cause(error)));
        }
        Submission submission = new Submission(caller, event, origin, Purpose.LIVE);
        return intake.submit(in -> in.submitPatiently(submission)).handle((done, error) -> {
            if (error != null) {
                return deadLetter(record, body, Failures.cause(error));
            }
            return done instanceof Outcome.Conflict conflict
                    ? deadLetter(record, body, Problem.conflict(conflict.id()))
                    : new byte[0];
        });
    }

    /** The event, in either mode of the CloudEvents binding for Kafka. */
    private static JsonNode json(Exchange record, byte[] body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        record.getMessage().getHeaders().forEach((name, value) -> {
            if (value instanceof byte[] bytes) {
                headers.put(name, new String(bytes, StandardCharsets.UTF_8));
            }
        });
        String type = headers.getOrDefault("content-type", ContentType.JSON);
        return BinaryMode.isUsed(BinaryMode.Binding.KAFKA, headers, type)
                ? BinaryMode.read(BinaryMode.Binding.KAFKA, headers, type, body)
                : EventParser.parse(body);
    }

    private static @Nullable String header(Exchange record, String name) {
        Object value = record.getMessage().getHeader(name);
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) value;
    }

    private static byte[] deadLetter(Exchange record, byte[] body, Throwable error) {
        return deadLetter(record, body, Problem.from(error));
    }

    private static byte[] deadLetter(Exchange record, byte[] body, Problem problem) {
        return KafkaLetter.of(
                record.getMessage().getHeader(KafkaConstants.TOPIC, String.class),
                record.getMessage().getHeader(KafkaConstants.PARTITION, Integer.class),
                record.getMessage().getHeader(KafkaConstants.OFFSET, Long.class),
                problem,
                body);
    }
}
