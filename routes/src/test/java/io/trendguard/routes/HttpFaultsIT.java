package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.trendguard.json.Json;
import io.trendguard.routes.Client.Answer;
import io.trendguard.routes.security.KeyFile;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The running service while callers say half of what they want, keys come and go, and connections are held open. */
class HttpFaultsIT {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

    @Test
    void aBodyThatSaysOnlyAPartChangesNothing() throws Exception {
        ServiceProcess service = services.on(folder.resolve("partial"), Map.of());
        Services.started(service);
        Client client = Client.at(service.address(), key(service, "publisher", "PUBLISH", "READ", "SEND", "OPERATE"));
        String live = decidingModel(client, "before");
        assertThat(live).isNotEmpty();
        for (String body :
                List.of("", "null", "{}", "[]", "{\"reason\": \"x\"}", "{\"state\": null, \"reason\": \"x\"}")) {
            Answer answer = client.post("/v1/models/" + live + "/state", body);
            assertThat(answer.status()).as(body + answer.text()).isEqualTo(400);
            assertThat(answer.body().at("/errors/0/remedy").asText()).isNotBlank();
        }
        assertThat(client.post("/v1/safe-mode", "{}").status()).isEqualTo(400);
        assertThat(client.get("/v1/overview").body().path("safe_mode").asBoolean())
                .isFalse();
        assertThat(decidingModel(client, "after")).isEqualTo(live);
    }

    private static String decidingModel(Client client, String order) {
        Answer answer = client.post("/v1/events", Shop.purchases(order, 1).get(0));
        return client.decisionOf(answer).at("/decision/model_version").asText();
    }

    @Test
    void keysThatAreMadeAtOnceAllWorkAndOneThatIsTakenBackOrDeletedEndsWithinASecond() throws Exception {
        ServiceProcess service = services.on(folder.resolve("keys"), Map.of());
        Client first = Services.started(service);
        List<Process> makers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            makers.add(command(service, "made-" + i, "key", "shop", "--name", "made-" + i, "--role", "READ"));
        }
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            keys.add(said(makers.get(i), service, "made-" + i).strip());
        }
        Thread.sleep(SECOND.toMillis());
        for (String key : keys) {
            assertThat(Client.at(service.address(), key).get("/v1/overview").status())
                    .isEqualTo(200);
        }

        String list = said(command(service, "list", "key", "list"), service, "list");
        assertThat(list.lines()).hasSize(4).allSatisfy(line -> assertThat(line).contains("valid"));
        String id = list.lines()
                .filter(line -> line.contains("made-0"))
                .findFirst()
                .orElseThrow()
                .substring(0, 8);
        said(command(service, "revoke", "key", "revoke", id), service, "revoke");
        Thread.sleep(SECOND.toMillis());
        assertThat(Client.at(service.address(), keys.get(0)).get("/v1/overview").status())
                .as("taken back")
                .isEqualTo(401);

        Path file = service.data().resolve(KeyFile.NAME);
        ArrayNode kept = Json.mapper().createArrayNode();
        Json.mapper().readTree(file.toFile()).forEach(key -> {
            if (!key.path("name").asText().equals("made-1")) {
                kept.add(key);
            }
        });
        Files.write(file, Json.mapper().writeValueAsBytes(kept));
        Thread.sleep(SECOND.toMillis());
        assertThat(Client.at(service.address(), keys.get(1)).get("/v1/overview").status())
                .as("deleted, and no unknown key was tried")
                .isEqualTo(401);
        assertThat(Client.at(service.address(), keys.get(2)).get("/v1/overview").status())
                .isEqualTo(200);
        assertThat(first.get("/v1/overview").status()).isEqualTo(200);
    }

    @Test
    void nineHundredIdleConnectionsLockNobodyOutAndIdleAndSlowOnesEnd() throws Exception {
        ServiceProcess service = new ServiceProcess(
                List.of("prlimit", "--nofile=1024:1024", java(), "-Xmx512m"),
                Jar.PATH,
                Services.settings(),
                folder.resolve("connections"),
                Duration.ofMinutes(2));
        List<Socket> idle = new ArrayList<>();
        try {
            Client client = Services.started(service);
            String key = key(service, "checkouts", "SEND", "READ");
            URI address = service.address();
            for (int i = 0; i < 900; i++) {
                idle.add(new Socket(address.getHost(), address.getPort()));
            }
            Socket slowHead = opened(address, "POST /v1/checkout HTTP/1.1\r\nHost: x\r\n");
            Socket slowBody = opened(address, "POST /v1/checkout HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{");
            idle.add(slowHead);
            idle.add(slowBody);
            for (int i = 0; i < 20; i++) {
                Client fresh = Client.at(address, key);
                Answer answer =
                        fresh.post("/v1/checkout", Shop.checkout("c-" + i, "customer-1", Shop.HYPE, Instant.now()));
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                try (Socket another = opened(
                        address, "GET /v1/overview HTTP/1.1\r\nHost: x\r\nX-Api-Key: %s\r\n\r\n".formatted(key))) {
                    assertThat(new String(another.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                            .as("a connection of its own is let in")
                            .isEqualTo("HTTP/1.1 200");
                }
            }
            for (int second = 0; second < 70; second += 2) {
                trickle(slowHead, "X-More: 1\r\n");
                trickle(slowBody, " ");
                Thread.sleep(2_000);
            }
            for (Socket socket : idle) {
                assertThat(hasEnded(socket))
                        .as("every idle or slow connection has ended")
                        .isTrue();
            }
            assertThat(client.get("/q/health/ready").status()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
            service.kill();
        }
    }

    @Test
    void aLimitOfOpenFilesThatIsTooLowIsNamedAtStart() throws Exception {
        Path output = folder.resolve("low-limit.log");
        Process service = new ProcessBuilder(
                        "prlimit",
                        "--nofile=256:256",
                        java(),
                        "-Xmx512m",
                        "-Dtrendguard.data=" + folder.resolve("low-limit"),
                        "-jar",
                        Jar.PATH.toString(),
                        "serve")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(service.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
        assertThat(service.exitValue()).isNotZero();
        assertThat(Files.readString(output))
                .contains("The limit of open files is (256)", "ulimit -n")
                .doesNotContain("Exception", "\tat ");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Socket opened(URI address, String bytes) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        trickle(socket, bytes);
        return socket;
    }

    private static void trickle(Socket socket, String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException ended) {
            // the service has closed it, which is what is waited for
        }
    }

    /** Throws if it is still open after a second. */
    private static boolean hasEnded(Socket socket) throws IOException {
        try {
            socket.setSoTimeout(1_000);
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    private String key(ServiceProcess service, String name, String... roles) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("key", "shop", "--name", name));
        for (String role : roles) {
            arguments.addAll(List.of("--role", role));
        }
        String key = said(command(service, name, arguments.toArray(String[]::new)), service, name)
                .strip();
        Thread.sleep(SECOND.toMillis());
        return key;
    }

    private static Process command(ServiceProcess service, String name, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", service.data().toString()));
        return Jar.start(service.data().resolve(name + ".txt"), all);
    }

    private static String said(Process command, ServiceProcess service, String name) throws Exception {
        assertThat(command.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(service.data().resolve(name + ".txt"));
        assertThat(command.exitValue()).as(said).isZero();
        return said;
    }
}
