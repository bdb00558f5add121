package io.trendguard.model.feature;

/** What is true of any finding, told where a feature's own sentence is not true of its value. */
enum Neutral {
    /** Of a return, which is what features of events are about. */
    RETURN(
            "Purchases like this one are sent back more often than others.",
            "Purchases like this one are kept more often than others."),
    /** Of whatever the rows of a table are about. */
    OUTCOME("This makes the outcome more likely.", "This makes the outcome less likely.");

    private final String raises;
    private final String lowers;

    Neutral(String raises, String lowers) {
        this.raises = raises;
        this.lowers = lowers;
    }

    String sentence(boolean raisesRisk) {
        return raisesRisk ? raises : lowers;
    }
}
