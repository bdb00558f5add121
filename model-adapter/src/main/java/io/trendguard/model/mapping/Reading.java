package io.trendguard.model.mapping;

/** Hears how far the reading of files is, a thousand at a time. */
@FunctionalInterface
public interface Reading {
    /** A listener that does nothing. */
    Reading SILENT = (what, done, all) -> {};

    /** How many make it worth a word. */
    int STEP = 1_000;

    /**
     * So many are done.
     *
     * @param what rows or events, in words
     * @param all whether these are all
     */
    void at(String what, long done, boolean all);

    /** One more is done. */
    default void step(String what, long done) {
        if (done % STEP == 0) {
            at(what, done, false);
        }
    }
}
