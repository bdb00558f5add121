package io.trendguard.model.feature;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import java.time.Instant;
import java.time.ZoneId;

/** In which time zone a customer's clock stands: their own where it is known, else the shop's. */
public interface Zones {
    /** As it was known at that moment. */
    ZoneId of(Tenant tenant, PersonRef customer, Instant knownAt);
}
