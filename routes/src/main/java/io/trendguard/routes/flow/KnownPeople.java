package io.trendguard.routes.flow;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.People;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.Vault;

/** The people whom the vault knows; nobody is added to it. Whoever it does not know gets a reference that is never kept. */
record KnownPeople(Vault vault, Tenant tenant) implements People {
    @Override
    public PersonRef reference(String customerId) {
        return vault.find(tenant, customerId).orElseGet(() -> new HashedPeople(tenant).reference(customerId));
    }

    @Override
    public String seal(PersonRef person, String field, String text) {
        return vault.customerId(tenant, person).isPresent()
                ? vault.seal(tenant, person, field, text)
                : HashedPeople.DROPPED;
    }
}
