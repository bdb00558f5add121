package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.json.Json;
import io.trendguard.routes.Client.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is read as its headers say, or refused with what to send; none of them is answered with a failure of ours. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class HttpBodiesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Client client = Client.withKey("all");

    private static byte[] purchase() {
        return bytes(Shop.purchase("body-" + NUMBER.incrementAndGet(), "ben", Shop.CLASSIC, Instant.now()));
    }

    private static byte[] checkout() {
        return bytes(Shop.checkout("body-" + NUMBER.incrementAndGet(), "ben", Shop.CLASSIC, Instant.now()));
    }

    private static byte[] bytes(Object body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Answer events(Map<String, String> headers, byte[] body) {
        return client.call("POST", "/v1/events", headers, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "application/cloudevents+json",
                "application/cloudevents+json; charset=UTF-8",
                "application/vnd.shop.order+json",
                "text/json",
                "application/x-www-form-urlencoded"
            })
    void everyTypeThatMeansJsonIsRead(String type) {
        Map<String, String> headers = Map.of("Content-Type", type);
        assertThat(events(headers, purchase()).eventStatus()).isEqualTo("ACCEPTED");
        assertThat(client.call("POST", "/v1/checkout", headers, checkout()).eventStatus())
                .isEqualTo("ACCEPTED");
        assertThat(client.call("POST", "/v1/safe-mode", headers, bytes("{\"on\": false}"))
                        .status())
                .as("calls that change something read it as well")
                .isEqualTo(200);
    }

    @Test
    void aBodyWithoutATypeIsReadAsJson() {
        assertThat(events(Map.of(), purchase()).eventStatus()).isEqualTo("ACCEPTED");
        assertThat(client.call("POST", "/v1/checkout", Map.of(), checkout()).eventStatus())
                .isEqualTo("ACCEPTED");
        assertThat(client.call("POST", "/v1/safe-mode", Map.of(), bytes("{\"on\": false}"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/xml",
                "application/xml",
                "application/octet-stream",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "json",
                "*/*",
                "application/"
            })
    void everyOtherTypeIsAnswered415WithTheTypesToUse(String type) throws Exception {
        for (String path : new String[] {"/v1/events", "/v1/checkout", "/v1/safe-mode", "/v1/models/rollback"}) {
            Answer answer = client.call("POST", path, Map.of("Content-Type", type), purchase());
            assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(415);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.body().path("detail").asText())
                    .contains("Content-Type", "application/cloudevents+json", "application/json", "curl");
            assertThat(answer.header("Accept-Post")).contains("application/json");
            assertThat(answer.body().path("type").asText()).isEqualTo("/problems.html#unsupported-body");
        }
        assertThat(Files.readString(Path.of("src/main/webui/public/problems.html")))
                .contains("id=\"unsupported-body\"");
    }

    @Test
    void packedBodiesAreUnpacked() throws IOException {
        assertThat(packed("gzip", gzip(purchase())).eventStatus()).isEqualTo("ACCEPTED");
        assertThat(packed("x-gzip", gzip(purchase())).eventStatus()).isEqualTo("ACCEPTED");
        assertThat(packed("GZIP", gzip(purchase())).eventStatus()).isEqualTo("ACCEPTED");
        assertThat(packed("deflate", deflate(purchase(), false)).eventStatus()).isEqualTo("ACCEPTED");
        assertThat(packed("deflate", deflate(purchase(), true)).eventStatus())
                .as("without the frame of zlib")
                .isEqualTo("ACCEPTED");
        assertThat(packed("identity", purchase()).eventStatus()).isEqualTo("ACCEPTED");
        assertThat(packed("deflate, gzip", gzip(deflate(purchase(), false))).eventStatus())
                .as("the last was applied last")
                .isEqualTo("ACCEPTED");
        assertThat(packed("identity, gzip", gzip(purchase())).eventStatus()).isEqualTo("ACCEPTED");
        assertThat(client.call("POST", "/v1/checkout", Map.of("Content-Encoding", "gzip"), gzip(checkout()))
                        .eventStatus())
                .isEqualTo("ACCEPTED");
    }

    private Answer packed(String encoding, byte[] body) {
        return events(Map.of("Content-Encoding", encoding, "Content-Type", "application/json"), body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"br", "zstd", "compress", "gzip, br", "gzip, gzip, gzip"})
    void otherEncodingsAreAnswered415WithThoseThatAreRead(String encoding) throws IOException {
        Answer answer = packed(encoding, gzip(purchase()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(415);
        assertThat(answer.header("Accept-Encoding")).isEqualTo("gzip, deflate, identity");
        assertThat(answer.body().path("detail").asText()).contains("Content-Encoding", "gzip, deflate, identity");
    }

    @Test
    void whatIsNotPackedAsItSaysIsRefusedInWords() throws IOException {
        byte[] whole = gzip(purchase());
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        for (byte[] body : new byte[][] {purchase(), half, new byte[0]}) {
            Answer answer = packed("gzip", body);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.body().at("/errors/0/remedy").asText()).contains("is not gzip", "Content-Encoding");
        }
    }

    @Test
    void aSmallBodyThatUnpacksToAHugeOneIsRefusedAtItsBound() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                out.write(blanks);
            }
        }
        Answer answer = packed("gzip", bomb.toByteArray());
        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        assertThat(answer.body().path("detail").asText()).contains("unpacks to more than");
        assertThat(packed("gzip, gzip", gzip(bomb.toByteArray())).status())
                .as("packed twice")
                .isEqualTo(413);
    }

    @Test
    void aByteOrderMarkSaysNothing() throws IOException {
        assertThat(events(Map.of(), marked(purchase())).eventStatus()).isEqualTo("ACCEPTED");
        assertThat(packed("gzip", gzip(marked(purchase()))).eventStatus()).isEqualTo("ACCEPTED");
        assertThat(client.call("POST", "/v1/checkout", Map.of(), marked(checkout()))
                        .eventStatus())
                .isEqualTo("ACCEPTED");
        assertThat(client.call("POST", "/v1/safe-mode", Map.of(), marked(bytes("{\"on\": false}")))
                        .status())
                .isEqualTo(200);
        Answer utf16 = events(Map.of(), "\uFEFF{\"id\": \"1\"}".getBytes(StandardCharsets.UTF_16LE));
        assertThat(utf16.status()).isEqualTo(400);
        assertThat(utf16.body().at("/errors/0/value").asText()).isEqualTo("UTF-16 text");
    }

    private static byte[] marked(byte[] body) {
        byte[] marked = new byte[body.length + 3];
        marked[0] = (byte) 0xEF;
        marked[1] = (byte) 0xBB;
        marked[2] = (byte) 0xBF;
        System.arraycopy(body, 0, marked, 3, body.length);
        return marked;
    }

    @Test
    void anEventInBinaryModeIsTheSameEventAsInStructuredMode() {
        ObjectNode event = Shop.purchase("body-" + NUMBER.incrementAndGet(), "ben", Shop.CLASSIC, Instant.now());
        Answer binary = binary("/v1/events", event, Map.of("ce-traceparent", "00-1-2-01"));
        assertThat(binary.eventStatus()).as(binary.text()).isEqualTo("ACCEPTED");
        assertThat(client.post("/v1/events", event).eventStatus())
                .as("the same said in the other mode")
                .isEqualTo("REPEATED");

        ObjectNode cart = Shop.checkout("body-" + NUMBER.incrementAndGet(), "ben", Shop.CLASSIC, Instant.now());
        assertThat(binary("/v1/checkout", cart, Map.of("Content-Type", "application/json; charset=utf-8"))
                        .eventStatus())
                .isEqualTo("ACCEPTED");
    }

    private Answer binary(String path, ObjectNode event, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        event.properties().stream()
                .filter(field -> !field.getKey().equals("data"))
                .forEach(field -> headers.put(
                        "CE-" + field.getKey(), encoded(field.getValue().asText())));
        return client.call("POST", path, headers, bytes(event.path("data")));
    }

    /** As HTTP binding 1.0, 3.1.3.2 says; what need not be encoded may be. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void inBinaryModeAttributesArePercentDecodedAndFindingsNameThem() {
        ObjectNode event = Shop.purchase("body-" + NUMBER.incrementAndGet(), "ben", Shop.CLASSIC, Instant.now());
        event.put("id", "100 % Zürich \u20ac \uD83D\uDC57 " + NUMBER.get());
        assertThat(binary("/v1/events", event, Map.of("Content-Type", "application/json"))
                        .eventStatus())
                .isEqualTo("ACCEPTED");
        assertThat(client.post("/v1/events", event).eventStatus()).isEqualTo("REPEATED");

        ObjectNode without = event.deepCopy();
        without.remove("source");
        Answer refused = binary("/v1/events", without, Map.of());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("source");
        assertThat(refused.body().path("errors").size()).isEqualTo(1);

        Answer noData = client.call(
                "POST",
                "/v1/events",
                Map.of(
                        "ce-id",
                        "1",
                        "ce-source",
                        "/shop",
                        "ce-type",
                        "io.trendguard.purchase",
                        "ce-specversion",
                        "1.0"),
                new byte[0]);
        assertThat(noData.status()).isEqualTo(400);
        assertThat(noData.text()).contains("ce-…");
    }

    @Test
    void aBatchInStructuredModeIsReadAlthoughItsHeadersNameAttributes() {
        byte[] batch = bytes(Json.mapper()
                .createArrayNode()
                .add(Shop.purchase("body-" + NUMBER.incrementAndGet(), "ben", Shop.CLASSIC, Instant.now())));
        Answer answer =
                events(Map.of("Content-Type", "application/cloudevents-batch+json", "ce-id", "left-over"), batch);
        assertThat(answer.body().at("/results/0/status").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void aLengthTogetherWithChunksIsRefusedAndTheConnectionEnds() throws IOException {
        URI service = URI.create(Client.address());
        String body = new String(purchase(), StandardCharsets.UTF_8);
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            String head = "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-Api-Key: "
                    + TestService.running().key("sender")
                    + "\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n";
            String chunks = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
            socket.getOutputStream().write((head + chunks).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("ACCEPTED");
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] body, boolean bare) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.DEFAULT_COMPRESSION, bare))) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
