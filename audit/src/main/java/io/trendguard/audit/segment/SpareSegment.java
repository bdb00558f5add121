package io.trendguard.audit.segment;

import io.trendguard.audit.file.LogFile;
import io.trendguard.audit.file.LogFiles;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Allocates the next segment ahead of time, so that no append waits for it and a full disk shows early. */
final class SpareSegment {
    private static final String SUFFIX = ".spare";

    private final LogFiles files;
    private final long size;
    private final ExecutorService background = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "log-spare");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<Boolean> ready = CompletableFuture.completedFuture(false);
    private int made;
    private volatile String failure = "";

    SpareSegment(LogFiles files, long size) {
        this.files = files;
        this.size = size;
    }

    static boolean isSpare(String name) {
        return name.endsWith(SUFFIX);
    }

    synchronized void prepare() {
        String name = name();
        ready = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        allocate(name, size);
                        return true;
                    } catch (IOException e) {
                        failure = String.valueOf(e.getMessage());
                        return false; // tried again, and told, when it is needed
                    }
                },
                background);
    }

    /** Why there is no spare segment, which is then tried again; absent while there is one or one is being made. */
    synchronized Optional<String> lacking() {
        if (!ready.isDone() || joined()) {
            return Optional.empty();
        }
        String why = failure;
        prepare();
        return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }

    /** Gives a file of zeros that name. */
    synchronized void take(String segment, long wanted) throws IOException {
        boolean spare = joined();
        if (!spare || wanted > size) {
            if (spare) {
                files.delete(name());
                ready = CompletableFuture.completedFuture(false); // also if there is no room for the larger one
            }
            made++;
            allocate(name(), wanted);
        }
        files.rename(name(), segment);
        made++;
        ready = CompletableFuture.completedFuture(false);
    }

    private String name() {
        return "next-" + made + SUFFIX;
    }

    private void allocate(String name, long bytes) throws IOException {
        try (LogFile file = files.create(name, bytes)) {
            file.force();
        } catch (IOException | RuntimeException e) {
            files.delete(name);
            throw e;
        }
    }

    private boolean joined() {
        try {
            return ready.join();
        } catch (CompletionException e) {
            return false;
        }
    }

    synchronized void close() {
        joined();
        background.shutdown();
    }
}
