package io.trendguard.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A start of the service that ends by itself; what it prints goes through a pipe, since no file takes it. */
record EndedStart(int exitCode, String output) {

    /**
     * Starts a service and waits until it has ended.
     *
     * @param before words that stand before the command, such as {@code prlimit --fsize=0}
     */
    static EndedStart of(ServiceProcess service, String... before) throws IOException, InterruptedException {
        return on(service.data(), Map.of(), before);
    }

    /** Starts a service with settings on a data folder and waits until it has ended. */
    static EndedStart on(Path data, Map<String, String> settings, String... before)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Xmx512m",
                "-Dtrendguard.data=" + data,
                "-Dquarkus.http.port=0"));
        command.addAll(Jvm.SHORT_LIVED);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", Jar.PATH.toString(), "serve"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new EndedStart(process.waitFor(), output);
    }
}
