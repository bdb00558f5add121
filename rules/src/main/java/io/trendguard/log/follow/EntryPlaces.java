package io.trendguard.log.follow;

import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import java.util.List;

/** Finds entries by a name that they mention, for example the id of a treatment. */
public interface EntryPlaces {
    /**
     * Places of entries that may mention the name, in order and not all of them durable. Two names may share a hash, so whoever
     * reads an entry compares the name in it.
     */
    List<LogPlace> of(Tenant tenant, String name);
}
