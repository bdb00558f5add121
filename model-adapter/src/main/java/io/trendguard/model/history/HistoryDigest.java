package io.trendguard.model.history;

import io.trendguard.event.PersonRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;

/** A hash over histories in any order: the exclusive or of their hashes. */
final class HistoryDigest {
    private final Function<PersonRef, String> names;
    private final Histories.Learning learning;
    private final byte[] sum = new byte[32];

    HistoryDigest(Function<PersonRef, String> names, Histories.Learning learning) {
        this.names = names;
        this.learning = learning;
    }

    void add(HistoryKey key, Rows rows) {
        if (rows.size() == 0) {
            return;
        }
        Rows compared = learning == Histories.Learning.COUNTS ? rows.withoutTails() : rows.withoutKnown();
        MessageDigest sha = sha256();
        sha.update(key.person()
                .map(person -> (key.kind() + "\0" + names.apply(person)).getBytes(StandardCharsets.UTF_8))
                .orElseGet(key::bytes));
        sha.update((byte) 0);
        byte[] hash = sha.digest(compared.toBytes(0));
        for (int i = 0; i < sum.length; i++) {
            sum[i] ^= hash[i];
        }
    }

    String hex() {
        return HexFormat.of().formatHex(sum);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }
}
