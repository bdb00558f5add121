package io.trendguard.model.history;

/** Stored histories that are not what was stored; all of them can be rebuilt from the log. */
public final class DamagedStoreException extends RuntimeException {
    DamagedStoreException(String what) {
        super(what);
    }
}
