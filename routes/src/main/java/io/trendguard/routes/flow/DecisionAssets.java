package io.trendguard.routes.flow;

import io.trendguard.contact.SendPolicy;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;

/** What decides for a tenant at the moment. Each event gets one rulebook and one model and uses them to the end. */
public interface DecisionAssets extends LiveState, SnapshotState {
    /** The live rulebook; absent if there is none. */
    Optional<Rulebook> rulebook(Tenant tenant);

    /** Entries to append before the next decision of a tenant, because something else decides than before. */
    List<LogPayload> toAnnounce(Tenant tenant);

    /** A rulebook that was published once, by its version. */
    Optional<Rulebook> published(String version);

    /** What a rulebook that was published once says about sending; what held before rulebooks said so if it cannot be loaded. */
    default SendPolicy sendPolicy(String version) {
        return published(version).map(Rulebook::sendPolicy).orElse(SendPolicy.UNSTATED);
    }

    /** Who judges the risk for a customer at the moment; one snapshot, to be used for a whole event. */
    Judges judges(Tenant tenant, PersonRef person);
}
