package io.trendguard.routes.security;

import java.nio.file.Path;

/** The key file is damaged; nobody's key can be told from it. */
public final class UnreadableKeysException extends RuntimeException {
    UnreadableKeysException(Path file, String why) {
        super(
                "The key file (%s) is damaged: %s. Restore it from a backup, or move it away and make new keys with the command (key)."
                        .formatted(file, why));
    }
}
