package io.trendguard.channels.outbox;

import io.trendguard.contact.ledger.PersonContacts;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.LogPayload;
import java.util.Optional;
import java.util.stream.Stream;

/** The contact ledger, folded anew from the log at each call. */
final class FoldedBook implements ContactBook {
    private final AuditLog log;
    private volatile long millis;

    FoldedBook(AuditLog log) {
        this.log = log;
    }

    /** It takes that long to answer, so that what happens meanwhile is not in its answer. */
    void takes(long time) {
        millis = time;
    }

    @Override
    public PersonContacts contacts(Tenant tenant, PersonRef person) {
        PersonContacts contacts = PersonContacts.UNKNOWN;
        try (Stream<Entry> entries = log.scan(tenant, 0)) {
            for (Entry entry : (Iterable<Entry>) entries::iterator) {
                Optional<LogPayload> payload = LogPayload.of(entry)
                        .filter(said -> said.person().filter(person::equals).isPresent());
                if (payload.isPresent()) {
                    contacts = contacts.after(payload.get(), entry.time());
                }
            }
        }
        pause();
        return contacts;
    }

    private void pause() {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
