package io.trendguard.routes.security;

import io.trendguard.event.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who holds which key. The file is looked at again twice a second at most, so that a key that was added, ended or taken
 * back counts within a second. While the file is damaged or gone, the keys that it last held stay, and the service is
 * not ready.
 */
public final class Keys {
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final long LOOK_AGAIN_NANOS = 500_000_000L;

    private final KeyFile file;
    private final Clock clock;
    private final Map<String, StoredKey> byHash = new HashMap<>();
    private String seen = "";
    private long lookedAt;
    private Optional<String> problem = Optional.empty();

    /** Reads the file; throws {@link UnreadableKeysException} if it is damaged. */
    public Keys(KeyFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
        seen = fingerprint();
        use(file.read());
        lookedAt = System.nanoTime();
    }

    /** Who holds the key now; absent if nobody does. */
    public synchronized Optional<Caller> caller(String key) {
        look();
        return Optional.ofNullable(byHash.get(KeyFile.hash(key)))
                .filter(stored -> stored.holdsAt(clock.instant()))
                .map(stored -> new Caller(stored.tenant(), stored.name(), stored.roles()));
    }

    /** Whether a key of that tenant was ever made. */
    public synchronized boolean knows(Tenant tenant) {
        look();
        return byHash.values().stream().anyMatch(key -> key.tenant().equals(tenant));
    }

    /** What keeps the file from being read, if anything does. */
    public synchronized Optional<String> problem() {
        look();
        return problem;
    }

    private void look() {
        long now = System.nanoTime();
        if (now - lookedAt < LOOK_AGAIN_NANOS) {
            return;
        }
        lookedAt = now;
        String found = fingerprint();
        if (found.equals(seen)) {
            problem = Optional.empty(); // it was moved away and back
            return;
        }
        if (found.isEmpty()) {
            keep("The key file (%s) is gone. Restore it from a backup.".formatted(file.path()));
            return;
        }
        try {
            use(file.read());
            seen = found;
            problem = Optional.empty();
        } catch (UnreadableKeysException e) {
            keep(String.valueOf(e.getMessage()));
        }
    }

    private void keep(String why) {
        if (problem.isEmpty()) {
            LOG.error("{} Until then the keys that it last held are used, and the service is not ready.", why);
        }
        problem = Optional.of(why);
    }

    private void use(List<StoredKey> keys) {
        byHash.clear();
        keys.forEach(key -> byHash.put(key.sha256(), key));
    }

    /** What changes whenever the file is replaced or written; empty if there is none. */
    private String fingerprint() {
        try {
            BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return "%s %d %s".formatted(now.lastModifiedTime(), now.size(), now.fileKey());
        } catch (IOException e) {
            return "";
        }
    }
}
