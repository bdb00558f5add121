package io.trendguard.model.train;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One hash for all rows that a model was trained and measured on. */
final class DataHash {
    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(8);

    private DataHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }

    static String of(TrainingSet rows) {
        DataHash hash = new DataHash();
        hash.add(rows.schema().version());
        for (int row = 0; row < rows.size(); row++) {
            hash.add(rows.rowKeys().get(row));
            hash.add(rows.eventTimes()[row]);
            hash.add(rows.labels()[row]);
            hash.add(rows.labelKnownAt()[row]);
            hash.add(rows.imputed()[row] ? 1 : 0);
            hash.add(rows.pricesMinor()[row]);
        }
        for (Column column : rows.columns()) {
            hash.add(column);
        }
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(Column column) {
        if (column instanceof Column.Words words) {
            words.words().forEach(this::add);
            for (int code : words.codes()) {
                add(code);
            }
            return;
        }
        for (float value : ((Column.Numbers) column).values()) {
            add(Float.floatToIntBits(value));
        }
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(long value) {
        digest.update(number.clear().putLong(value).flip());
    }
}
