package io.trendguard.routes.security;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The file of the keys of machines. It holds only their SHA-256 hashes; a key is shown once, when it is made. Commands that
 * change it take turns, and whoever reads it sees it whole.
 */
public final class KeyFile {
    /** Name of the file in the data folder. */
    public static final String NAME = "keys.json";

    private static final Object TURNS = new Object(); // a lock of the operating system is held by a whole JVM

    private final Path file;

    public KeyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Makes a key and returns it; it cannot be shown again. */
    public String create(Tenant tenant, String name, Set<Caller.Role> roles, SecureRandom random) {
        return create(tenant, name, roles, Optional.empty(), random);
    }

    /** Makes a key that may end at some time. */
    public String create(
            Tenant tenant, String name, Set<Caller.Role> roles, Optional<Instant> expires, SecureRandom random) {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String key = "tg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        change(keys -> {
            keys.add(StoredKey.of(tenant, name, roles, hash(key), expires));
            return keys;
        });
        return key;
    }

    /** Takes a key back; it stays in the file as revoked. Throws {@link IllegalArgumentException} if there is none. */
    public void revoke(String id, Instant now) {
        change(keys -> {
            List<StoredKey> meant =
                    keys.stream().filter(key -> key.id().equals(id)).toList();
            if (meant.isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no key (%s) in (%s). The command (key list) shows all.".formatted(id, file));
            }
            for (StoredKey key : meant) {
                if (key.revoked().isEmpty()) {
                    keys.set(keys.indexOf(key), key.revokedAt(now));
                }
            }
            return keys;
        });
    }

    /** Each key in one line of words, without anything that opens a door. */
    public List<String> lines(Instant now) {
        return read().stream()
                .sorted(Comparator.comparing((StoredKey key) -> key.tenant().id())
                        .thenComparing(StoredKey::name))
                .map(key -> "%s  %-20s %-20s %-40s %s"
                        .formatted(
                                key.id(),
                                key.tenant().id(),
                                key.name(),
                                key.roles().stream().sorted().map(Enum::name).toList(),
                                standing(key, now)))
                .toList();
    }

    private static String standing(StoredKey key, Instant now) {
        if (key.revoked().isPresent()) {
            return "revoked " + key.revoked().get();
        }
        return key.expires()
                .map(end -> (now.isBefore(end) ? "valid until " : "ended ") + end)
                .orElse("valid");
    }

    boolean exists() {
        return Files.exists(file);
    }

    Path path() {
        return file;
    }

    /** All keys; none if there is no file. Throws {@link UnreadableKeysException} if the file is damaged. */
    List<StoredKey> read() {
        if (!exists()) {
            return List.of();
        }
        try {
            List<StoredKey> keys =
                    Json.mapper().readValue(Files.readAllBytes(file), new TypeReference<List<StoredKey>>() {});
            for (StoredKey key : keys) {
                if (key.isDamaged()) {
                    throw new UnreadableKeysException(
                            file, "its line for the key (%s) was changed".formatted(key.id()));
                }
            }
            return keys;
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw new UnreadableKeysException(file, "it is not the JSON that the command (key) writes");
        }
    }

    private void change(UnaryOperator<List<StoredKey>> change) {
        synchronized (TURNS) {
            try {
                Files.createDirectories(file.getParent());
                Path turn = file.resolveSibling(NAME + ".lock");
                try (FileChannel channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = channel.lock()) {
                    write(change.apply(new ArrayList<>(read())));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The key file (%s) cannot be written.".formatted(file), e);
            }
        }
    }

    private void write(List<StoredKey> keys) throws IOException {
        List<StoredKey> all = new ArrayList<>(keys);
        all.sort(Comparator.comparing(StoredKey::sha256));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }
}
