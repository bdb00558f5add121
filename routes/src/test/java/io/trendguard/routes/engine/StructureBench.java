package io.trendguard.routes.engine;

import io.trendguard.file.Folders;
import io.trendguard.simulation.bench.DecisionBench;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the structure of the decision path costs, each figure beside the way before in the same run: deciding, deciding and
 * writing, bytes of a decision, the start after a crash, and the heap over a simulated year. Takes about ten minutes.
 *
 * <pre>
 *   ./mvnw -q -DskipTests package
 *   java @routes/target/bench.args io.trendguard.routes.engine.StructureBench 1000000
 * </pre>
 */
final class StructureBench {
    private StructureBench() {}

    /** Runs all of them; the argument says how many entries are on the log when it crashes. */
    public static void main(String[] arguments) throws Exception {
        DecisionBench.main(new String[0]);
        StartBench.main(arguments);
        Path folder = Files.createTempDirectory("year");
        try {
            YearOfEntriesTest year = new YearOfEntriesTest();
            year.folder = folder;
            year.theHeapIsAsFullAfterAYearAsAfterAQuarter();
        } finally {
            Folders.delete(folder);
        }
    }
}
