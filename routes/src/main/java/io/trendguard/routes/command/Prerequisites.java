package io.trendguard.routes.command;

import io.trendguard.model.serve.XgboostLibrary;

/** What the machine must have; checked before anything starts, with the remedy. */
final class Prerequisites {
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
}
