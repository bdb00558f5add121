package io.trendguard.simulation.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trendguard.event.EventReader;
import io.trendguard.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes events as the service does, each id once, and can be told to be busy, to hang up or to be slow. */
public final class FakeService implements AutoCloseable {
    /** The key it knows. */
    public static final String KEY = "tg_fake";

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else every answer waits 40 ms
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final Map<String, String> contentById = new LinkedHashMap<>();
    private final List<Integer> batchSizes = new ArrayList<>();
    private int unwell;
    private Unwell how = Unwell.BUSY;
    private long slowMillis;

    /** How a call can fail. */
    public enum Unwell {
        /** 429 before anything is read. */
        BUSY,
        /** The events are accepted and the line goes dead before the answer. */
        HANGS_UP
    }

    public FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/v1/events", exchange -> take(exchange, true));
        server.createContext("/v1/checkout", exchange -> take(exchange, false));
        server.createContext(
                "/q/health/live", exchange -> send(exchange, 200, Json.mapper().createObjectNode()));
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next calls fail in that way. */
    public synchronized FakeService unwell(int nextCalls, Unwell in) {
        unwell = nextCalls;
        how = in;
        return this;
    }

    /** Checkout calls take so long. */
    public synchronized FakeService slow(long millis) {
        slowMillis = millis;
        return this;
    }

    public synchronized List<String> ids() {
        return List.copyOf(contentById.keySet());
    }

    public synchronized List<Integer> batchSizes() {
        return List.copyOf(batchSizes);
    }

    private void take(HttpExchange exchange, boolean many) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!KEY.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"))) {
                send(exchange, 401, Json.mapper().createObjectNode().put("detail", "unknown key"));
                return;
            }
            boolean failing = failing();
            if (failing && how == Unwell.BUSY) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                send(exchange, 429, Json.mapper().createObjectNode());
                return;
            }
            JsonNode events = Json.mapper().readTree(body);
            if (!many) {
                sleep();
                send(exchange, 200, answer(events));
                return;
            }
            ObjectNode reply = Json.mapper().createObjectNode();
            ArrayNode results = reply.putArray("results");
            events.forEach(event -> results.add(answer(event)));
            synchronized (this) {
                batchSizes.add(events.size());
            }
            if (!failing) {
                send(exchange, 200, reply);
            }
        }
    }

    private synchronized boolean failing() {
        return unwell-- > 0;
    }

    private void sleep() {
        try {
            Thread.sleep(slowMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized ObjectNode answer(JsonNode event) {
        String id = event.path("id").asText();
        String content = new String(EventReader.contentBytes(event), StandardCharsets.UTF_8);
        String first = contentById.putIfAbsent(id, content);
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("id", id);
        if (first == null) {
            answer.put("status", "ACCEPTED");
        } else if (first.equals(content)) {
            answer.put("status", "REPEATED");
        } else {
            answer.put("status", "CONFLICT");
            answer.putObject("problem").put("detail", "the id is taken");
        }
        return answer;
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = Json.mapper().writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
