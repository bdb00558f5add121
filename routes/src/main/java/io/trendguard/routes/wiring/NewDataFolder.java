package io.trendguard.routes.wiring;

import io.trendguard.audit.EarlierHeads;
import io.trendguard.routes.settings.ServiceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a data folder that was removed on purpose from a log that was lost. A folder that does not exist, or holds only what
 * people put there (keys, models, files), is new, and a new log may begin in it. A folder that a service has used and that
 * has no log, or an empty one (a disk that was not mounted looks like that), is left to the log, which refuses to open.
 */
final class NewDataFolder {
    private static final Logger LOG = LoggerFactory.getLogger(NewDataFolder.class);

    private NewDataFolder() {}

    /** Sets the signed heads of an earlier log aside if the data folder is new, and says so. */
    static void begin(ServiceSettings settings, Instant now) throws IOException {
        if (isNew(settings)) {
            EarlierHeads.setAside(settings.heads(), now)
                    .ifPresent(earlier -> LOG.warn(
                            "The data folder ({}) is new, so a new log begins. The signed heads of an earlier log are kept: {}.",
                            settings.data(),
                            earlier));
        }
    }

    private static boolean isNew(ServiceSettings settings) throws IOException {
        if (!Files.isDirectory(settings.data())) {
            return true;
        }
        try (Stream<Path> inside = Files.list(settings.data())) {
            if (inside.findAny().isEmpty()) {
                return false;
            }
        }
        return Stream.of(
                        settings.log(),
                        settings.vault(),
                        settings.histories(),
                        settings.snapshots(),
                        settings.rulebooks(),
                        settings.registry())
                .noneMatch(Files::exists);
    }
}
