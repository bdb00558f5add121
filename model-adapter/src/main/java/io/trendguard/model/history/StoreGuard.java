package io.trendguard.model.history;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.infinispan.commons.IllegalLifecycleStateException;
import org.infinispan.commons.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every call to a store goes through here. One that fails has met a damaged file, or left one behind: a write that a full
 * disk cut off is found again by its key, and cannot be read. The store is then marked, so that it is not opened again.
 */
final class StoreGuard {
    private static final Logger LOG = LoggerFactory.getLogger(StoreGuard.class);

    private final Path folder;
    private final StoreManifest manifest;
    private volatile boolean closing;
    private volatile @Nullable String damage;

    StoreGuard(Path folder) {
        this.folder = folder;
        this.manifest = new StoreManifest(folder);
    }

    /**
     * Checks the files of a store before they are opened.
     *
     * @throws DamagedStoreException if they are not the ones that were closed, or were marked
     */
    void opening() {
        manifest.open();
    }

    /**
     * Asks the store for something.
     *
     * @throws DamagedStoreException if the store fails
     */
    <T extends @Nullable Object> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (DamagedStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            if (closing || saysNothingOfFiles(e)) {
                throw e;
            }
            throw damaged("its files in (%s) cannot be read or written: %s".formatted(folder, root(e)));
        }
    }

    private static String root(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static boolean saysNothingOfFiles(RuntimeException error) {
        return Thread.currentThread().isInterrupted()
                || Stream.<Throwable>iterate(error, cause -> cause != null, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof IllegalLifecycleStateException
                                || cause instanceof TimeoutException
                                || cause instanceof InterruptedException
                                || cause instanceof ClosedByInterruptException);
    }

    /** Notes what was found damaged. */
    DamagedStoreException damaged(String found) {
        damage = found;
        mark(found);
        return new DamagedStoreException(found);
    }

    private void mark(String found) {
        try {
            manifest.mark(found);
        } catch (IOException e) {
            LOG.warn("The damaged histories ({}) cannot be marked as such: {}", folder, e.getMessage());
        }
    }

    /** What was found damaged since the store was opened. */
    Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    /** From now on calls may fail because the store is being closed. */
    void closing() {
        closing = true;
    }

    boolean isClosing() {
        return closing;
    }

    /** Notes the files of a store that was closed, or marks them again if the disk had no room for that before. */
    void closed() {
        damage().ifPresentOrElse(this::mark, manifest::close);
    }
}
