package io.trendguard.model.card;

import java.time.Duration;
import java.time.Instant;

/**
 * Where time was cut, and what was left out.
 *
 * @param trainFrom first purchase
 * @param validationFrom first purchase of the validation part
 * @param testFrom first purchase of the test part; neither part before knows a label from then on
 * @param end last purchase
 * @param maturity how long it takes until the outcomes of 99 of 100 lines are known whichever way they go; lines whose
 *     outcome is open are left out of a part, since among them only the returns are known
 * @param train rows of the training part
 * @param validation rows of the validation part
 * @param test rows of the test part
 * @param tooYoung rows left out because their outcome was not known, or not surely, when the part ended
 * @param unknown rows without outcome
 * @param excluded rows outside the population: defects and frauds
 * @param imputed rows taken for regret because their reason was missing
 */
public record Split(
        Instant trainFrom,
        Instant validationFrom,
        Instant testFrom,
        Instant end,
        Duration maturity,
        int train,
        int validation,
        int test,
        int tooYoung,
        int unknown,
        int excluded,
        int imputed) {

    /** The same with another number of rows in the training part. */
    public Split withTrain(int rows) {
        return new Split(
                trainFrom,
                validationFrom,
                testFrom,
                end,
                maturity,
                rows,
                validation,
                test,
                tooYoung,
                unknown,
                excluded,
                imputed);
    }
}
