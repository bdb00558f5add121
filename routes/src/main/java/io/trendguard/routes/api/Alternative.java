package io.trendguard.routes.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that could have been done, doing nothing among it.
 *
 * @param candidateId the candidate; absent for doing nothing
 * @param intervention its name in the rulebook; absent for doing nothing
 * @param says what it is, in words
 * @param channel where it would be shown or sent; absent for doing nothing
 * @param lineId the line that it is about; absent for the whole basket and for doing nothing
 * @param chosen whether it was done
 * @param allowed whether it could be done
 * @param reason the one reason why it was not allowed, in words
 * @param netMinor what it is expected to bring after its cost, minor units; what it would have been worth where it was not
 *     allowed; absent for marks that nobody sees
 * @param costMinor what it is expected to cost, minor units
 * @param uplift the expected effect, with its source
 * @param formula the figures that the net value is made of
 */
public record Alternative(
        Optional<String> candidateId,
        Optional<String> intervention,
        String says,
        Optional<String> channel,
        Optional<String> lineId,
        boolean chosen,
        boolean allowed,
        Optional<String> reason,
        Optional<BigDecimal> netMinor,
        Optional<BigDecimal> costMinor,
        Optional<Uplift> uplift,
        Optional<Formula> formula) {

    /**
     * An expected effect.
     *
     * @param share share of returns that is expected to be prevented
     * @param source where the number comes from
     * @param date when it was taken from there
     */
    public record Uplift(BigDecimal share, String source, LocalDate date) {}

    /** net = probability × uplift × value × weight − cost; value and cost in minor units. */
    public record Formula(
            BigDecimal probability,
            BigDecimal uplift,
            BigDecimal valueMinor,
            BigDecimal weight,
            BigDecimal costMinor,
            BigDecimal netMinor) {}
}
