package io.trendguard.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * People of an offline run, such as training: the reference is a hash of tenant and customer, and sealed texts are
 * dropped. Never for a log, since anyone who knows a customer's id can find the reference.
 */
public record HashedPeople(Tenant tenant) implements People {
    /** What stands in place of every sealed text. */
    public static final String DROPPED = "dropped";

    @Override
    public PersonRef reference(String customerId) {
        byte[] name = (tenant.id() + '\0' + customerId).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name);
            return new PersonRef(
                    "p_" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }

    @Override
    public String seal(PersonRef person, String field, String text) {
        return DROPPED;
    }
}
