package io.trendguard.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** Talks to the service under test over HTTP. */
final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicBoolean PAST_LOADED = new AtomicBoolean();

    private final HttpClient http;
    private final Supplier<String> base;
    private final String header;
    private final String credential;

    private Client(String header, String credential) {
        this(HTTP, Client::address, header, credential);
    }

    private Client(HttpClient http, Supplier<String> base, String header, String credential) {
        this.http = http;
        this.base = base;
        this.header = header;
        this.credential = credential;
    }

    static Client withKey(String name) {
        return new Client("X-Api-Key", TestService.running().key(name));
    }

    /** Talks to a service that runs elsewhere. */
    static Client at(URI service, String key) {
        return new Client(HTTP, service::toString, "X-Api-Key", key);
    }

    /** The same with connections and threads of its own, so that what it waits for is the service alone. */
    Client alone() {
        return new Client(HttpClient.newHttpClient(), base, header, credential);
    }

    static Client withToken(String token) {
        return new Client("Authorization", "Bearer " + token);
    }

    static Client anonymous() {
        return new Client("X-Nothing", "at all");
    }

    static String address() {
        return "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    record Answer(int status, String contentType, String text, JsonNode body, HttpHeaders headers) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** What became of the event, for example {@code ACCEPTED}. */
        String eventStatus() {
            return body.path("status").asText();
        }

        /** What was decided first about the event, where something was. */
        JsonNode decided() {
            return body.path("decisions").path(0);
        }

        String decisionId() {
            return decided().path("decision_id").asText();
        }
    }

    Answer post(String path, Object body) {
        return post(path, body instanceof byte[] bytes ? bytes : body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Answer post(String path, byte[] body) {
        boolean event = path.startsWith("/v1/events") || path.startsWith("/v1/checkout");
        return post(path, event ? "application/cloudevents+json" : "application/json", body);
    }

    Answer post(String path, String contentType, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(base.get() + path))
                .header("Content-Type", contentType)
                .header(header, credential)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** A call with headers of its own beside the credential. */
    Answer call(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base.get() + path))
                .header(header, credential)
                .method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** The same without any credential but what the headers hold. */
    static Answer bare(String method, String path, Map<String, String> headers, byte[] body) {
        return anonymous().call(method, path, headers, body);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base.get() + path)).header(header, credential));
    }

    /** What the log tells of the decision that an answer names. */
    JsonNode decisionOf(Answer answer) {
        return get("/v1/decisions/" + answer.decisionId()).body();
    }

    int purchasesCounted() {
        return get("/v1/overview").body().at("/events/by_feed/purchase").asInt();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    type,
                    new String(response.body(), StandardCharsets.UTF_8),
                    type.contains("json")
                            ? Json.mapper().readTree(response.body())
                            : Json.mapper().nullNode(),
                    response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The shop's past, brought in once for all tests. */
    static void bringInThePast() {
        if (PAST_LOADED.compareAndSet(false, true)) {
            List<?> past = Shop.past(TestService.running().pastEnd(), 1_800);
            for (int i = 0; i < past.size(); i += 500) {
                Answer answer =
                        withKey("all").post("/v1/events?history=true", past.subList(i, Math.min(past.size(), i + 500)));
                if (answer.status() != 200) {
                    throw new IllegalStateException("The past was not taken: " + answer);
                }
                for (JsonNode result : answer.body().path("results")) {
                    if (!result.path("status").asText().equals("ACCEPTED")) {
                        throw new IllegalStateException("The past was not taken: " + result);
                    }
                }
            }
        }
    }

    /** Asks until the answer is as wanted, for at most twenty seconds. */
    JsonNode await(String path, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            JsonNode body = get(path).body();
            if (wanted.test(body)) {
                return body;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain at " + path + ": " + body);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
