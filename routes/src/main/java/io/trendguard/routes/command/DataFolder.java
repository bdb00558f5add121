package io.trendguard.routes.command;

import io.trendguard.routes.security.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the data folder of a service, and what a command looks for in that folder. */
final class DataFolder {
    @Option(
            names = "--data",
            defaultValue = "data",
            description = "data folder of the service (default: ${DEFAULT-VALUE})")
    private Path path = Path.of("data");

    Path path() {
        return path;
    }

    KeyFile keys() {
        return new KeyFile(path.resolve(KeyFile.NAME));
    }

    /** The log; throws if there is none. */
    Path log() {
        Path log = path.resolve("log");
        if (!Files.isDirectory(log)) {
            throw new IllegalArgumentException(
                    "There is no log in (%s). Name the data folder of a stopped service with --data.".formatted(path));
        }
        return log;
    }
}
