package io.trendguard.rulebook.fact;

/**
 * The order or cart that is decided, as rules see it.
 *
 * @param stage {@code BEFORE_PURCHASE} or {@code AFTER_PURCHASE}
 * @param segment the policy's word for the customer
 * @param band the policy's word for the risk of the focus line
 * @param preference the policy's word for what the customer likes; {@code none} if it has none
 * @param announcedReturn why the customer wants to send the focus line back; {@code none} if they do not
 * @param severalLinesAtRisk whether more than one line is above the lowest band
 */
public record Order(
        String stage,
        String segment,
        String band,
        String preference,
        String announcedReturn,
        boolean severalLinesAtRisk) {}
