package io.trendguard.candidate;

import io.trendguard.event.Channel;
import java.util.Optional;

/**
 * An action that could be taken for an order. Its id is unique within a decision and the last tie-breaker.
 *
 * @param id {@code intervention/channel/line} or {@code intervention/channel/basket}
 * @param intervention name in the rulebook, for example {@code exchange-credit}
 * @param channel where it would be shown or sent
 * @param scope one line or the whole basket
 * @param lineId the line, for scope {@code LINE}
 * @param kind what sort of intervention it is
 * @param template name of its message in the rulebook; absent for internal marks
 * @param creditPercent credit offered, 0 to 100
 * @param creditMinor credit offered, minor units
 * @param delayHours hours after the event at which it is due
 * @param costMinor what it costs the shop if taken, minor units
 * @param policyRow the row that proposed it, as {@code table#row}
 */
public record Candidate(
        String id,
        String intervention,
        Channel channel,
        Scope scope,
        Optional<String> lineId,
        Kind kind,
        Optional<String> template,
        int creditPercent,
        long creditMinor,
        int delayHours,
        long costMinor,
        String policyRow) {

    /** Whether the customer sees it; otherwise it is a mark for colleagues. */
    public boolean customerSees() {
        return channel != Channel.INTERNAL;
    }

    /** Whether an intervention is about one line or the whole basket. */
    public enum Scope {
        LINE,
        BASKET
    }

    /** What sort of intervention it is; rules speak of kinds, so that an analyst can add interventions. */
    public enum Kind {
        /** Facts that help to choose: fit check, creator detail, material, social proof, guides. */
        INFORMATION,
        /** A pause that can be skipped. */
        FRICTION,
        /** Exchange credit, store credit, keep-it credit. */
        OFFER,
        /** A talk with a person: guided fit call, stylist chat. */
        SERVICE,
        /** Marketing of further items; never beside an intervention. */
        UPSELL,
        /** Inspection mark, resale listing, fast track, manual review, supply alert: nobody is contacted. */
        LOGISTICS
    }
}
