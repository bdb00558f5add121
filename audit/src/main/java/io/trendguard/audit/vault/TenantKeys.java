package io.trendguard.audit.vault;

import io.trendguard.audit.file.LogFiles;
import io.trendguard.audit.file.Misplaced;
import io.trendguard.event.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        master = master();
        if (files.names().contains(FILE)) {
            for (String line : SummedLines.read(text(FILE)).orElseThrow(() -> damaged(FILE))) {
                load(line);
            }
        }
    }

    private byte[] master() throws IOException {
        try {
            String text = text(MASTER).strip();
            byte[] key = HexFormat.of().parseHex(text);
            if (key.length == Crypto.KEY && HexFormat.of().formatHex(key).equals(text)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw damaged(MASTER);
    }

    private IOException damaged(String name) {
        return new IOException(
                "The file (%s) is damaged. Restore it from a backup: without it nobody in the vault can be read."
                        .formatted(files.describe(name)));
    }

    private void load(String line) throws IOException {
        int space = line.indexOf(' ');
        try {
            byte[] wrapped = Base64.getDecoder().decode(line.substring(space + 1));
            byte[] key = Crypto.unwrap(master, wrapped)
                    .orElseThrow(() ->
                            new IOException("The key of tenant (%s) in (%s) does not belong to the master key (%s)."
                                    .formatted(
                                            line.substring(0, space), files.describe(FILE), files.describe(MASTER))));
            keys.put(new Tenant(line.substring(0, space)), Keys.of(wrapped, key));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged(FILE);
        }
    }

    /** What is wrong with the places of the files, which may be deleted while the vault is open. */
    Optional<String> misplaced() throws IOException {
        Set<String> names = files.names();
        if (!names.contains(MASTER)) {
            return Optional.of(Misplaced.words(files.describe(MASTER)));
        }
        return keys.isEmpty() || names.contains(FILE)
                ? Optional.empty()
                : Optional.of(Misplaced.words(files.describe(FILE)));
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
        replace(FILE, SummedLines.withSum(all.append(made.line(tenant)).toString()));
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
