package io.trendguard.log.payload;

import io.trendguard.candidate.Candidate;
import io.trendguard.event.Channel;
import io.trendguard.event.PersonRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A candidate ready for its channel.
 *
 * @param treatmentId named after the decision, see {@link #idOf}
 * @param decisionId the decision that chose it
 * @param person whom it is for
 * @param orderId the order or cart it is about
 * @param channel where it is shown or sent
 * @param intervention name in the rulebook, or the action of an escalation
 * @param interventionKind what sort of intervention it is
 * @param template message of the rulebook; absent if there is nothing to read
 * @param locale BCP 47 language wished for
 * @param rulebookVersion where the template is from
 * @param placeholders values of the template's names; no personal data but what is sealed
 * @param creditPercent credit offered, 0 to 100
 * @param creditMinor credit offered, minor units
 * @param costMinor what it costs the shop if taken, minor units
 * @param notBefore when it is due
 * @param expiresAt from when on it must not be sent any more
 */
public record Treatment(
        String treatmentId,
        String decisionId,
        PersonRef person,
        String orderId,
        Channel channel,
        String intervention,
        Candidate.Kind interventionKind,
        Optional<String> template,
        Optional<String> locale,
        String rulebookVersion,
        Map<String, String> placeholders,
        int creditPercent,
        long creditMinor,
        long costMinor,
        Instant notBefore,
        Instant expiresAt) {
    public Treatment {
        placeholders = java.util.Collections.unmodifiableMap(new TreeMap<>(placeholders));
        if (expiresAt.isBefore(notBefore)) {
            throw new IllegalArgumentException("The treatment (%s) would expire at (%s), before it is due at (%s)."
                    .formatted(treatmentId, expiresAt, notBefore));
        }
    }

    /** The name of a decision's treatment: {@code t_}, the key of the decision and the ordinal, from 0. */
    public static String idOf(String decisionId, int ordinal) {
        if (!decisionId.startsWith("d_") || ordinal < 0) {
            throw new IllegalArgumentException(
                    "(%s) with (%d) does not name a treatment.".formatted(decisionId, ordinal));
        }
        return "t_" + decisionId.substring(2) + "_" + ordinal;
    }

    /** The decision that a treatment's name was made from. */
    public static String decisionOf(String treatmentId) {
        if (!treatmentId.startsWith("t_") || treatmentId.lastIndexOf('_') < 2) {
            throw new IllegalArgumentException("(%s) is not the name of a treatment.".formatted(treatmentId));
        }
        return "d_" + treatmentId.substring(2, treatmentId.lastIndexOf('_'));
    }

    /** Whether it offers the customer something personal. */
    public boolean offers() {
        return interventionKind == Candidate.Kind.OFFER;
    }
}
