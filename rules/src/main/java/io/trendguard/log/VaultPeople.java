package io.trendguard.log;

import io.trendguard.event.People;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;

/** The people of one tenant as the vault knows them. */
public record VaultPeople(Vault vault, Tenant tenant) implements People {
    @Override
    public PersonRef reference(String customerId) {
        return vault.reference(tenant, customerId);
    }

    @Override
    public String seal(PersonRef person, String field, String text) {
        return vault.seal(tenant, person, field, text);
    }
}
