package io.trendguard.file;

import io.trendguard.text.Excerpt;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs a program of ours on somebody else's files in a JVM of its own: one that eats time or memory, or crashes, ends that
 * JVM and no other. The child sees none of our environment.
 */
public final class ConfinedJvm {
    private static final int OUT_OF_MEMORY = 3;
    private static final int MOST_ERRORS = 4_000;

    private final Limits limits;

    public ConfinedJvm(Limits limits) {
        this.limits = limits;
    }

    /**
     * What a child may use.
     *
     * @param time until it is ended
     * @param megabytes of heap
     */
    public record Limits(Duration time, int megabytes) {
        public Limits {
            if (time.isNegative() || time.isZero() || megabytes < 1) {
                throw new IllegalArgumentException(
                        "The limits of a check (%s, %d MB) must be above zero.".formatted(time, megabytes));
            }
        }
    }

    /** How a child ended. */
    public enum End {
        DONE,
        OUT_OF_TIME,
        OUT_OF_MEMORY,
        CRASHED
    }

    /**
     * What a child left.
     *
     * @param end how it ended
     * @param output what it printed
     * @param errors the beginning of what it printed as errors; for the operator's log
     */
    public record Result(End end, byte[] output, String errors) {}

    /** Runs a class with arguments, until it ends or its time is over. */
    public Result run(Class<?> program, List<String> arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("trendguard-check");
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        try {
            Process child = start(program, arguments, folder, output, errors);
            if (!child.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                child.destroyForcibly().waitFor();
                return new Result(End.OUT_OF_TIME, new byte[0], "");
            }
            return switch (child.exitValue()) {
                case 0 -> new Result(End.DONE, Files.readAllBytes(output), "");
                case OUT_OF_MEMORY -> new Result(End.OUT_OF_MEMORY, new byte[0], "");
                default -> new Result(End.CRASHED, new byte[0], beginning(errors));
            };
        } finally {
            Folders.delete(folder);
        }
    }

    private Process start(Class<?> program, List<String> arguments, Path folder, Path output, Path errors)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.megabytes() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash"),
                "-Djava.io.tmpdir=" + folder,
                "-Duser.language=en",
                "-Duser.country=US",
                "-cp",
                classPath(program),
                program.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("OMP_NUM_THREADS", "1");
        return builder.start();
    }

    private static String beginning(Path errors) throws IOException {
        String text = Files.readString(errors);
        return Excerpt.of(text, MOST_ERRORS);
    }

    /** The jars beside our own and those that Quarkus starts from (loggers), or the class path of a build. */
    private static String classPath(Class<?> program) {
        CodeSource source = program.getProtectionDomain().getCodeSource();
        Optional<Path> jar = Optional.ofNullable(source)
                .map(CodeSource::getLocation)
                .map(location -> Path.of(URI.create(location.toString())))
                .filter(path ->
                        path.toString().endsWith(".jar") && path.toString().contains("/lib/"));
        return jar.map(path -> path.resolveSibling("*")
                        + File.pathSeparator
                        + path.resolveSibling("../boot/*").normalize())
                .orElseGet(() -> Arrays.stream(
                                System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)));
    }
}
