package io.trendguard.model.mapping;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds columns that say the outcome in other words, such as the status of an order beside its return. */
final class TellingColumns {
    private static final int MOST_WORDS = 30;
    private static final int ROWS_PER_WORD = 10;
    /** Of the rows that the commoner outcome is wrong about, so many may be left wrong by a column that says the outcome. */
    private static final double LEFT_WRONG = 0.2;

    private final Map<String, Map<String, int[]>> counts = new HashMap<>();
    private final int[] outcomes = new int[2];

    private TellingColumns() {}

    /**
     * The columns from whose words the outcome follows, in nearly all rows.
     *
     * @param files of one heading
     * @param candidates columns to look at
     * @param label column of the outcome
     * @param positive its words for one of two outcomes
     * @param most rows to read
     */
    static Set<String> of(
            List<Path> files, Collection<ColumnProfile> candidates, String label, List<String> positive, int most) {
        TellingColumns counted = new TellingColumns();
        candidates.stream()
                .filter(column -> column.different() > 1 && column.different() <= MOST_WORDS)
                .filter(column -> !column.name().equals(label))
                .forEach(column -> counted.counts.put(column.name(), new HashMap<>()));
        files.forEach(path -> counted.read(path, label, positive, most));
        Set<String> telling = new TreeSet<>();
        counted.counts.forEach((column, words) -> {
            if (counted.tells(words)) {
                telling.add(column);
            }
        });
        return telling;
    }

    private void read(Path path, String label, List<String> positive, int most) {
        try (CsvFile file = new CsvFile(path, ',', Dialect.PLAIN)) {
            List<String> names = file.columns();
            int place = names.indexOf(label);
            Optional<CsvFile.Row> next = file.next();
            while (next.isPresent() && outcomes[0] + outcomes[1] < most) {
                if (next.get().flaw().isEmpty()) {
                    List<String> fields = next.get().fields();
                    int outcome = positive.contains(fields.get(place).strip()) ? 1 : 0;
                    outcomes[outcome]++;
                    for (int i = 0; i < names.size(); i++) {
                        Map<String, int[]> words = counts.get(names.get(i));
                        if (words != null) {
                            words.computeIfAbsent(fields.get(i).strip(), word -> new int[2])[outcome]++;
                        }
                    }
                }
                next = file.next();
            }
        }
    }

    private boolean tells(Map<String, int[]> words) {
        int rows = outcomes[0] + outcomes[1];
        int wrong = words.values().stream()
                .mapToInt(word -> Math.min(word[0], word[1]))
                .sum();
        int wrongAnyway = Math.min(outcomes[0], outcomes[1]);
        return wrongAnyway > 0 && rows >= ROWS_PER_WORD * words.size() && wrong <= LEFT_WRONG * wrongAnyway;
    }
}
