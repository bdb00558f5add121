package io.trendguard.simulation.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import io.trendguard.text.Excerpt;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Talks to the service as a shop does. A call that meets a busy or absent service is made again, which is safe because the
 * service decides each event id once. Safe for use by many threads.
 */
public final class ShopClient {
    /** Content type of one event. */
    public static final String ONE = "application/cloudevents+json";

    /** Content type of many events. */
    public static final String MANY = "application/cloudevents-batch+json";

    private static final Duration CALL = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI to;
    private final String apiKey;
    private final Duration patience;
    private final AtomicLong retries = new AtomicLong();

    public ShopClient(URI to, String apiKey, Duration patience) {
        this.to = to;
        this.apiKey = apiKey;
        this.patience = patience;
    }

    /** How many calls had to be made again so far. */
    public long retries() {
        return retries.get();
    }

    /**
     * Posts events in one call and answers for each, in their order; busy ones are sent again.
     *
     * @throws IOException if the service stays away longer than the patience, or refuses the whole call
     */
    public List<Answer> batch(List<ObjectNode> events) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Answer> answers = new ArrayList<>(events.size());
        List<Integer> open = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            answers.add(new Answer(events.get(i).path("id").asText(), "busy", MissingNode.getInstance()));
            open.add(i);
        }
        for (int attempt = 0; !open.isEmpty(); attempt++) {
            if (attempt > 0) {
                retries.incrementAndGet();
                pause(attempt, 0, deadline, "it is busy");
            }
            ArrayNode body = Json.mapper().createArrayNode();
            open.forEach(i -> body.add(events.get(i)));
            HttpResponse<byte[]> response =
                    post("/v1/events", MANY, Json.mapper().writeValueAsBytes(body), deadline);
            List<Answer> round = answersOf(response, open.size());
            List<Integer> stillOpen = new ArrayList<>();
            for (int i = 0; i < round.size(); i++) {
                answers.set(open.get(i), round.get(i));
                if (round.get(i).busy()) {
                    stillOpen.add(open.get(i));
                }
            }
            open = stillOpen;
        }
        return answers;
    }

    /** Posts a cart at checkout and waits for its decision. */
    public Answer checkout(ObjectNode cart) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        HttpResponse<byte[]> response = post("/v1/checkout", ONE, Json.mapper().writeValueAsBytes(cart), deadline);
        JsonNode body = json(response);
        String id = cart.path("id").asText();
        return switch (response.statusCode()) {
            case 200, 202 -> answer(body);
            case 409 -> new Answer(id, "conflict", body);
            case 400, 413, 415, 422 -> new Answer(id, "rejected", body);
            default -> throw refused(response, "/v1/checkout");
        };
    }

    /** Reads a page of the service as JSON; tried again while the service is away. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return json(required(page(path), path));
    }

    /** Reads a page of the service that may not be there; tried again while the service is away. */
    public Optional<JsonNode> find(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = page(path);
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(json(required(response, path)));
    }

    /** Posts a question in JSON and reads the answer; tried again while the service is away. */
    public JsonNode ask(String path, JsonNode question) throws IOException, InterruptedException {
        byte[] body = Json.mapper().writeValueAsBytes(question);
        return json(required(post(path, "application/json", body, System.nanoTime() + patience.toNanos()), path));
    }

    /** Reads a page of the service as text; tried again while the service is away. */
    public String text(String path) throws IOException, InterruptedException {
        return new String(required(page(path), path).body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> page(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to.resolve(path))
                .header("X-Api-Key", apiKey)
                .timeout(CALL)
                .build();
        return patiently(request, System.nanoTime() + patience.toNanos());
    }

    private HttpResponse<byte[]> required(HttpResponse<byte[]> response, String path) throws IOException {
        if (response.statusCode() != 200) {
            throw refused(response, path);
        }
        return response;
    }

    private HttpResponse<byte[]> post(String path, String contentType, byte[] body, long deadline)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to.resolve(path))
                .header("X-Api-Key", apiKey)
                .header("Content-Type", contentType)
                .timeout(CALL)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return patiently(request, deadline);
    }

    private HttpResponse<byte[]> patiently(HttpRequest request, long deadline)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() != 429 && response.statusCode() != 503) {
                    return response;
                }
                retries.incrementAndGet();
                pause(attempt, retryAfterMillis(response), deadline, "it answers " + response.statusCode());
            } catch (IOException e) {
                retries.incrementAndGet();
                pause(
                        attempt,
                        0,
                        deadline,
                        e instanceof ConnectException ? "nothing answers there" : "the connection broke off");
            }
        }
    }

    private void pause(int attempt, long atLeast, long deadline, String why) throws IOException, InterruptedException {
        long pause = Math.max(atLeast, Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt - 1, 10)));
        if (System.nanoTime() + pause * 1_000_000 > deadline) {
            throw new IOException(
                    "The service at (%s) did not take the call within %s: %s. Start it and send the same again; what was accepted is recognised."
                            .formatted(to, patience, why));
        }
        Thread.sleep(pause);
    }

    private static long retryAfterMillis(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("0");
        return seconds.matches("\\d{1,4}") ? Long.parseLong(seconds) * 1_000 : 0;
    }

    private List<Answer> answersOf(HttpResponse<byte[]> response, int expected) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw refused(response, "/v1/events");
        }
        JsonNode body = json(response);
        JsonNode results = body.isArray() ? body : body.path("results");
        List<Answer> answers = new ArrayList<>(results.size());
        results.forEach(result -> answers.add(answer(result)));
        if (answers.size() != expected) {
            throw new IOException("The service answered for %d of %d events.".formatted(answers.size(), expected));
        }
        return answers;
    }

    private static Answer answer(JsonNode result) {
        return new Answer(
                result.path("id").asText(), result.path("status").asText("").toLowerCase(Locale.ROOT), result);
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return response.body().length == 0
                ? MissingNode.getInstance()
                : Json.mapper().readTree(response.body());
    }

    private IOException refused(HttpResponse<byte[]> response, String path) {
        String text = new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        return new IOException("The service refused %s with %d: %s"
                .formatted(to.resolve(path), response.statusCode(), Excerpt.of(text, 300)));
    }
}
