package io.trendguard.model.outside;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says which feature of ours each column of a tree model is.
 *
 * @param says what the model is and where it comes from, in words
 * @param rounds trees that count; absent means all of them
 * @param columns the columns; by name where the model file has names, otherwise in the order of its columns
 */
public record TreeColumns(String says, Optional<Integer> rounds, List<Column> columns) {
    public TreeColumns {
        columns = List.copyOf(columns);
    }

    /**
     * One column.
     *
     * @param column its name in the model file
     * @param feature the feature of the catalogue or mapping that it holds, in the same unit
     * @param words for a word: the words in the order of their codes, from 0
     * @param missing the number that stood for nothing when the model was trained; absent where nothing did (NaN)
     */
    public record Column(String column, String feature, Optional<List<String>> words, Optional<Float> missing) {}

    /** Reads a mapping file. */
    public static TreeColumns load(Path file) {
        return OutsideYaml.read(file, TreeColumns.class);
    }
}
