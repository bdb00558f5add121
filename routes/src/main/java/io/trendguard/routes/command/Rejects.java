package io.trendguard.routes.command;

import io.trendguard.model.mapping.Rejected;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Names the first rows that cannot be read, counts the others, and lists them all in a file. */
final class Rejects implements Consumer<Rejected> {
    private static final int SHOWN = 20;
    private static final int LISTED = 100_000;

    private final Map<Path, Long> counts = new HashMap<>();
    private final List<String> listed = new ArrayList<>();
    private long count;

    @Override
    public void accept(Rejected row) {
        counts.merge(row.file(), 1L, Long::sum);
        if (count++ < SHOWN) {
            System.err.println("  left out: " + row);
        }
        if (listed.size() < LISTED) {
            listed.add("%s,%d,%s".formatted(quoted(row.file().toString()), row.line(), quoted(row.reason())));
        }
    }

    /** Says how many there were. */
    void sum() {
        if (count > 0) {
            System.err.printf("  %,d rows were left out.%n", count);
        }
    }

    /** How many rows of a file were left out. */
    long of(Path file) {
        return counts.getOrDefault(file, 0L);
    }

    /** Lists what was left out in a file; without such rows a list of an earlier run goes. */
    void write(Path list) throws IOException {
        if (count == 0) {
            Files.deleteIfExists(list);
            return;
        }
        try (BufferedWriter writer = Files.newBufferedWriter(list)) {
            writer.write("file,line,reason\n");
            for (String row : listed) {
                writer.write(row + "\n");
            }
        }
        System.err.println("  All of them, with reasons: " + list);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"").replaceAll("[\r\n]+", " ") + '"';
    }
}
