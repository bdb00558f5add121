package io.trendguard.model.train;

/** Hears how far a training is. */
public interface Progress {
    /** A listener that does nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void stage(String what) {}

        @Override
        public void round(int round, int most, double validationAuc) {}
    };

    /** Something starts, in words. */
    void stage(String what);

    /** A tree was added. */
    void round(int round, int most, double validationAuc);

    /** A tree was added to the model that is shipped, which is not measured on the way. */
    default void grown(int round, int rounds) {}
}
