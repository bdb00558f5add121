package io.trendguard.contact.ledger;

import static io.trendguard.contact.ledger.LedgerFacts.DAY;
import static io.trendguard.contact.ledger.LedgerFacts.MONDAY;
import static io.trendguard.contact.ledger.LedgerFacts.attempted;
import static io.trendguard.contact.ledger.LedgerFacts.consent;
import static io.trendguard.contact.ledger.LedgerFacts.treatment;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.contact.ContactReading;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.log.EntryKind;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Payloads;
import org.junit.jupiter.api.Test;

/** The ledger of one person as a whole. */
class PersonContactsTest {
    @Test
    void whoWasNeverSpokenOfIsUnknown() {
        assertThat(PersonContacts.UNKNOWN.readingAt(MONDAY)).isEqualTo(ContactReading.UNKNOWN);
    }

    /** What is not looked at could change nothing; what can change something is looked at. */
    @Test
    void onlyEntriesThatConcernALedgerChangeIt() {
        PersonContacts before = attempted(PersonContacts.UNKNOWN.after(consent(true, MONDAY), MONDAY), 0, MONDAY);
        for (LogPayload payload : Payloads.oneOfEachKind()) {
            if (!PersonContacts.concernedBy(payload)) {
                assertThat(before.after(payload, MONDAY.plus(DAY))).isSameAs(before);
            }
        }
        assertThat(PersonContacts.concernedBy(consent(false, MONDAY))).isTrue();
        assertThat(Payloads.oneOfEachKind().stream().filter(PersonContacts::concernedBy))
                .extracting(LogPayload::kind)
                .contains(EntryKind.ATTEMPT, EntryKind.DELIVERY, EntryKind.DISPOSITION);
    }

    @Test
    void theLedgerIsReadBackAsItWas() throws Exception {
        PersonContacts contacts = attempted(PersonContacts.UNKNOWN.after(consent(true, MONDAY), MONDAY), 0, MONDAY)
                .after(DeliveryPayload.of(treatment(0), 1, Result.HANDED_OVER), MONDAY);
        byte[] bytes = CanonicalJson.bytes(contacts);

        assertThat(Json.mapper().readValue(bytes, PersonContacts.class)).isEqualTo(contacts);
        assertThat(Json.mapper().readValue(CanonicalJson.bytes(PersonContacts.UNKNOWN), PersonContacts.class))
                .isEqualTo(PersonContacts.UNKNOWN);
        assertThat(bytes.length).as("it must be small, for a million people").isLessThan(700);
    }
}
