package io.trendguard.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Evaluation data beside the project; a test that needs it says so and is skipped where it is absent. */
public final class SharedData {
    private SharedData() {}

    /** A folder of the data, by the system property {@code shared.data} or upwards from here. */
    public static Path folder(String name) {
        String told = System.getProperty("shared.data", "");
        Path folder = Path.of(told).resolve(name);
        for (Path up = Path.of("").toAbsolutePath(); told.isEmpty() && up != null; up = up.getParent()) {
            folder = up.resolve("shared").resolve("data").resolve(name);
            if (Files.isDirectory(folder)) {
                break;
            }
        }
        assumeTrue(
                Files.isDirectory(folder),
                "The evaluation data (%s) is not here. Put it into ../shared/data or name it with -Dshared.data=…"
                        .formatted(folder));
        return folder;
    }
}
