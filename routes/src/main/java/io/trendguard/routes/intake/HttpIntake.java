package io.trendguard.routes.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.event.EventParser;
import io.trendguard.event.InvalidEventException;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.flow.Intake;
import io.trendguard.routes.flow.Outcome;
import io.trendguard.routes.flow.Submission;
import io.trendguard.routes.flow.Submission.Purpose;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.security.Caller.Role;
import io.trendguard.routes.security.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events from HTTP calls and answers each with what became of it. */
@Named
@ApplicationScoped
public class HttpIntake {
    /** More events than this in one batch are refused. */
    static final int MAX_BATCH = 1_000;

    private static final int MAX_BYTES = 8 << 20;
    /** JSON of a thousand events packs to a thirtieth at best; more is made to do harm. */
    private static final int MOST_RATIO = 64;

    private static final int SMALL = 64 << 10;
    private static final String ORIGIN = "http";

    private static final Logger LOG = LoggerFactory.getLogger(HttpIntake.class);

    private final Credentials credentials;
    private final Supervisor supervisor;
    private final Admission admission;

    HttpIntake(Credentials credentials, Supervisor supervisor, Admission admission) {
        this.credentials = credentials;
        this.supervisor = supervisor;
        this.admission = admission;
    }

    private Intake intake() {
        return supervisor.accepting().intake();
    }

    /** One event, or a JSON array of them. */
    public CompletionStage<HttpReply> events(
            @Header("X-Api-Key") @Nullable String key,
            @Header("Authorization") @Nullable String authorization,
            @Header("history") @Nullable String history,
            @Headers Map<String, Object> headers,
            @Body byte @Nullable [] body) {
        Caller caller = credentials.require(Role.SEND, key, authorization);
        Purpose purpose = "true".equals(history) ? Purpose.HISTORY : Purpose.LIVE;
        return parsed(caller, Admission.Kind.EVENTS, headers, body, json -> {
            if (json.isArray()) {
                return batch(caller, json, purpose);
            }
            return single(new Submission(caller, json, ORIGIN, purpose), 202, intake()::submit);
        });
    }

    /** A cart at checkout; the answer holds the decision. */
    public CompletionStage<HttpReply> checkout(
            @Header("X-Api-Key") @Nullable String key,
            @Header("Authorization") @Nullable String authorization,
            @Headers Map<String, Object> headers,
            @Body byte @Nullable [] body) {
        Caller caller = credentials.require(Role.SEND, key, authorization);
        return parsed(
                caller,
                Admission.Kind.CHECKOUT,
                headers,
                body,
                json -> single(new Submission(caller, json, ORIGIN, Purpose.LIVE), 200, intake()::checkout));
    }

    /**
     * A call of a decision point that is answered with what is decided; its body is plain JSON.
     *
     * @param take the body to the answer; what it refuses with an {@link InvalidEventException} is on the log before that is
     *     answered
     */
    public CompletionStage<HttpReply> call(
            Caller caller,
            Map<String, Object> headers,
            byte @Nullable [] body,
            Function<JsonNode, CompletionStage<HttpReply>> take) {
        return parsed(caller, Admission.Kind.CHECKOUT, headers, body, json -> {
            try {
                return take.apply(json);
            } catch (InvalidEventException e) {
                return refused(caller, body == null ? new byte[0] : body, e);
            }
        });
    }

    private CompletionStage<HttpReply> refused(Caller caller, byte[] body, InvalidEventException why) {
        return intake().reject(caller, ORIGIN, body, why)
                .handle((never, error) -> HttpReply.problem(Problem.from(Failures.cause(error))));
    }

    /** What cannot be read is answered once that is on the log. */
    private CompletionStage<HttpReply> parsed(
            Caller caller,
            Admission.Kind kind,
            Map<String, Object> headers,
            byte @Nullable [] sent,
            Function<JsonNode, CompletionStage<HttpReply>> take) {
        byte[] packed = sent == null ? new byte[0] : sent;
        if (packed.length > MAX_BYTES) {
            throw new TooLargeException(packed.length, MAX_BYTES);
        }
        Map<String, String> texts = texts(headers);
        int most = mostUnpacked(packed, texts);
        return admission.within(caller.tenant(), kind, most, () -> read(caller, texts, packed, most, take));
    }

