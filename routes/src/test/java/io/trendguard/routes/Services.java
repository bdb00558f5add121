package io.trendguard.routes;

import io.trendguard.routes.security.Caller.Role;
import io.trendguard.routes.security.KeyFile;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Services as child processes, on data folders of their own and with one model; each ends with its test. */
final class Services implements AfterEachCallback {
    private static @Nullable Path model;

    private final List<ServiceProcess> services = new ArrayList<>();

    /** A model of the shop's past, trained once for all tests. */
    static synchronized Path model() throws IOException {
        Path trained = model;
        if (trained == null) {
            trained = Files.createTempDirectory(Path.of("target"), "services-")
                    .resolve("model")
                    .toAbsolutePath();
            TestService.train(Instant.now().truncatedTo(ChronoUnit.DAYS), trained);
            model = trained;
        }
        return trained;
    }

    /** The model, which nobody has checked, and the wish to use it all the same. */
    static Map<String, String> settings() throws IOException {
        return Map.of("trendguard.model", model().toString(), "trendguard.use-refused-assets", "true");
    }

    /** A service that was not started yet. */
    ServiceProcess on(Path data, Map<String, String> settings) throws IOException {
        return on(data, settings, List.of());
    }

    /** The same with options for its JVM. */
    ServiceProcess on(Path data, Map<String, String> settings, List<String> options) throws IOException {
        Map<String, String> all = new TreeMap<>(settings());
        all.putAll(settings);
        return process(data, all, options);
    }

    /** A service without any setting or model, that was not started yet. */
    ServiceProcess bare(Path data) throws IOException {
        return process(data, Map.of(), List.of());
    }

    private ServiceProcess process(Path data, Map<String, String> settings, List<String> options) throws IOException {
        List<String> java = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        java.addAll(Jvm.SHORT_LIVED);
        java.addAll(options);
        ServiceProcess service = new ServiceProcess(java, Jar.PATH, settings, data, Duration.ofMinutes(3));
        services.add(service);
        return service;
    }

    /** Starts a service; the client may do what a shop's systems do. */
    static Client started(ServiceProcess service) throws IOException, InterruptedException {
        String key = new KeyFile(service.data().resolve(KeyFile.NAME))
                .create(
                        TestService.TENANT,
                        "driver",
                        EnumSet.of(Role.SEND, Role.READ, Role.OPERATE, Role.BACKFILL),
                        new SecureRandom());
        service.start();
        return Client.at(service.address(), key);
    }

    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        end();
    }

    /** Kills all of them. */
    void end() throws InterruptedException {
        for (ServiceProcess service : services) {
            service.kill();
        }
    }
}
