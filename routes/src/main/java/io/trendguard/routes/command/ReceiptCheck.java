package io.trendguard.routes.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.audit.proof.Checkpoint;
import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.audit.proof.ProofException;
import io.trendguard.audit.proof.VerifierKey;
import io.trendguard.file.PlainFiles;
import io.trendguard.json.Json;
import io.trendguard.json.JsonWords;
import io.trendguard.json.RequiredFields;
import io.trendguard.log.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;

/** Checks a receipt in a file as somebody outside does: with the log's public key alone, without a service. */
final class ReceiptCheck {
    private static final long MOST_BYTES = 4 << 20;

    private ReceiptCheck() {}

    /**
     * What the receipt proves, in words.
     *
     * @param file a receipt, or anything the service answered that has one: what became of an event, a decision's file
     * @param keyFile the log's public key, as {@code GET /v1/log/key} tells it
     * @throws IllegalArgumentException if one of the files cannot be read or the receipt does not hold
     */
    static String words(Path file, Path keyFile) throws IOException {
        Receipt receipt = receipt(file);
        VerifierKey key = key(keyFile);
        try {
            Checkpoint head = LogVerifier.receipt(receipt, key);
            return "The receipt holds: entry %,d of %s is under the head of %,d entries (%s), which the log's key signed."
                    .formatted(
                            receipt.position(),
                            receipt.origin(),
                            head.size(),
                            HexFormat.of().formatHex(head.root()));
        } catch (ProofException e) {
            throw new IllegalArgumentException(
                    "The receipt in (%s) does not hold with the key in (%s): %s"
                            .formatted(file, keyFile, e.getMessage()),
                    e);
        }
    }

    private static Receipt receipt(Path file) throws IOException {
        try {
            JsonNode answer = Json.mapper().readTree(PlainFiles.read(file, MOST_BYTES));
            JsonNode receipt = answer.has("receipt") ? answer.get("receipt") : answer;
            if (!receipt.isObject()) {
                throw notOne(file, "it must be an object with named fields");
            }
            RequiredFields.missing(receipt, Receipt.class).ifPresent(why -> {
                throw notOne(file, why);
            });
            return Json.mapper().treeToValue(receipt, Receipt.class);
        } catch (JsonProcessingException e) {
            throw notOne(file, JsonWords.of(e));
        }
    }

    private static IllegalArgumentException notOne(Path file, String why) {
        return new IllegalArgumentException(
                "The file (%s) holds no receipt: %s. Save what (GET /v1/receipts/POSITION), (POST /v1/events) or (GET /v1/decisions/ID) answers, as it is."
                        .formatted(file, why));
    }

    private static VerifierKey key(Path file) throws IOException {
        try {
            return VerifierKey.parse(PlainFiles.text(file, MOST_BYTES).strip());
        } catch (ProofException e) {
            throw new IllegalArgumentException(
                    "The file (%s) holds no key of a log, which is one line: <origin>+<key id>+<base64>. Save what (GET /v1/log/key) answers, as it is."
                            .formatted(file),
                    e);
        }
    }
}
