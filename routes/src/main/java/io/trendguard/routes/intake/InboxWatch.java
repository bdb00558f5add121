package io.trendguard.routes.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Remembers since when each file of the inbox has been as it is. What a file's own date says does not matter: clocks of
 * senders differ.
 */
final class InboxWatch {
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Function<InboxFile, Duration> patience;

    /** @param patience how long a file must be left alone; asked once it has settled */
    InboxWatch(Function<InboxFile, Duration> patience) {
        this.patience = patience;
    }

    private static final class Seen {
        private final InboxFile file;
        private final Instant since;
        private Duration wanted = Completeness.SETTLED;
        private boolean asked;

        private Seen(InboxFile file, Instant since) {
            this.file = file;
            this.since = since;
        }
    }

    /** Whether a file has been left alone for long enough to be read. */
    boolean isComplete(InboxFile file, Instant now) {
        Seen before = seen.get(file.path());
        if (before == null || !before.file.isSame(file)) {
            seen.put(file.path(), new Seen(file, now));
            return false;
        }
        Duration quiet = Duration.between(before.since, now);
        if (!before.asked && quiet.compareTo(Completeness.SETTLED) >= 0) {
            before.wanted = patience.apply(file);
            before.asked = true;
        }
        return before.asked && quiet.compareTo(before.wanted) >= 0;
    }

    /** Forgets what does not lie there any more. */
    void keepOnly(Set<Path> there) {
        seen.keySet().retainAll(there);
    }
}
