package io.trendguard.simulation;

/** Hears how far some long work has come. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = (what, done, total) -> {};

    /**
     * Called now and then, and at the end with {@code done == total}.
     *
     * @param what in a word or two, for example {@code events written}
     * @param done so far
     * @param total of how many; negative if unknown
     */
    void at(String what, long done, long total);
}
