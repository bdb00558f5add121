package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import io.trendguard.model.registry.ModelZip;
import io.trendguard.model.serve.ModelFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Asks a running service about a tenant's models, and changes them there; the log of the service is the only truth. */
final class ModelClient {
    @Option(
            names = "--to",
            defaultValue = "http://localhost:8080",
            description = "the service (default: ${DEFAULT-VALUE})")
    private URI to = URI.create("http://localhost:8080");

    @Option(
            names = "--key",
            required = true,
            defaultValue = "${env:TRENDGUARD_KEY}",
            description = "key of the tenant, from the command (key); or the variable TRENDGUARD_KEY")
    private String key = "";

    JsonNode list() throws IOException, InterruptedException {
        return json(send(request("/v1/models").GET()));
    }

    /** Brings a model folder. */
    JsonNode bring(ModelFolder folder, Optional<String> point, String reason) throws IOException, InterruptedException {
        String path = "/v1/models?reason=" + encoded(reason)
                + point.map(name -> "&decision_point=" + encoded(name)).orElse("");
        return json(send(request(path)
                .header("Content-Type", ModelZip.TYPE)
                .POST(BodyPublishers.ofByteArray(ModelZip.pack(folder)))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    JsonNode state(String version, ObjectNode wish) throws IOException, InterruptedException {
        return post("/v1/models/" + version + "/state", wish);
    }

    JsonNode rollBack(Optional<String> point, String reason) throws IOException, InterruptedException {
        ObjectNode wish = Json.mapper().createObjectNode().put("reason", reason);
        point.ifPresent(name -> wish.put("decision_point", name));
        return post("/v1/models/rollback", wish);
    }

    /** Fetches a model into a folder. */
    ModelFolder fetch(String version, Path out) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                send(request("/v1/models/" + version + "/folder").GET());
        return ModelZip.unpacked(new ByteArrayInputStream(answer.body()), folder -> {
            try {
                return ModelFolder.write(out, ModelFolder.read(folder).files());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return json(send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body)))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(to.resolve(path)).header("X-Api-Key", key).timeout(Duration.ofSeconds(60));
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return Json.mapper().readTree(answer.body());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        "The service answered %d: %s".formatted(answer.statusCode(), words(answer.body())));
            }
            return answer;
        } catch (ConnectException e) {
            throw new IllegalStateException(
                    "No service answers at (%s). Start one with (java -jar quarkus-run.jar serve), or name the address of a running one with --to."
                            .formatted(to),
                    e);
        }
    }

    private static String words(byte[] body) {
        try {
            return Json.mapper().readTree(body).path("detail").asText();
        } catch (IOException e) {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
