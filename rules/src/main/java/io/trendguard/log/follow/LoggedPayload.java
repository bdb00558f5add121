package io.trendguard.log.follow;

import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.payload.LogPayload;
import java.time.Instant;

/**
 * What an entry of the log says, with its place.
 *
 * @param tenant whose log
 * @param place where
 * @param time of the entry
 * @param payload what it says
 */
public record LoggedPayload(Tenant tenant, LogPlace place, Instant time, LogPayload payload) {}
