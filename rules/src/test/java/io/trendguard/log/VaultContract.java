package io.trendguard.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every vault must do. An implementation's test extends it and says how to open an empty one. */
public abstract class VaultContract {
    protected static final Tenant SHOP = new Tenant("shop");
    protected static final Tenant OTHER = new Tenant("other");
    protected Vault vault;

    /** An empty vault. */
    protected abstract Vault openEmpty() throws Exception;

    @BeforeEach
    final void openVault() throws Exception {
        vault = openEmpty();
    }

    @AfterEach
    final void closeVault() {
        vault.close();
    }

    @Test
    void aCustomerKeepsOneReference() {
        PersonRef first = vault.reference(SHOP, "c-1");
        assertThat(vault.reference(SHOP, "c-1")).isEqualTo(first);
        assertThat(vault.find(SHOP, "c-1")).contains(first);
        assertThat(vault.reference(SHOP, "c-2")).isNotEqualTo(first);
    }

    @Test
    void tenantsDoNotShareReferences() {
        PersonRef here = vault.reference(SHOP, "c-1");
        assertThat(vault.find(OTHER, "c-1")).isEmpty();
        assertThat(vault.reference(OTHER, "c-1")).isNotEqualTo(here);
        assertThat(vault.customerId(OTHER, here)).isEmpty();
    }

    @Test
    void lookingForAStrangerMakesNobody() {
        assertThat(vault.find(SHOP, "c-1")).isEmpty();
        assertThat(vault.find(SHOP, "c-1")).isEmpty();
    }

    @Test
    void theCustomersOwnIdCanBeReadBack() {
        PersonRef person = vault.reference(SHOP, "Zoë Ångström <zoe@example.org>");
        assertThat(vault.customerId(SHOP, person)).contains("Zoë Ångström <zoe@example.org>");
    }

    @Test
    void whatWasSealedOpensForTheSameField() {
        PersonRef person = vault.reference(SHOP, "c-1");
        String sealed = vault.seal(SHOP, person, "email", "zoe@example.org");
        assertThat(sealed).doesNotContain("zoe");
        assertThat(vault.open(SHOP, person, "email", sealed)).contains("zoe@example.org");
        assertThat(vault.open(SHOP, person, "email", vault.seal(SHOP, person, "email", "")))
                .contains("");
    }

    @Test
    void sealedTextIsBoundToItsFieldPersonAndTenant() {
        PersonRef person = vault.reference(SHOP, "c-1");
        PersonRef another = vault.reference(SHOP, "c-2");
        String sealed = vault.seal(SHOP, person, "email", "zoe@example.org");
        assertThatThrownBy(() -> vault.open(SHOP, person, "phone", sealed))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vault.open(SHOP, another, "email", sealed))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(vault.open(OTHER, person, "email", sealed)).isEmpty();
    }

    @Test
    void aTamperedSealIsRefused() {
        PersonRef person = vault.reference(SHOP, "c-1");
        String sealed = vault.seal(SHOP, person, "email", "zoe@example.org");
        for (int i = 0; i < sealed.length() - 1; i++) {
            char changed = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String forged = sealed.substring(0, i) + changed + sealed.substring(i + 1);
            assertThatThrownBy(() -> vault.open(SHOP, person, "email", forged))
                    .as("character %d changed", i)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> vault.open(SHOP, person, "email", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vault.open(SHOP, person, "email", "%%%")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasErasedCannotBeRead() {
        PersonRef person = vault.reference(SHOP, "c-1");
        PersonRef neighbour = vault.reference(SHOP, "c-2");
        String sealed = vault.seal(SHOP, person, "email", "zoe@example.org");
        assertThat(vault.erase(SHOP, person)).isTrue();
        assertThat(vault.open(SHOP, person, "email", sealed)).isEmpty();
        assertThat(vault.customerId(SHOP, person)).isEmpty();
        assertThat(vault.find(SHOP, "c-1")).isEmpty();
        assertThat(vault.erase(SHOP, person)).isFalse();
        assertThatThrownBy(() -> vault.seal(SHOP, person, "email", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(person.id());
        assertThat(vault.customerId(SHOP, neighbour)).contains("c-2");
    }

    @Test
    void someoneWhoComesBackAfterErasureIsANewPerson() {
        PersonRef before = vault.reference(SHOP, "c-1");
        vault.erase(SHOP, before);
        PersonRef after = vault.reference(SHOP, "c-1");
        assertThat(after).isNotEqualTo(before);
        assertThat(vault.customerId(SHOP, after)).contains("c-1");
    }

    @Test
    void onlyTheOwnTenantCanErase() {
        PersonRef person = vault.reference(SHOP, "c-1");
        assertThat(vault.erase(OTHER, person)).isFalse();
        assertThat(vault.customerId(SHOP, person)).contains("c-1");
    }

    @Test
    void fingerprintsDependOnTenantAndContentOnly() {
        byte[] content = "order 7".getBytes(StandardCharsets.UTF_8);
        byte[] fingerprint = vault.fingerprint(SHOP, content);
        assertThat(fingerprint).hasSize(32).isEqualTo(vault.fingerprint(SHOP, content.clone()));
        assertThat(vault.fingerprint(OTHER, content)).isNotEqualTo(fingerprint);
        assertThat(vault.fingerprint(SHOP, "order 8".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(fingerprint);
    }

    @Test
    void manyThreadsAgreeOnOneReference() {
        var seen = ConcurrentHashMap.<PersonRef>newKeySet();
        IntStream.range(0, 400).parallel().forEach(i -> seen.add(vault.reference(SHOP, "c-" + i % 10)));
        assertThat(seen).hasSize(10);
    }

    @Test
    void forcingTwiceIsFine() {
        vault.reference(SHOP, "c-1");
        vault.force();
        vault.force();
        assertThat(vault.find(SHOP, "c-1")).isPresent();
    }
}
