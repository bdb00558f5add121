package io.trendguard.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.audit.file.FolderInUseException;
import io.trendguard.event.PersonRef;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.Vault;
import io.trendguard.log.VaultContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class FileVaultTest extends VaultContract {
    private static final PersonRef NOBODY = new PersonRef("p_" + "A".repeat(22));

    @TempDir
    Path folder;

    @Override
    protected Vault openEmpty() {
        return FileVault.open(folder, new SecureRandom());
    }

    private void reopen() {
        vault.close();
        vault = FileVault.open(folder, new SecureRandom());
    }

    @Test
    void everyoneIsThereAfterARestart() {
        Map<String, PersonRef> people = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            people.put("c-" + i, vault.reference(i % 3 == 0 ? OTHER : SHOP, "c-" + i));
        }
        String sealed = vault.seal(SHOP, people.getOrDefault("c-1", NOBODY), "email", "zoe@example.org");
        byte[] fingerprint = vault.fingerprint(SHOP, new byte[] {1});
        reopen();
        for (int i = 0; i < 5_000; i++) {
            assertThat(vault.find(i % 3 == 0 ? OTHER : SHOP, "c-" + i)).contains(people.get("c-" + i));
        }
        assertThat(vault.customerId(SHOP, people.getOrDefault("c-4999", NOBODY)))
                .contains("c-4999");
        assertThat(vault.open(SHOP, people.getOrDefault("c-1", NOBODY), "email", sealed))
                .contains("zoe@example.org");
        assertThat(vault.fingerprint(SHOP, new byte[] {1})).isEqualTo(fingerprint);
    }

    @Test
    void whoWasErasedStaysErasedAndTheKeyIsGoneFromTheDisk() throws IOException {
        PersonRef person = vault.reference(SHOP, "c-1");
        vault.reference(SHOP, "c-2");
        vault.force();
        byte[] before = Files.readAllBytes(folder.resolve(PersonRecords.NAME));
        int record = Watermark.LENGTH;
        int secrets = record + 5 + "shop".length() + 16 + 4;
        int length = (before[record] & 0xFF) * 256 + (before[record + 1] & 0xFF);
        vault.erase(SHOP, person);
        byte[] after = Files.readAllBytes(folder.resolve(PersonRecords.NAME));
        assertThat(Arrays.copyOfRange(before, secrets, record + length))
                .isNotEqualTo(new byte[length - (secrets - record)]);
        assertThat(Arrays.copyOfRange(after, secrets, record + length)).containsOnly(0);
        reopen();
        assertThat(vault.customerId(SHOP, person)).isEmpty();
        assertThat(vault.find(SHOP, "c-1")).isEmpty();
        assertThat(vault.find(SHOP, "c-2")).isPresent();
    }

    @Test
    void aFlippedBitInAnyFileIsNamedAndDestroysNobody() throws IOException {
        PersonRef erased = vault.reference(SHOP, "c-1");
        PersonRef known = vault.reference(SHOP, "c-2");
        vault.reference(OTHER, "c-3");
        vault.erase(SHOP, erased);
        vault.close();
        for (String name : List.of(PersonRecords.NAME, TenantKeys.FILE, TenantKeys.MASTER)) {
            Path file = folder.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int at = 0; at < whole.length; at++) {
                for (int flip : new int[] {1, 2, 3, 1 << at % 8}) {
                    byte[] bytes = whole.clone();
                    bytes[at] ^= (byte) flip;
                    Files.write(file, bytes);
                    seesItOrLosesNobody(file, at, known, erased);
                    assertThat(isZeroedFrom(bytes, file))
                            .as("%s, byte %d", file, at)
                            .isFalse();
                }
            }
            Files.write(file, whole);
        }
        vault = FileVault.open(folder, new SecureRandom());
        assertThat(vault.customerId(SHOP, known)).contains("c-2");
    }

    private void seesItOrLosesNobody(Path file, int at, PersonRef known, PersonRef erased) {
        try (Vault damaged = FileVault.open(folder, new SecureRandom())) {
            assertThat(file.getFileName())
                    .as("only an erased record has bytes that nobody needs")
                    .hasToString(PersonRecords.NAME);
            assertThat(damaged.customerId(SHOP, known)).as("byte %d", at).contains("c-2");
            assertThat(damaged.customerId(SHOP, erased)).isEmpty();
        } catch (LogUnavailableException e) {
            assertThat(e).as("byte %d", at).hasMessageContaining(file.toString());
        }
    }

    /** Whether opening zeroed any byte of a person who was not erased. */
    private static boolean isZeroedFrom(byte[] before, Path file) throws IOException {
        byte[] after = Files.readAllBytes(file);
        int zeroed = 0;
        for (int i = 0; i < Math.min(before.length, after.length); i++) {
            zeroed += before[i] != 0 && after[i] == 0 ? 1 : 0;
        }
        return zeroed > 1;
    }

    @Test
    void whoWasErasedByAnEarlierVersionStaysErased() throws IOException {
        PersonRef person = vault.reference(SHOP, "c-1");
        vault.close();
        Path file = folder.resolve(PersonRecords.NAME);
        byte[] bytes = Files.readAllBytes(file);
        int record = Watermark.LENGTH;
        bytes[record + PersonRecord.STATE_AT] = PersonRecord.ERASED;
        Arrays.fill(bytes, record + 5 + "shop".length() + 16 + 4, bytes.length, (byte) 0);
        Files.write(file, bytes);
        vault = FileVault.open(folder, new SecureRandom());
        assertThat(vault.customerId(SHOP, person)).isEmpty();
        assertThat(vault.find(SHOP, "c-1")).isEmpty();
    }

    @Test
    void tenantKeysOfAnEarlierVersionAreRead() throws IOException {
        PersonRef person = vault.reference(SHOP, "c-1");
        vault.close();
        Path file = folder.resolve(TenantKeys.FILE);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.indexOf("# crc32c")));
        vault = FileVault.open(folder, new SecureRandom());
        assertThat(vault.customerId(SHOP, person)).contains("c-1");
    }

    @Test
    void nothingOnDiskNamesACustomer() throws IOException {
        vault.reference(SHOP, "zoe.angstrom@example.org");
        vault.force();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("angstrom");
            }
        }
    }

    @Test
    void theMasterKeyIsForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(TenantKeys.MASTER))))
                .isEqualTo("rw-------");
    }

    @Test
    void aMissingMasterKeyIsNamed() throws IOException {
        vault.reference(SHOP, "c-1");
        vault.close();
        Path key = folder.resolve(TenantKeys.MASTER);
        byte[] kept = Files.readAllBytes(key);
        Files.delete(key);
        assertThatThrownBy(this::openEmpty)
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining(key.toString());
        Files.write(key, kept);
        vault = openEmpty();
    }

    @Test
    void aFileThatVanishesUnderTheOpenVaultIsNamed() throws IOException {
        FileVault open = (FileVault) vault;
        open.reference(SHOP, "c-1");
        open.force();
        assertThat(open.trouble()).isEmpty();
        for (String name : List.of(PersonRecords.NAME, TenantKeys.FILE, TenantKeys.MASTER)) {
            Path file = folder.resolve(name);
            Path away = folder.resolve("away");
            Files.move(file, away);
            assertThat(open.trouble())
                    .hasValueSatisfying(words -> assertThat(words).contains(file.toString()));
            Files.move(away, file);
            assertThat(open.trouble()).isEmpty();
        }
        Files.delete(folder.resolve(PersonRecords.NAME));
        open.reference(SHOP, "c-2");
        assertThatThrownBy(open::force)
                .as("nobody is answered for a person who would not be found again")
                .isInstanceOf(LogUnavailableException.class);
        vault = FileVault.open(Files.createDirectories(folder.resolve("other")), new SecureRandom());
    }

    @Test
    void aSecondProcessIsToldWhoHasTheVault() {
        assertThatThrownBy(this::openEmpty)
                .isInstanceOf(FolderInUseException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    void aFlippedBitAmongForcedPeopleIsFoundAndNamed() throws IOException {
        for (int i = 0; i < 50; i++) {
            vault.reference(SHOP, "c-" + i);
        }
        vault.close();
        Path file = folder.resolve(PersonRecords.NAME);
        byte[] bytes = Files.readAllBytes(file);
        bytes[Watermark.LENGTH + 40] ^= 4;
        Files.write(file, bytes);
        assertThatThrownBy(this::openEmpty)
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("byte (16)");
        bytes[Watermark.LENGTH + 40] ^= 4;
        Files.write(file, bytes);
        vault = openEmpty();
    }
}
