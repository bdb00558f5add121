package io.trendguard.routes.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A dead letter that its topic takes. In JSON, a record of quotes or control characters becomes up to six times as long, so the
 * text is cut to fit; topic, partition and offset say where the whole record is.
 */
final class KafkaLetter {
    /** What a broker takes unless it is told otherwise is 1,048,588 bytes, headers included. */
    static final int MOST_BYTES = 900_000;

    private static final String TEXT = "text";
    private static final String PROBLEM = "problem";
    private static final int SHORT = 200;

    private KafkaLetter() {}

    /**
     * A record that could not be accepted.
     *
     * @param bytes length of the record
     * @param whole whether the text is all of it
     */
    record DeadRecord(
            String topic, int partition, long offset, Problem problem, int bytes, boolean whole, String text) {}

    /** The letter, cut to what a topic takes as it is usually set. */
    static byte[] of(String topic, int partition, long offset, Problem problem, byte[] record) {
        String sent = new String(record, StandardCharsets.UTF_8);
        String text = start(sent, MOST_BYTES);
        boolean whole = text.length() == sent.length();
        byte[] letter = bytes(Json.mapper()
                .valueToTree(new DeadRecord(topic, partition, offset, problem, record.length, whole, text)));
        while (letter.length > MOST_BYTES) {
            letter = shorter(letter);
        }
        return letter;
    }

    /** The same letter with about half of its longest part. */
    static byte[] shorter(byte[] letter) {
        ObjectNode cut;
        try {
            cut = (ObjectNode) Json.mapper().readTree(letter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = cut.path(TEXT).asText();
        if (!text.isEmpty()) {
            cut.put("whole", false).put(TEXT, start(text, text.length() / 2));
        } else if (cut.path(PROBLEM) instanceof ObjectNode problem) {
            problem.remove("errors");
            problem.put("detail", start(problem.path("detail").asText(), SHORT));
        }
        return bytes(cut);
    }

    /** The first so many characters, never half of one. */
    private static String start(String text, int length) {
        int end = Math.min(length, text.length());
        boolean splits = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splits ? end - 1 : end);
    }

    private static byte[] bytes(Object json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
