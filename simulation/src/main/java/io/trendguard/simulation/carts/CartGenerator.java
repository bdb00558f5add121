package io.trendguard.simulation.carts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.json.Json;
import io.trendguard.simulation.Progress;
import io.trendguard.simulation.market.Envelope;
import io.trendguard.simulation.market.EventFiles;
import io.trendguard.simulation.market.Generator;
import io.trendguard.simulation.market.Words;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes synthetic cart markets: for each retailer a folder of events with the truth beside them, and one manifest. */
public final class CartGenerator {
    /** The events of a retailer, in its folder. */
    public static final String EVENTS = "events.ndjson";

    /** The truth about the carts of a retailer whose fate is known by the end, in its folder. */
    public static final String TRUTH = "truth.csv";

    private static final String NOTICE =
            "Synthetic. Every retailer, person, product and event is invented; nothing here describes real people or shops.";

    private CartGenerator() {}

    /**
     * What was written for one retailer.
     *
     * @param retailer its name
     * @param events how many events
     * @param byFeed how many of each feed
     * @param carts how many carts were begun
     * @param decided carts whose fate is known by the end: those in the truth
     * @param abandoned how many of these were not bought within 24 hours of the last activity
     * @param sha256 of the events
     */
    public record Retailer(
            String retailer,
            long events,
            Map<String, Long> byFeed,
            long carts,
            long decided,
            long abandoned,
            String sha256) {
        public Retailer {
            byFeed = new TreeMap<>(byFeed);
        }
    }

    /** What was written for all retailers. */
    public record Written(List<Retailer> retailers) {
        public Written {
            retailers = List.copyOf(retailers);
        }

        /** How many events. */
        public long events() {
            return retailers.stream().mapToLong(Retailer::events).sum();
        }

        /** How many carts were begun. */
        public long carts() {
            return retailers.stream().mapToLong(Retailer::carts).sum();
        }

        /** The part of the carts with a known fate that were abandoned. */
        public double abandonedShare() {
            long decided = retailers.stream().mapToLong(Retailer::decided).sum();
            long abandoned = retailers.stream().mapToLong(Retailer::abandoned).sum();
            return (double) abandoned / Math.max(1, decided);
        }
    }

    /**
     * Writes the cart markets of these settings.
     *
     * @throws IOException if the folder cannot be written or already holds something
     */
    public static Written write(CartMarketSettings settings, Path out, Progress progress) throws IOException {
        Generator.refuseUsed(out);
        List<Retailer> retailers = new ArrayList<>();
        for (int number = 1; number <= settings.retailers(); number++) {
            progress.at("retailers written", number - 1, settings.retailers());
            retailers.add(retailer(settings, number, out));
        }
        progress.at("retailers written", settings.retailers(), settings.retailers());
        Written written = new Written(retailers);
        Files.write(out.resolve("manifest.json"), manifest(settings, written));
        return written;
    }

    private static Retailer retailer(CartMarketSettings settings, int number, Path out) throws IOException {
        Store store = Store.of(settings, number);
        List<PlannedCart> carts = new CartPlanner(settings, store).plan();
        Path folder = out.resolve(store.name());
        Files.createDirectories(folder);
        Map<String, Long> byFeed = new TreeMap<>();
        MessageDigest digest = sha256();
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(EVENTS)), 1 << 16)) {
            Iterator<ObjectNode> events =
                    new StoreEvents(settings, store, carts).stream().iterator();
            while (events.hasNext()) {
                ObjectNode event = events.next();
                byte[] line = EventFiles.line(event);
                digest.update(line);
                file.write(line);
                byFeed.merge(event.path("type").asText().substring(Feed.TYPE_PREFIX.length()), 1L, Long::sum);
            }
        }
        long end = settings.end().toEpochMilli();
        List<PlannedCart> decided =
                carts.stream().filter(cart -> cart.over() <= end).toList();
        truth(decided, folder.resolve(TRUTH));
        return new Retailer(
                store.name(),
                byFeed.values().stream().mapToLong(Long::longValue).sum(),
                byFeed,
                carts.size(),
                decided.size(),
                decided.stream().filter(PlannedCart::abandoned).count(),
                HexFormat.of().formatHex(digest.digest()));
    }

    private static void truth(List<PlannedCart> carts, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("cart_id,last_activity,abandoned,p_abandoned,p_after_1_quiet_hour,p_after_6_quiet_hours\n");
            for (PlannedCart cart : carts) {
                double p = cart.abandonment();
                out.write(String.join(
                                ",",
                                cart.id(),
                                Envelope.text(cart.lastActivity()),
                                cart.abandoned() ? "1" : "0",
                                Words.sixPlaces(p),
                                Words.sixPlaces(TrueAbandonment.afterQuiet(p, cart.value(), 1)),
                                Words.sixPlaces(TrueAbandonment.afterQuiet(p, cart.value(), 6)))
                        + "\n");
            }
        }
    }

    private static byte[] manifest(CartMarketSettings settings, Written written) throws IOException {
        ObjectNode manifest = Json.mapper().createObjectNode();
        manifest.put("synthetic", true);
        manifest.put("notice", NOTICE);
        manifest.put("seed", settings.seed());
        manifest.set("settings", Json.mapper().valueToTree(settings));
        manifest.put("events", written.events());
        manifest.put("carts", written.carts());
        ArrayNode retailers = manifest.putArray("retailers");
        for (Retailer retailer : written.retailers()) {
            ObjectNode entry = retailers.addObject();
            entry.put("retailer", retailer.retailer());
            entry.put("events", retailer.events());
            ObjectNode feeds = entry.putObject("events_by_feed");
            retailer.byFeed().forEach(feeds::put);
            entry.put("carts", retailer.carts());
            entry.put("carts_in_truth", retailer.decided());
            entry.put("abandoned_in_truth", retailer.abandoned());
            entry.put("sha256_of_events", retailer.sha256());
        }
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }
}
