package io.trendguard.model.serve;

import io.trendguard.json.CanonicalJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code model.json} says.
 *
 * @param version hash over {@code files}
 * @param files SHA-256 of each file
 */
record Manifest(String version, SortedMap<String, String> files) {

    /** The manifest of these files. */
    static Manifest of(Map<String, byte[]> files) {
        SortedMap<String, String> hashes = new TreeMap<>();
        files.forEach((name, content) -> hashes.put(name, sha256(content)));
        return new Manifest(versionOf(hashes), hashes);
    }

    /** Whether the version is the hash of the list. */
    boolean holds() {
        return versionOf(files).equals(version);
    }

    private static String versionOf(SortedMap<String, String> hashes) {
        return sha256(CanonicalJson.bytes(hashes));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }
}
