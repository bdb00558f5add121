package io.trendguard.simulation.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trendguard.json.CanonicalJson;
import io.trendguard.text.Excerpt;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The first place where two JSON values differ, members in the order of their names.
 *
 * @param path JSON path of it, for example {@code $.candidates[2].verdict}
 * @param recorded what was recorded there
 * @param replayed what came out there
 */
record JsonDifference(String path, String recorded, String replayed) {
    private static final int LONGEST = 200;

    static Optional<JsonDifference> between(JsonNode recorded, JsonNode replayed) {
        return at("$", recorded, replayed);
    }

    private static Optional<JsonDifference> at(String path, JsonNode recorded, JsonNode replayed) {
        if (recorded.isObject() && replayed.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            replayed.fieldNames().forEachRemaining(names::add);
            return names.stream()
                    .map(name -> at(path + "." + name, recorded.path(name), replayed.path(name)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (recorded.isArray() && replayed.isArray()) {
            for (int i = 0; i < Math.max(recorded.size(), replayed.size()); i++) {
                Optional<JsonDifference> found = at(path + "[" + i + "]", recorded.path(i), replayed.path(i));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        String before = text(recorded);
        String now = text(replayed);
        return before.equals(now)
                ? Optional.empty()
                : Optional.of(new JsonDifference(path, shorten(before), shorten(now)));
    }

    private static String text(JsonNode value) {
        return value instanceof MissingNode ? "(absent)" : CanonicalJson.string(value);
    }

    private static String shorten(String text) {
        return Excerpt.of(text, LONGEST);
    }
}
