package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a market's events and its truth amount to. */
final class Tally {
    private final Map<String, Long> byFeed = new TreeMap<>();
    private long events;
    private long lines;
    private long trendLines;
    private long returned;
    private long trendReturned;
    private long returns;
    private long returnsWithoutReason;
    private long late;

    void event(JsonNode event) {
        String feed = event.path("type").textValue().substring(Feed.TYPE_PREFIX.length());
        byFeed.merge(feed, 1L, Long::sum);
        events++;
        if (!event.path("time").equals(event.path("knownat"))) {
            late++;
        }
        if (feed.equals(Feed.RETURN.word())) {
            returns++;
            if (!event.path("data").has("reason")) {
                returnsWithoutReason++;
            }
        }
    }

    void truth(List<LineTruth> order) {
        for (LineTruth line : order) {
            lines++;
            trendLines += line.trendDriven() ? 1 : 0;
            if (line.cause().isPresent()) {
                returned++;
                trendReturned += line.trendDriven() ? 1 : 0;
            }
        }
    }

    long events() {
        return events;
    }

    long purchases() {
        return byFeed.getOrDefault(Feed.PURCHASE.word(), 0L);
    }

    double trendReturnRate() {
        return (double) trendReturned / Math.max(1, trendLines);
    }

    double missingReasonShare() {
        return (double) returnsWithoutReason / Math.max(1, returns);
    }

    void into(ObjectNode manifest) {
        manifest.put("events", events);
        ObjectNode feeds = manifest.putObject("events_by_feed");
        byFeed.forEach(feeds::put);
        manifest.put("known_later_than_it_happened", late);
        ObjectNode truth = manifest.putObject("truth");
        truth.put("lines", lines);
        truth.put("lines_returned", returned);
        truth.put("trend_lines", trendLines);
        truth.put("trend_lines_returned", trendReturned);
        truth.put("returns_told", returns);
        truth.put("returns_told_without_reason", returnsWithoutReason);
    }
}
