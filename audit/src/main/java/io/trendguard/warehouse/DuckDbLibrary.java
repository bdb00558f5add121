package io.trendguard.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DuckDB's native library. Its driver unpacks 70 MB into the folder of temporary files and deletes them when the JVM ends; a JVM
 * that is killed would leave them there each time, so they are deleted as soon as the library is loaded, where the operating
 * system allows that.
 */
final class DuckDbLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(DuckDbLibrary.class);
    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final Pattern UNPACKED = Pattern.compile("\\S*/libduckdb_java\\d+\\.so$");
    private static boolean loaded;

    private DuckDbLibrary() {}

    /**
     * Loads it.
     *
     * @throws SQLException that names the remedy if this machine cannot
     */
    static synchronized void load() throws SQLException {
        if (loaded) {
            return;
        }
        try {
            DuckDb.open("", new Properties()).close();
        } catch (LinkageError | IllegalStateException e) {
            throw new SQLException(
                    "DuckDB's native library cannot be loaded: the folder of temporary files (%s) must take 80 MB, and the system must be Linux with glibc, macOS or Windows (%s %s)."
                            .formatted(
                                    System.getProperty("java.io.tmpdir"),
                                    System.getProperty("os.name"),
                                    System.getProperty("os.arch")),
                    e);
        }
        loaded = true;
        deleteUnpacked();
    }

    private static void deleteUnpacked() {
        if (!Files.isReadable(MAPPED)) {
            return;
        }
        try {
            Set<String> files = Files.readAllLines(MAPPED).stream()
                    .map(UNPACKED::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .collect(Collectors.toSet());
            for (String file : files) {
                Files.deleteIfExists(Path.of(file));
            }
        } catch (IOException e) {
            LOG.debug("The unpacked library stays until the end.", e);
        }
    }
}
