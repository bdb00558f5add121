package io.trendguard.audit;

import io.trendguard.event.Tenant;
import io.trendguard.log.NewEntry;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.PublicationPayload.What;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An operator's word that entries at the end of a log are lost for good. It is entered on the log of each tenant. */
public final class LossConsent {
    private final String actor;
    private final String reason;
    private final Clock clock;
    private SortedMap<Tenant, Long> lost = new TreeMap<>();

    private LossConsent(String actor, String reason, Clock clock) {
        this.actor = actor;
        this.reason = reason;
        this.clock = clock;
    }

    /**
     * Opens a log that was refused because entries at its end are or may be missing, enters the loss on it, signs what is
     * left and closes it. Damage inside the log is refused as ever.
     *
     * @return by tenant, how many entries had been signed for; empty if nothing is missing
     */
    public static SortedMap<Tenant, Long> give(AuditSettings settings, String actor, String reason, Clock clock) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("The reason is empty. Say why the loss is accepted.");
        }
        LossConsent consent = new LossConsent(actor, reason, clock);
        SegmentAuditLog.open(settings, () -> {}, clock, new SecureRandom(), Optional.of(consent))
                .close();
        return consent.lost;
    }

    NewEntry entry(long signed, long left) {
        return new PublicationPayload(
                        What.ACCEPTED_LOSS,
                        "log",
                        Long.toString(left),
                        Optional.of(Long.toString(signed)),
                        actor,
                        reason)
                .toEntry(clock.instant());
    }

    void accepted(SortedMap<Tenant, Long> tenants) {
        lost = new TreeMap<>(tenants);
    }
}