    /** What a body may unpack to, which is what room is kept for; one that is not packed is as long as it is. */
    private static int mostUnpacked(byte[] packed, Map<String, String> headers) {
        return ContentEncoding.layers(headers.get("Content-Encoding")).isEmpty()
                ? packed.length
                : (int) Math.min(MAX_BYTES, Math.max(SMALL, (long) MOST_RATIO * packed.length));
    }

    private CompletionStage<HttpReply> read(
            Caller caller,
            Map<String, String> headers,
            byte[] packed,
            int most,
            Function<JsonNode, CompletionStage<HttpReply>> take) {
        JsonNode json;
        try {
            json = json(headers, packed, most);
            mustBeFew(json);
        } catch (InvalidEventException e) {
            return refused(caller, packed, e);
        }
        return take.apply(json);
    }

    /** The event or events, in either mode of the CloudEvents binding for HTTP. */
    private static JsonNode json(Map<String, String> headers, byte[] packed, int most) {
        byte[] body = ContentEncoding.unpacked(packed, headers.get("Content-Encoding"), most);
        String type = headers.getOrDefault("Content-Type", ContentType.JSON);
        return BinaryMode.isUsed(BinaryMode.Binding.HTTP, headers, type)
                ? BinaryMode.read(BinaryMode.Binding.HTTP, headers, type, body)
                : EventParser.parse(body);
    }

    private static Map<String, String> texts(Map<String, Object> headers) {
        Map<String, String> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            } else if (value instanceof Collection<?> many) {
                texts.put(name, many.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            }
        });
        return texts;
    }

    private static void mustBeFew(JsonNode json) {
        if (json.isArray() && json.size() > MAX_BATCH) {
            throw new InvalidEventException(
                    "body",
                    json.size() + " events",
                    "must not hold more than %,d events; send them in several calls, or put the file into the inbox"
                            .formatted(MAX_BATCH));
        }
    }

    private CompletionStage<HttpReply> single(Submission submission, int status, Submit submit) {
        return result(submission, submit)
                .thenApply(result ->
                        result.problem().map(HttpReply::problem).orElseGet(() -> HttpReply.json(status, result)));
    }

    private CompletionStage<HttpReply> batch(Caller caller, JsonNode events, Purpose purpose) {
        List<CompletableFuture<EventResult>> results = new ArrayList<>(events.size());
        for (JsonNode event : events) {
            results.add(result(
                    new Submission(caller, event, ORIGIN, purpose),
                    submission -> intake().submitPatiently(submission)));
        }
        return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
                .thenApply(all -> HttpReply.json(
                        200,
                        new BatchReply(
                                results.stream().map(CompletableFuture::join).toList())));
    }

    private static CompletableFuture<EventResult> result(Submission submission, Submit submit) {
        String id = submission.cloudEvent().path("id").asText("");
        CompletableFuture<Outcome> outcome;
        try {
            outcome = submit.to(submission);
        } catch (RuntimeException e) {
            outcome = CompletableFuture.failedFuture(e);
        }
        return outcome.thenApply(EventResult::of).exceptionally(error -> {
            Problem problem = Problem.from(Failures.cause(error));
            if (problem.status() >= 500 && problem.status() != 503) {
                LOG.error("The event ({}) failed.", id, error);
            }
            return EventResult.refused(
                    id,
                    problem.status() == 429 || problem.status() == 503
                            ? EventResult.Status.BUSY
                            : EventResult.Status.REJECTED,
                    problem);
        });
    }

    /** A way to hand in a submission. */
    private interface Submit {
        CompletableFuture<Outcome> to(Submission submission);
    }

    /** What a batch is answered with, in the order of its events. */
    public record BatchReply(List<EventResult> results) {}
}
