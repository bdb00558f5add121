package io.trendguard.routes.command;

import io.trendguard.audit.proof.Checkpoint;
import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.audit.proof.VerifierKey;
import io.trendguard.json.Json;
import io.trendguard.log.Receipt;
import io.trendguard.simulation.play.ShopClient;
import java.io.IOException;
import java.util.HexFormat;

/** The head of a shop's log, checked as somebody outside checks it: with the log's public key alone. */
final class VerifiedHead {
    private VerifiedHead() {}

    /** The head in words; throws if its signature or the way from the last entry to it does not hold. */
    static String words(ShopClient client) throws IOException, InterruptedException {
        VerifierKey key = VerifierKey.parse(client.text("/v1/log/key").strip());
        long last = client.get("/v1/log/head").path("size").asLong() - 1;
        Receipt receipt = Json.mapper().treeToValue(client.get("/v1/receipts/" + last), Receipt.class);
        Checkpoint head = LogVerifier.receipt(receipt, key);
        return "%,d entries, head %s; verified: signed by the log's key, and the last entry is under it"
                .formatted(head.size(), HexFormat.of().formatHex(head.root()));
    }
}
