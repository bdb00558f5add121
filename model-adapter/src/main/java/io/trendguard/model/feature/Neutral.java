package io.trendguard.model.feature;

/**
 * What is true of any finding about whatever a decision point decides, in English: shown to customers where a feature's own
 * sentence is not true of its value.
 *
 * @param raises of a finding that raises the risk
 * @param lowers of a finding that lowers it
 */
public record Neutral(String raises, String lowers) {
    /** Of whatever the rows of a table are about. */
    static final Neutral OUTCOME =
            new Neutral("This makes the outcome more likely.", "This makes the outcome less likely.");

    String sentence(boolean raisesRisk) {
        return raisesRisk ? raises : lowers;
    }

    /** Whether a sentence is one of the two. */
    boolean says(String sentence) {
        return sentence.equals(raises) || sentence.equals(lowers);
    }
}
