package io.trendguard.routes.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.event.Finding;
import io.trendguard.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of a file that could not be accepted.
 *
 * @param line where it stood
 * @param problem why it was refused
 * @param text what it was
 * @param file place of its file below the inbox; absent in letters of earlier versions
 * @param heading first line of its file, if that was a table
 * @param history whether it was to be remembered and not decided about
 * @param whole whether the text is what stood there, byte for byte
 * @param at when it was set aside
 */
record DeadLetter(
        long line,
        Problem problem,
        String text,
        Optional<String> file,
        Optional<String> heading,
        boolean history,
        boolean whole,
        Optional<Instant> at) {

    /** Reads one as it was written, by this version or an earlier one. */
    static DeadLetter read(String json) throws IOException {
        JsonNode said = Json.mapper().readTree(json);
        return new DeadLetter(
                said.path("line").asLong(),
                problem(said.path("problem")),
                said.path("text").asText(),
                text(said, "file"),
                text(said, "heading"),
                said.path("history").asBoolean(),
                said.path("whole").asBoolean(),
                text(said, "at").map(Instant::parse));
    }

    private static Problem problem(JsonNode said) {
        List<Finding> errors = new ArrayList<>();
        for (JsonNode error : said.path("errors")) {
            errors.add(new Finding(
                    error.path("field").asText(),
                    error.path("value").asText(),
                    error.path("remedy").asText()));
        }
        return new Problem(
                said.path("type").asText(),
                said.path("title").asText(),
                said.path("status").asInt(),
                said.path("detail").asText(),
                errors);
    }

    private static Optional<String> text(JsonNode said, String field) {
        return Optional.of(said.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** The same letter, refused for another reason. */
    DeadLetter refused(Problem now) {
        return new DeadLetter(line, now, text, file, heading, history, whole, at);
    }

    /** Why it cannot be submitted again as it is kept; absent if it can. */
    Optional<String> whyNotAgain() {
        if (file.isEmpty()) {
            return Optional.of(
                    "was kept by an earlier version, which did not note where it came from; put the line into"
                            + " the inbox again");
        }
        if (!whole) {
            return Optional.of("could not be kept byte for byte, because it is too long or not in UTF-8; correct its"
                    + " file and put it into the inbox again");
        }
        return InboxFile.isTable(file.get()) && heading.isEmpty()
                ? Optional.of("came from a table whose heading could not be kept; put the table into the inbox again")
                : Optional.empty();
    }
}
