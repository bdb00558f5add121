package io.trendguard.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A way to run Java on this machine.
 *
 * @param home of the JDK
 * @param version as its {@code release} file tells it
 * @param compiler {@code C2}, or {@code C1} for the first compiler alone, which orders its arithmetic by itself
 */
record Jvm(Path home, String version, String compiler) {
    /** Options of a JVM that lives for seconds: it is up sooner, and the other tests keep the cores. */
    static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Path USUAL = Path.of("/usr/lib/jvm");

    /** The running JDK with either compiler, and every other JDK of version 17 or later that is found. */
    static List<Jvm> found() {
        Path own = real(Path.of(System.getProperty("java.home")));
        List<Jvm> found = new ArrayList<>();
        version(own).ifPresent(version -> {
            found.add(new Jvm(own, version, "C2"));
            found.add(new Jvm(own, version, "C1"));
        });
        List<String> versions = new ArrayList<>(found.stream().map(Jvm::version).toList());
        for (Path home : installed()) {
            version(home).filter(version -> !versions.contains(version)).ifPresent(version -> {
                versions.add(version);
                found.add(new Jvm(home, version, "C2"));
            });
        }
        if (found.size() == 2) {
            System.out.printf(
                    "No second JDK in JAVA_HOME or %s: decisions are compared between compilers only.%n", USUAL);
        }
        return found;
    }

    private static List<Path> installed() {
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).ifPresent(homes::add);
        if (Files.isDirectory(USUAL)) {
            try (Stream<Path> all = Files.list(USUAL)) {
                all.sorted().forEach(homes::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return homes.stream().filter(Files::exists).map(Jvm::real).distinct().toList();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of a JDK; absent if there is none, or one before 17. */
    private static Optional<String> version(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.exists(release)) {
            return Optional.empty();
        }
        Properties told = new Properties();
        try (var in = Files.newBufferedReader(release)) {
            told.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = told.getProperty("JAVA_VERSION", "").replace("\"", "");
        return Optional.of(version)
                .filter(v -> !v.isEmpty() && Runtime.Version.parse(v).feature() >= 17);
    }

    List<String> command() {
        String java = home.resolve("bin").resolve("java").toString();
        return compiler.equals("C1") ? List.of(java, "-XX:TieredStopAtLevel=1") : List.of(java);
    }

    @Override
    public String toString() {
        return "JDK " + version + " " + compiler;
    }
}
