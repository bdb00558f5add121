package io.trendguard.log;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import java.util.Optional;

/**
 * Keeps who people are. Each person has a random reference and a key of their own under the tenant's key; destroying the
 * key makes everything that was sealed under it unreadable and leaves every proof valid. Safe for use by many threads.
 */
public interface Vault extends AutoCloseable {

    /** The reference of a customer, made at the first call. It must be forced before the log forces entries with it. */
    PersonRef reference(Tenant tenant, String customerId);

    /** The reference of a customer who is already known. */
    Optional<PersonRef> find(Tenant tenant, String customerId);

    /** The customer's own id, for people who may see it; absent after erasure. */
    Optional<String> customerId(Tenant tenant, PersonRef person);

    /** Seals a text under the person's key (AES-256-GCM, base64url); bound to tenant, person and field. */
    String seal(Tenant tenant, PersonRef person, String field, String text);

    /** Opens a sealed text; absent after erasure. Throws {@link IllegalArgumentException} if it was tampered with. */
    Optional<String> open(Tenant tenant, PersonRef person, String field, String sealed);

    /** HMAC-SHA-256 of some content under the tenant's key. */
    byte[] fingerprint(Tenant tenant, byte[] content);

    /** Destroys the person's key and id. True if there was one. */
    boolean erase(Tenant tenant, PersonRef person);

    /** Makes everything so far durable; returns at once if nothing is new. */
    void force();

    @Override
    void close();
}
