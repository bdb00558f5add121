package io.trendguard.event;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened in or around a shop: a CloudEvent of one of the fifteen feeds, with people already replaced by
 * references. An event is named by tenant, source and id together, as CloudEvents 1.0 asks.
 *
 * @param tenant from the credential
 * @param source the CloudEvents source, for example {@code /shop/web}
 * @param id unique within tenant and source
 * @param feed what it tells of
 * @param schemaVersion version of the feed's schema
 * @param time when it happened (event time)
 * @param knownAt when we learnt of it; nothing that was decided earlier may have used it
 * @param fact what it says
 */
@JsonSerialize(using = EventJson.Writer.class)
@JsonDeserialize(using = EventJson.Reader.class)
public record Event(
        Tenant tenant,
        String source,
        String id,
        Feed feed,
        int schemaVersion,
        Instant time,
        Instant knownAt,
        Fact fact) {
    public Event {
        if (!feed.factType().isInstance(fact)) {
            throw new IllegalArgumentException("The feed (%s) does not hold a (%s)."
                    .formatted(feed, fact.getClass().getSimpleName()));
        }
    }

    /** Its name, under which it is decided once. */
    public EventKey key() {
        return EventKey.of(tenant, source, id);
    }

    /** The person it is about, where it is about one. */
    public Optional<PersonRef> person() {
        return fact.person();
    }
}
