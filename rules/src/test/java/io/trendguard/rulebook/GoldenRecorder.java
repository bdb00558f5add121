package io.trendguard.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.CanonicalJson;
import io.trendguard.rulebook.cases.GoldenCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes down what a rulebook decides now: one line for each row, so that a diff reads as a list of changes. */
final class GoldenRecorder {
    private static final int LONG = 140;

    private GoldenRecorder() {}

    static void record(Path rulebooks, String name) throws IOException {
        RulebookFiles files = RulebookFiles.read(rulebooks.resolve(name));
        Rulebook rulebook = Rulebook.of(files);
        for (GoldenCase golden : GoldenCase.of(files)) {
            String text = files.text(golden.path()).orElseThrow();
            int end = text.indexOf("\ndecision:");
            String head = (end < 0 ? text : text.substring(0, end)).strip();
            JsonNode decision = GoldenCase.asExpected(golden.decide(rulebook));
            StringBuilder out = new StringBuilder(head).append("\ndecision:\n");
            write(decision, "  ", out);
            Files.writeString(rulebooks.resolve(name).resolve(golden.path()), out);
        }
        index(rulebooks);
    }

    static void index(Path rulebooks) throws IOException {
        List<String> paths = new ArrayList<>();
        try (Stream<Path> all = Files.walk(rulebooks)) {
            all.filter(Files::isRegularFile)
                    .map(path -> rulebooks.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> path.contains("/"))
                    .sorted()
                    .forEach(paths::add);
        }
        Files.writeString(rulebooks.resolve("index.txt"), String.join("\n", paths) + "\n");
    }

    private static void write(JsonNode node, String indent, StringBuilder out) {
        TreeSet<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode value = node.get(name);
            String line = flow(value);
            if (value.isArray() && !value.isEmpty()) {
                out.append(indent).append(name).append(":\n");
                value.forEach(item ->
                        out.append(indent).append("- ").append(flow(item)).append('\n'));
            } else if (value.isObject() && line.length() > LONG) {
                out.append(indent).append(name).append(":\n");
                write(value, indent + "  ", out);
            } else {
                out.append(indent).append(name).append(": ").append(line).append('\n');
            }
        }
    }

    private static String flow(JsonNode value) {
        return CanonicalJson.string(value)
                .replaceAll("(?<=[\"}\\]0-9a-z]),(?=[\"{])", ", ")
                .replace("\":", "\": ");
    }
}
