package io.trendguard.routes.intake;

import io.trendguard.event.Tenant;
import io.trendguard.routes.flow.Lanes.BusyException;
import java.util.HashMap;
import java.util.Map;

/** Bytes of bodies that may be worked on at once, in all and for one tenant. */
final class Room {
    private final long most;
    private final long mostOfTenant;
    private final boolean oneOfEach;
    private final Map<Tenant, Long> tenants = new HashMap<>();
    private long all;

    /** @param oneOfEach whether a tenant with nothing under way may always bring one body, however full it is */
    Room(long most, long mostOfTenant, boolean oneOfEach) {
        this.most = most;
        this.mostOfTenant = mostOfTenant;
        this.oneOfEach = oneOfEach;
    }

    /**
     * Keeps room for a body. A tenant's only body may be larger than its share.
     *
     * @throws BusyException if there is none
     */
    synchronized void enter(Tenant tenant, long bytes) {
        long theirs = tenants.getOrDefault(tenant, 0L);
        if (theirs > 0 && theirs + bytes > mostOfTenant) {
            throw new BusyException(
                    "Calls of this tenant with %,d bytes are still being worked on. Send fewer calls at once, large batches one after the other; send this one again after the time given in Retry-After."
                            .formatted(theirs));
        }
        boolean welcome = oneOfEach ? theirs == 0 : all == 0;
        if (!welcome && all + bytes > most) {
            throw new BusyException(
                    "Too many calls of this size are being worked on. Send smaller batches, or this one again after the time given in Retry-After.");
        }
        tenants.merge(tenant, bytes, Long::sum);
        all += bytes;
    }

    synchronized void leave(Tenant tenant, long bytes) {
        tenants.computeIfPresent(tenant, (t, theirs) -> theirs == bytes ? null : theirs - bytes);
        all -= bytes;
    }

    /** Bytes under way. */
    synchronized long underWay() {
        return all;
    }
}
