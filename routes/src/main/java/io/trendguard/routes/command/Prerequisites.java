package io.trendguard.routes.command;

import com.sun.management.UnixOperatingSystemMXBean;
import io.trendguard.model.serve.XgboostLibrary;
import java.lang.management.ManagementFactory;

/** What the machine must have; checked before anything starts, with the remedy. */
final class Prerequisites {
    /** The service itself has about 400 files open; below this nothing would be left for the log and for connections. */
    private static final long FEWEST_FILES = 768;

    private Prerequisites() {}

    /** Throws {@link IllegalStateException} naming what is missing and how to get it. */
    static void check() {
        int release = Runtime.version().feature();
        if (release < 17) {
            throw new IllegalStateException(
                    "TrendGuard needs JDK 17 or later; this is (%d). Install one and let JAVA_HOME point to it."
                            .formatted(release));
        }
        XgboostLibrary.check();
    }

    /** Throws {@link IllegalStateException} if the operating system lets this process open too few files for a service. */
    static void checkFileLimit() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < FEWEST_FILES) {
            throw new IllegalStateException(
                    "The limit of open files is (%d); the service needs (%d) or more, each connection being one. Raise it with (ulimit -n 4096), or LimitNOFILE of its unit."
                            .formatted(system.getMaxFileDescriptorCount(), FEWEST_FILES));
        }
    }
}
