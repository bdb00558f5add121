package io.trendguard.routes.security;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The keys of machines. The file holds only their SHA-256 hashes; a key is shown once, when it is made. */
public final class KeyFile {
    /** Name of the file in the data folder. */
    public static final String NAME = "keys.json";

    private final Path file;
    private @Nullable FileTime read;
    private final Map<String, StoredKey> byHash = new ConcurrentHashMap<>();

    public KeyFile(Path file) {
        this.file = file;
        reload();
    }

    /** Who holds the key; absent if nobody does. A key that was added to the file meanwhile is found. */
    public Optional<Caller> caller(String key) {
        String hash = hash(key);
        if (!byHash.containsKey(hash)) {
            reload();
        }
        return Optional.ofNullable(byHash.get(hash))
                .map(stored -> new Caller(stored.tenant(), stored.name(), stored.roles()));
    }

    /** Whether anybody holds a key of that tenant. */
    public boolean knows(Tenant tenant) {
        if (!holds(tenant)) {
            reload();
        }
        return holds(tenant);
    }

    private boolean holds(Tenant tenant) {
        return byHash.values().stream().anyMatch(key -> key.tenant().equals(tenant));
    }

    private synchronized void reload() {
        try {
            if (!Files.exists(file) || Files.getLastModifiedTime(file).equals(read)) {
                return;
            }
            FileTime modified = Files.getLastModifiedTime(file);
            List<StoredKey> stored =
                    Json.mapper().readValue(Files.readAllBytes(file), new TypeReference<List<StoredKey>>() {});
            if (stored == null || stored.contains(null)) {
                throw new IOException("it holds nothing where keys belong");
            }
            byHash.clear();
            stored.forEach(key -> byHash.put(key.sha256(), key));
            read = modified;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key file (%s) cannot be read. Maybe it was edited by hand.".formatted(file), e);
        }
    }

    /** Makes a key and returns it; it cannot be shown again. */
    public synchronized String create(Tenant tenant, String name, Set<Caller.Role> roles, SecureRandom random) {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String key = "tg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        byHash.put(hash(key), new StoredKey(tenant, name, roles, hash(key)));
        write();
        return key;
    }

    private void write() {
        try {
            List<StoredKey> all = new ArrayList<>(byHash.values());
            all.sort((a, b) -> a.sha256().compareTo(b.sha256()));
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file (%s) cannot be written.".formatted(file), e);
        }
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }

    private record StoredKey(Tenant tenant, String name, Set<Caller.Role> roles, String sha256) {}
}
