package io.trendguard.log;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A vault for tests, true to the port except that sealed text is authenticated but only encoded, and that references
 * follow from order of arrival, so that tests repeat to the byte.
 */
public final class InMemoryVault implements Vault {
    private final Map<Tenant, Map<String, PersonRef>> byCustomer = new HashMap<>();
    private final Map<Tenant, Map<PersonRef, String>> byPerson = new HashMap<>();
    private int made;

    @Override
    public synchronized PersonRef reference(Tenant tenant, String customerId) {
        return byCustomer.computeIfAbsent(tenant, t -> new HashMap<>()).computeIfAbsent(customerId, id -> {
            byte[] random = hmac("reference", (made++ + "").getBytes(StandardCharsets.UTF_8));
            PersonRef person = new PersonRef("p_" + encode(random).substring(0, 22));
            byPerson.computeIfAbsent(tenant, t -> new HashMap<>()).put(person, id);
            return person;
        });
    }

    @Override
    public synchronized Optional<PersonRef> find(Tenant tenant, String customerId) {
        return Optional.ofNullable(byCustomer.getOrDefault(tenant, Map.of()).get(customerId));
    }

    @Override
    public synchronized Optional<String> customerId(Tenant tenant, PersonRef person) {
        return Optional.ofNullable(byPerson.getOrDefault(tenant, Map.of()).get(person));
    }

    @Override
    public String seal(Tenant tenant, PersonRef person, String field, String text) {
        if (customerId(tenant, person).isEmpty()) {
            throw new IllegalArgumentException(
                    "The vault has no key for (%s) of tenant (%s). Maybe it was erased.".formatted(person, tenant));
        }
        return encode(text.getBytes(StandardCharsets.UTF_8)) + "." + tag(tenant, person, field, text);
    }

    @Override
    public Optional<String> open(Tenant tenant, PersonRef person, String field, String sealed) {
        if (customerId(tenant, person).isEmpty()) {
            return Optional.empty();
        }
        int dot = sealed.indexOf('.');
        if (dot >= 0) {
            String text = new String(Base64.getUrlDecoder().decode(sealed.substring(0, dot)), StandardCharsets.UTF_8);
            if (sealed.substring(dot + 1).equals(tag(tenant, person, field, text))) {
                return Optional.of(text);
            }
        }
        throw new IllegalArgumentException(
                "The sealed field (%s) of (%s) was changed or belongs elsewhere.".formatted(field, person));
    }

    @Override
    public byte[] fingerprint(Tenant tenant, byte[] content) {
        return hmac(tenant.id(), content);
    }

    @Override
    public synchronized boolean erase(Tenant tenant, PersonRef person) {
        String id = byPerson.getOrDefault(tenant, new HashMap<>()).remove(person);
        if (id == null) {
            return false;
        }
        byCustomer.getOrDefault(tenant, new HashMap<>()).remove(id);
        return true;
    }

    @Override
    public void force() {}

    @Override
    public void close() {}

    private static String tag(Tenant tenant, PersonRef person, String field, String text) {
        byte[] bound = String.join("\0", person.id(), field, text).getBytes(StandardCharsets.UTF_8);
        return encode(hmac(tenant.id(), bound));
    }

    private static byte[] hmac(String key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("test key of " + key).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256.", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
