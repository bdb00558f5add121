package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.json.Json;
import io.trendguard.simulation.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Writes a synthetic market into a folder: events, the truth beside them, and a manifest that says what it is. */
public final class Generator {
    private static final String NOTICE =
            "Synthetic. Every person, product, creator and event is invented; nothing here describes real people or shops.";
    private static final int PROGRESS_EVERY = 20_000;

    private Generator() {}

    /**
     * What was written.
     *
     * @param events how many events
     * @param purchases how many orders among them
     * @param sha256 of the uncompressed events, the same for the same settings on every machine
     * @param files names of the event files, in order
     */
    public record Written(long events, long purchases, String sha256, List<String> files) {
        public Written {
            files = List.copyOf(files);
        }
    }

    /**
     * Writes the market of these settings.
     *
     * @throws IOException if the folder cannot be written or already holds something
     */
    public static Written write(MarketSettings settings, Path folder, Progress progress) throws IOException {
        refuseUsed(folder);
        Files.createDirectories(folder);
        Market market = Market.of(settings);
        Tally tally = new Tally();
        EventFiles files = new EventFiles(folder);
        try (files;
                TruthFile truth = new TruthFile(folder)) {
            Iterator<ObjectNode> events = market.events();
            while (events.hasNext()) {
                ObjectNode event = events.next();
                files.write(event);
                tally.event(event);
                tellTruth(market, event, truth, tally);
                if (tally.events() % PROGRESS_EVERY == 0) {
                    progress.at("purchases written", tally.purchases(), settings.purchases());
                }
            }
        }
        progress.at("purchases written", tally.purchases(), tally.purchases());
        Written written = new Written(tally.events(), tally.purchases(), files.sha256(), files.names());
        Files.write(folder.resolve("manifest.json"), manifest(settings, tally, written));
        Files.writeString(folder.resolve("README.md"), readme(settings));
        return written;
    }

    private static void tellTruth(Market market, JsonNode event, TruthFile file, Tally tally) throws IOException {
        if (event.path("type").textValue().equals(Feed.PURCHASE.type())) {
            List<LineTruth> order =
                    market.truth(event.path("data").path("order_id").textValue());
            file.write(order);
            tally.truth(order);
        }
    }

    /**
     * Refuses a folder that holds something.
     *
     * @throws IOException if it does
     */
    public static void refuseUsed(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new IOException(
                        "The folder (%s) is not empty. Name a new one, so that no older events are mixed in."
                                .formatted(folder));
            }
        }
    }

    private static byte[] manifest(MarketSettings settings, Tally tally, Written written) throws IOException {
        ObjectNode manifest = Json.mapper().createObjectNode();
        manifest.put("synthetic", true);
        manifest.put("notice", NOTICE);
        manifest.put("source", settings.source());
        manifest.set("settings", Json.mapper().valueToTree(settings));
        tally.into(manifest);
        manifest.put("sha256_of_uncompressed_events", written.sha256());
        ArrayNode files = manifest.putArray("files");
        written.files().forEach(files::add);
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    }

    private static String readme(MarketSettings settings) {
        return """
                # A synthetic market

                %s

                - `events-*.ndjson.gz`: CloudEvents, one per line, in the order in which they are known (`knownat`).
                - `truth.csv.gz`: the true return probability and cause of each line; for evaluation only, never an input.
                - `manifest.json`: settings, counts and the SHA-256 of the uncompressed events.

                The same settings (seed %d, %d purchases, %d days up to %s) give the same events, to the byte.
                """.formatted(NOTICE, settings.seed(), settings.purchases(), settings.days(), settings.end());
    }
}
