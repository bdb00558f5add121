package io.trendguard.model.feature;

import io.trendguard.contact.ledger.PersonContacts;
import io.trendguard.event.Consent;
import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.text.TimeZoneName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Zones as events told them, folded by the contact ledger that also serves live, so that training sees what serving saw. */
public final class ReplayedZones implements Zones {
    private final ZoneId shop;
    private final Map<PersonRef, PersonContacts> told = new HashMap<>();

    /** @param shop where the shop lives */
    public ReplayedZones(ZoneId shop) {
        this.shop = shop;
    }

    /** Takes the next event in the order in which they became known. */
    public void apply(Event event) {
        if (event.fact() instanceof Consent consent && consent.timeZone().isPresent()) {
            told.merge(
                    consent.customerId(),
                    PersonContacts.UNKNOWN.after(new EventPayload(event), event.knownAt()),
                    (before, fresh) -> before.after(new EventPayload(event), event.knownAt()));
        }
    }

    @Override
    public ZoneId of(Tenant tenant, PersonRef customer, Instant knownAt) {
        PersonContacts contacts = told.get(customer);
        return contacts == null
                ? shop
                : contacts.readingAt(knownAt)
                        .timeZone()
                        .flatMap(TimeZoneName::zone)
                        .orElse(shop);
    }
}
