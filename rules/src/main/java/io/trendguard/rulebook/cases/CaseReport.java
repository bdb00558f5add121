package io.trendguard.rulebook.cases;

import java.util.List;

/**
 * What running the golden cases showed.
 *
 * @param lines in words, for the person who changed the rulebook
 * @param clean whether nothing speaks against it
 * @param texts what is to be written, where something was recorded
 */
public record CaseReport(List<String> lines, boolean clean, List<CaseFile> texts) {
    public CaseReport {
        lines = List.copyOf(lines);
        texts = List.copyOf(texts);
    }

    /**
     * A file below the rulebook's folder.
     *
     * @param path for example {@code cases/traces/the-holdout-is-never-treated.yaml}
     */
    public record CaseFile(String path, String text) {}
}
