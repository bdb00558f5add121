package io.trendguard.audit.vault;

import io.trendguard.audit.file.FolderFiles;
import io.trendguard.audit.file.FolderLock;
import io.trendguard.audit.file.LogFiles;
import io.trendguard.audit.file.Misplaced;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The vault in files of its own: a key per person, under a key per tenant, under the master key. */
public final class FileVault implements Vault {
    private static final String CUSTOMER_ID = "customer-id";

    private final Path folder;
    private final SecureRandom random;
    private final TenantKeys tenants;
    private final PeopleFile people;
    private final AutoCloseable lock;

    /**
     * Opens the vault in a folder, which it makes at the first start.
     *
     * @throws io.trendguard.audit.file.FolderInUseException if another process has the folder
     */
    public static FileVault open(Path folder, SecureRandom random) {
        try {
            FolderLock lock = FolderLock.acquire(folder);
            try {
                return new FileVault(folder, new FolderFiles(folder), random, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unavailable(folder, e);
        }
    }

    /** The same on files of any kind; the folder then holds only what can be rebuilt. */
    public FileVault(Path folder, LogFiles files, SecureRandom random, AutoCloseable lock) throws IOException {
        this.folder = folder;
        this.random = random;
        this.lock = lock;
        tenants = new TenantKeys(files, random);
        people = new PeopleFile(files, Files.createDirectories(folder.resolve("index")), random.nextLong());
    }

    @Override
    public PersonRef reference(Tenant tenant, String customerId) {
        return tried(() -> {
            TenantKeys.Keys keys = tenants.get(tenant);
            byte[] id = customerId.getBytes(StandardCharsets.UTF_8);
            if (id.length > PersonRecord.MAX_ID) {
                throw new IllegalArgumentException("The customer id has (%d) bytes; at most %d are kept."
                        .formatted(id.length, PersonRecord.MAX_ID));
            }
            byte[] lookup = Crypto.hmac(keys.lookup(), id);
            synchronized (people) {
                Optional<PersonRecord> known = people.byLookup(tenant, lookup);
                if (known.isPresent()) {
                    return person(known.get().reference());
                }
                byte[] reference = new byte[PersonRecord.REFERENCE];
                byte[] key = new byte[Crypto.KEY];
                random.nextBytes(reference);
                random.nextBytes(key);
                PersonRef person = person(reference);
                byte[] sealed = new FieldSeal(tenant, person, CUSTOMER_ID).seal(key, id, random);
                people.add(new PersonRecord(
                        tenant,
                        reference,
                        Optional.of(new PersonRecord.Secrets(lookup, Crypto.wrap(keys.wrapping(), key), sealed))));
                return person;
            }
        });
    }

    @Override
    public Optional<PersonRef> find(Tenant tenant, String customerId) {
        Optional<TenantKeys.Keys> keys = tenants.find(tenant);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        byte[] lookup = Crypto.hmac(keys.get().lookup(), customerId.getBytes(StandardCharsets.UTF_8));
        return tried(() -> people.byLookup(tenant, lookup)).map(record -> person(record.reference()));
    }

    @Override
    public Optional<String> customerId(Tenant tenant, PersonRef person) {
        return secrets(tenant, person)
                .map(secrets ->
                        new FieldSeal(tenant, person, CUSTOMER_ID).open(key(tenant, secrets), secrets.customerId()))
                .map(id -> new String(id, StandardCharsets.UTF_8));
    }

    @Override
    public String seal(Tenant tenant, PersonRef person, String field, String text) {
        PersonRecord.Secrets secrets = secrets(tenant, person)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The vault has no key for (%s) of tenant (%s). Maybe the person was erased."
                                .formatted(person, tenant)));
        return new FieldSeal(tenant, person, field).sealText(key(tenant, secrets), text, random);
    }

    @Override
    public Optional<String> open(Tenant tenant, PersonRef person, String field, String sealed) {
        return secrets(tenant, person)
                .map(secrets -> new FieldSeal(tenant, person, field).openText(key(tenant, secrets), sealed));
    }

    @Override
    public byte[] fingerprint(Tenant tenant, byte[] content) {
        return Crypto.hmac(tried(() -> tenants.get(tenant)).fingerprint(), content);
    }

    @Override
    public boolean erase(Tenant tenant, PersonRef person) {
        return tried(() -> people.erase(tenant, bytes(person)));
    }

    @Override
    public void force() {
        tried(() -> {
            people.force();
            return true;
        });
    }

    /** What keeps people from being found again: their file was deleted, moved or replaced while it is open. */
    public Optional<String> trouble() {
        try {
            Optional<String> keys = tenants.misplaced();
            return keys.isPresent() ? keys : people.misplaced();
        } catch (NoSuchFileException gone) {
            return Optional.of(Misplaced.words(folder.toString()));
        } catch (IOException e) {
            return Optional.of("the vault in (%s) cannot be looked at: %s".formatted(folder, e.getMessage()));
        }
    }

    @Override
    public void close() {
        tried(() -> {
            people.close();
            return true;
        });
        try {
            lock.close();
        } catch (Exception e) {
            throw new IllegalStateException("The vault's lock could not be given back.", e);
        }
    }

    private Optional<PersonRecord.Secrets> secrets(Tenant tenant, PersonRef person) {
        return tried(() -> people.byReference(tenant, bytes(person))).flatMap(PersonRecord::secrets);
    }

    private byte[] key(Tenant tenant, PersonRecord.Secrets secrets) {
        return tenants.find(tenant)
                .flatMap(keys -> Crypto.unwrap(keys.wrapping(), secrets.wrappedKey()))
                .orElseThrow(() -> new IllegalStateException(
                        "A person's key does not belong to the key of tenant (%s). Maybe the vault's files in (%s) come from two backups."
                                .formatted(tenant, folder)));
    }

    private static PersonRef person(byte[] reference) {
        return new PersonRef("p_" + Base64.getUrlEncoder().withoutPadding().encodeToString(reference));
    }

    private static byte[] bytes(PersonRef person) {
        return Base64.getUrlDecoder().decode(person.id().substring(2));
    }

    private <T> T tried(Access<T> access) {
        try {
            return access.run();
        } catch (IOException e) {
            throw unavailable(folder, e);
        }
    }

    private static LogUnavailableException unavailable(Path folder, IOException e) {
        return new LogUnavailableException(
                "The vault in (%s) cannot be read or written: %s".formatted(folder, e.getMessage()), e);
    }

    private interface Access<T> {
        T run() throws IOException;
    }
}
