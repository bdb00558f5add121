package io.trendguard.simulation.crash;

import io.trendguard.event.Tenant;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The service as a child process on one data folder, which can be killed at any moment and started again. */
public final class ServiceProcess {
    private static final Duration POLL = Duration.ofMillis(50);

    private final List<String> command;
    private final Path jar;
    private final Map<String, String> properties;
    private final Path data;
    private final Duration patience;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private @Nullable Process process;
    private int starts;

    /**
     * A service that was not started yet.
     *
     * @param command how Java is called, for example {@code java -Xmx512m}
     * @param jar the runnable jar
     * @param properties settings of the service beside those of folder and port
     * @param data its data folder, which may hold what an earlier service left
     * @param patience how long to wait for it to be ready or to end
     */
    public ServiceProcess(List<String> command, Path jar, Map<String, String> properties, Path data, Duration patience)
            throws IOException {
        this.command = List.copyOf(command);
        this.jar = jar;
        this.properties = Map.copyOf(properties);
        this.data = Files.createDirectories(data);
        this.patience = patience;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Its data folder. */
    public Path data() {
        return data;
    }

    /** Makes a key that may send, read and operate. */
    public String createKey(Tenant tenant) throws IOException, InterruptedException {
        List<String> call = call();
        call.addAll(List.of("key", tenant.id(), "--data", data.toString(), "--name", "driver"));
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
        List<String> call = new ArrayList<>(command);
        TreeMap<String, String> all = new TreeMap<>(properties);
        all.put("trendguard.data", data.toString());
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("quarkus.http.port", Integer.toString(port));
        all.forEach((name, value) -> call.add("-D" + name + "=" + value));
        call.addAll(List.of("-jar", jar.toString()));
        return call;
    }

    /** Starts it and waits until it is ready. */
    public synchronized void start() throws IOException, InterruptedException {
        List<String> call = call();
        call.add("serve");
        starts++;
        File output = output().toFile();
        Process started = new ProcessBuilder(call)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        process = started;
        long deadline = System.nanoTime() + patience.toNanos();
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
    public synchronized void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** SIGTERM, and waits. */
    public synchronized void stop() throws IOException, InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IOException("The service did not stop within %s of being asked.".formatted(patience));
            }
        }
    }

    /** What it printed since it was last started. */
    public Path output() {
        return data.resolve("service-%d-%d.log".formatted(port, starts));
    }

    /** Its number in the operating system; it must have been started. */
    public long pid() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("The service was not started.");
        }
        return running.pid();
    }

    int starts() {
        return starts;
    }
}
