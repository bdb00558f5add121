package io.trendguard.model.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
import io.trendguard.model.explain.Waterfall.Similar;
import io.trendguard.model.serve.ModelFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came back of the lines that a model was tested on, by their probability: the calibration table of its report. A report may
 * come from outside, so whatever is no share in it counts as unknown.
 */
public final class SimilarScores {
    /** Farther away, a group of the table is not about this probability. */
    static final double NEAR = 0.1;

    /** Nothing is known. */
    public static final SimilarScores UNKNOWN = new SimilarScores(List.of());

    private final List<Group> groups;

    private SimilarScores(List<Group> groups) {
        this.groups = groups;
    }

    private record Group(double said, Similar came) {}

    /** Those of a model; nothing is known of one that came without a report. */
    public static SimilarScores of(ModelFolder folder) {
        if (!folder.has(ModelFolder.REPORT)) {
            return UNKNOWN;
        }
        try {
            JsonNode tables = Json.mapper()
                    .readTree(folder.file(ModelFolder.REPORT))
                    .path("evaluation")
                    .path("reliability");
            List<Group> groups = new ArrayList<>();
            for (JsonNode table : tables) {
                if (table.path("chosen").asBoolean()) {
                    table.path("bins").forEach(bin -> group(bin).ifPresent(groups::add));
                }
            }
            return new SimilarScores(List.copyOf(groups));
        } catch (IOException e) {
            return UNKNOWN; // whoever opens the report sees that it cannot be read
        }
    }

    private static Optional<Group> group(JsonNode bin) {
        JsonNode came = bin.path("came");
        long rows = came.path("rows").asLong();
        for (JsonNode share : List.of(bin.path("said"), came.path("share"), came.path("low"), came.path("high"))) {
            if (!share.isNumber() || !(share.doubleValue() >= 0 && share.doubleValue() <= 1)) {
                return Optional.empty();
            }
        }
        return rows <= 0
                ? Optional.empty()
                : Optional.of(new Group(
                        bin.path("said").doubleValue(),
                        new Similar(
                                came.path("share").doubleValue(),
                                came.path("low").doubleValue(),
                                came.path("high").doubleValue(),
                                rows)));
    }

    /** What came back of lines with about this probability; empty where none was near. */
    public Optional<Similar> at(BigDecimal probability) {
        return groups.stream()
                .min(Comparator.comparingDouble(group -> distance(group, probability)))
                .filter(group -> distance(group, probability) <= NEAR)
                .map(Group::came);
    }

    private static double distance(Group group, BigDecimal probability) {
        return Math.abs(group.said - probability.doubleValue());
    }
}
