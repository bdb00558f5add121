package io.trendguard.model.mapping;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares the heading of a table with what its mapping expects. */
final class Headings {
    private static final String UNNAMED = "without a name, number ";

    private Headings() {}

    /** What a column without a name is called; nobody can ask for it, so it is left out. */
    static String unnamed(int place) {
        return UNNAMED + place;
    }

    static boolean isUnnamed(String column) {
        return column.startsWith(UNNAMED);
    }

    /** The place of each column. Throws {@link InvalidFileException} if one stands twice. */
    static Map<String, Integer> places(Path path, List<String> heading) {
        Map<String, Integer> columns = new HashMap<>();
        for (String name : heading) {
            if (columns.put(name.strip(), columns.size()) != null) {
                throw new InvalidFileException(
                        "The file (%s) has the column (%s) twice. Rename or remove one of them.".formatted(path, name));
            }
        }
        return columns;
    }

    /** Refuses a table with other columns than the first one of the same history. */
    static void same(Path path, Set<String> columns, Path first, Set<String> expected) {
        String gone = only(expected, columns, " It lacks (%s).");
        String more = only(columns, expected, " It has (%s) besides.");
        if (!gone.isEmpty() || !more.isEmpty()) {
            throw new InvalidFileException(
                    "The file (%s) has other columns than (%s).%s%s Train on files of one heading."
                            .formatted(path, first, gone, more));
        }
    }

    private static String only(Set<String> these, Set<String> notThose, String sentence) {
        Set<String> only = new TreeSet<>(these);
        only.removeAll(notThose);
        return only.isEmpty() ? "" : sentence.formatted(String.join("), (", only));
    }

    /**
     * Refuses a table with a column too few or too many.
     *
     * @param needed groups of columns, of each of which the table must have one
     * @param allowed columns that it may have besides
     */
    static void check(Path path, Collection<String> columns, List<List<String>> needed, Collection<String> allowed) {
        TreeSet<String> missing = new TreeSet<>();
        TreeSet<String> unknown = new TreeSet<>(columns);
        for (List<String> group : needed) {
            group.forEach(unknown::remove);
            if (group.stream().noneMatch(one -> columns.contains(one) || one.equals(TableRow.LINE_NUMBER))) {
                missing.add(String.join(" or ", group));
            }
        }
        allowed.forEach(unknown::remove);
        unknown.removeIf(Headings::isUnnamed);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            String gone = missing.isEmpty() ? "" : " It lacks (%s).".formatted(String.join("), (", missing));
            String more = unknown.isEmpty()
                    ? ""
                    : " It has (%s), which the mapping does not name.".formatted(String.join("), (", unknown));
            throw new InvalidFileException(
                    "The columns of (%s) do not fit the mapping.%s%s Use another mapping, correct its (delimiter) if all columns are taken for one, or list columns that do not matter under (ignored)."
                            .formatted(path, gone, more));
        }
    }
}
