package io.trendguard.simulation.crash;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The service as a child process on one data folder, which can be killed at any moment and started again. */
final class ServiceProcess {
    private static final Duration POLL = Duration.ofMillis(50);

    private final KillSettings settings;
    private final Path data;
    private final int port;
    private final int mailPort;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private @Nullable Process process;
    private int starts;

    ServiceProcess(KillSettings settings, Path data, int mailPort) throws IOException {
        this.settings = settings;
        this.data = Files.createDirectories(data);
        this.mailPort = mailPort;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path data() {
        return data;
    }

    /** Makes a key that may send, read and operate. */
    String createKey() throws IOException, InterruptedException {
        List<String> call = call();
        call.addAll(List.of("key", settings.tenant().id(), "--data", data.toString(), "--name", "kill-test"));
        for (String role : List.of("SEND", "READ", "OPERATE", "BACKFILL")) {
            call.addAll(List.of("--role", role));
        }
        File errors = data.resolve("key.log").toFile();
        Process maker = new ProcessBuilder(call).redirectError(errors).start();
        String key = new String(maker.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (maker.waitFor() != 0 || key.isEmpty()) {
            throw new IOException("No key could be made. See (%s).".formatted(errors));
        }
        return key.lines().reduce((first, last) -> last).orElseThrow();
    }

    private List<String> call() {
        List<String> call = new ArrayList<>(settings.command());
        TreeMap<String, String> properties = new TreeMap<>(settings.properties());
        properties.put("trendguard.data", data.toString());
        properties.put("trendguard.smtp.host", "127.0.0.1");
        properties.put("trendguard.smtp.port", Integer.toString(mailPort));
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(port));
        properties.forEach((name, value) -> call.add("-D" + name + "=" + value));
        call.addAll(List.of("-jar", settings.jar().toString()));
        return call;
    }

    /** Starts it and waits until it is ready. */
    synchronized void start() throws IOException, InterruptedException {
        List<String> call = call();
        call.add("serve");
        File output = data.resolve("service-" + ++starts + ".log").toFile();
        Process started = new ProcessBuilder(call)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        process = started;
        long deadline = System.nanoTime() + settings.patience().toNanos();
        while (!ready()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(
                        "The service did not become ready at start %d. See (%s).".formatted(starts, output));
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(address().resolve("/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGKILL: no shutdown hook runs. */
    synchronized void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** SIGTERM, and waits. */
    synchronized void stop() throws IOException, InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IOException(
                        "The service did not stop within %s of being asked.".formatted(settings.patience()));
            }
        }
    }

    int starts() {
        return starts;
    }
}
