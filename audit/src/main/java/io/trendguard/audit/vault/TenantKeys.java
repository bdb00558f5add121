package io.trendguard.audit.vault;

import io.trendguard.audit.file.LogFiles;
import io.trendguard.event.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of the tenants, each wrapped under the master key; a new one is durable before it is used. */
final class TenantKeys {
    static final String MASTER = "master.key";
    static final String FILE = "tenants";

    private final LogFiles files;
    private final SecureRandom random;
    private final byte[] master;
    private final Map<Tenant, Keys> keys = new ConcurrentHashMap<>();

    TenantKeys(LogFiles files, SecureRandom random) throws IOException {
        this.files = files;
        this.random = random;
        boolean anew = !files.names().contains(MASTER);
        if (anew && files.names().contains(FILE)) {
            throw new IOException(
                    "The master key (%s) is missing. Restore it: without it nobody in the vault can be read."
                            .formatted(files.describe(MASTER)));
        }
        if (anew) {
            byte[] made = new byte[Crypto.KEY];
            random.nextBytes(made);
            replace(MASTER, HexFormat.of().formatHex(made));
        }
        master = HexFormat.of().parseHex(text(MASTER).strip());
        if (files.names().contains(FILE)) {
            for (String line : text(FILE).split("\n")) {
                load(line);
            }
        }
    }

    private void load(String line) throws IOException {
        int space = line.indexOf(' ');
        if (space > 0) {
            byte[] wrapped = Base64.getDecoder().decode(line.substring(space + 1));
            byte[] key = Crypto.unwrap(master, wrapped)
                    .orElseThrow(() ->
                            new IOException("The key of tenant (%s) in (%s) does not belong to the master key (%s)."
                                    .formatted(
                                            line.substring(0, space), files.describe(FILE), files.describe(MASTER))));
            keys.put(new Tenant(line.substring(0, space)), Keys.of(wrapped, key));
        }
    }

    Optional<Keys> find(Tenant tenant) {
        return Optional.ofNullable(keys.get(tenant));
    }

    /** The tenant's keys, made at the first call. */
    synchronized Keys get(Tenant tenant) throws IOException {
        Keys known = keys.get(tenant);
        if (known != null) {
            return known;
        }
        byte[] key = new byte[Crypto.KEY];
        random.nextBytes(key);
        Keys made = Keys.of(Crypto.wrap(master, key), key);
        StringBuilder all = new StringBuilder();
        keys.forEach((name, kept) -> all.append(kept.line(name)));
        replace(FILE, all.append(made.line(tenant)).toString());
        keys.put(tenant, made);
        return made;
    }

    private String text(String name) throws IOException {
        return new String(files.content(name), StandardCharsets.US_ASCII);
    }

    private void replace(String name, String text) throws IOException {
        files.replace(name, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What follows from one tenant's key, a key for each use. */
    record Keys(byte[] wrapped, byte[] wrapping, byte[] lookup, byte[] fingerprint) {
        static Keys of(byte[] wrapped, byte[] key) {
            Keys keys = new Keys(
                    wrapped,
                    Crypto.derive(key, "wrap"),
                    Crypto.derive(key, "lookup"),
                    Crypto.derive(key, "fingerprint"));
            Arrays.fill(key, (byte) 0);
            return keys;
        }

        String line(Tenant tenant) {
            return tenant + " " + Base64.getEncoder().encodeToString(wrapped) + "\n";
        }
    }
}
