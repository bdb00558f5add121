package io.trendguard.model.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes a first mapping for tables, in which every guess says its reason, so that a person can correct it. */
public final class MappingDraft {
    private static final int ROWS = 20_000;
    private static final int MOST_CATEGORIES = 200;
    private static final String OUTCOME =
            "^(return|returned|is_return|order|ordered|purchase|purchased|revenue|converted|conversion|churn|label|target|outcome|y|visit)$";
    private static final Set<String> YES = Set.of(
            "1", "1.0", "true", "yes", "y", "t", "ja", "j", "wahr", "oui", "vrai", "s\u00ed", "si", "sim", "tak",
            "evet");
    private static final String CUSTOMER =
            "^(customer|client|user|member|buyer|visitor|kunde|kunden)([_ -]?(id|no|nr|number|key))?$";
    private static final String STATUS = "status|outcome|reason|result";
    private static final String BAD = "return|rto|refund|cancel|lost|churn";

    private final Map<String, ColumnProfile> columns = new LinkedHashMap<>();
    private final Set<String> missing = new TreeSet<>(Set.of(""));
    private final StringBuilder yaml = new StringBuilder();
    private final Set<String> used = new HashSet<>();
    private final Set<String> telling = new TreeSet<>();
    private int rows;
    private char delimiter = ',';

    private MappingDraft() {}

    /** The mapping of some tables with one heading. */
    public static String of(List<Path> files, String name) {
        MappingDraft draft = new MappingDraft();
        files.forEach(draft::read);
        return draft.write(name, files);
    }

    private void read(Path path) {
        try (CsvFile file = new CsvFile(path, ',', Dialect.PLAIN)) {
            delimiter = file.delimiter();
            List<ColumnProfile> profiles = file.columns().stream()
                    .map(column -> columns.computeIfAbsent(column, ColumnProfile::new))
                    .toList();
            Optional<CsvFile.Row> next = file.next();
            while (next.isPresent() && rows < ROWS) {
                if (next.get().flaw().isEmpty()) {
                    rows++;
                    for (int i = 0; i < file.columns().size(); i++) {
                        String value = next.get().fields().get(i).strip();
                        if (ColumnProfile.NOTHING.contains(value)) {
                            missing.add(value);
                        }
                        profiles.get(i).add(value);
                    }
                }
                next = file.next();
            }
        }
        if (rows == 0) {
            throw new InvalidFileException(
                    "The table (%s) has no row that can be read. A draft needs rows to guess from.".formatted(path));
        }
    }

    private String write(String name, List<Path> files) {
        ColumnProfile label = label();
        telling.addAll(TellingColumns.of(files, columns.values(), label.name(), positive(label), ROWS));
        used.add(label.name());
        Optional<ColumnProfile> key = columns.values().stream()
                .filter(column -> column != label && !column.isTime() && column.isUnique(rows))
                .filter(column -> column.isNamed("^row") || column.isNamedAsIdentifier() || !column.isNumber())
                .findFirst();
        Optional<ColumnProfile> group = columns.values().stream()
                .filter(column ->
                        column != label && column.isNamed("id$|no$|key|session|group") && column.isGrouped(rows))
                .findFirst();
        line(("# A draft, guessed from %,d rows. Each guess says its reason: read them all, and correct what is"
                        + " wrong.")
                .formatted(rows));
        line("# Remove every column that nobody knows yet at the moment of the decision: a model that reads it"
                + " looks good and is useless.");
        line("name: %s".formatted(text(name)));
        line("says: %s".formatted(text("Rows of " + name)));
        line("format: csv");
        line("row_key: '{key}'");
        line("table:");
        line("  delimiter: %s # it separates the names in the heading"
                .formatted(delimiter == '\t' ? "\"\\t\"" : "'" + delimiter + "'"));
        line("  missing: [%s] # what stands for nothing in these rows".formatted(texts(missing)));
        Optional<ColumnProfile> time = time(label);
        dialect(time);
        keyAndTime(label, key, group, time);
        customer();
        label(label);
        line("  feed: %s"
                .formatted(
                        columns.keySet().stream()
                                        .anyMatch(
                                                c -> c.toLowerCase(Locale.ROOT).contains("session"))
                                ? "session"
                                : "purchase"));
        features(group);
        return yaml.toString();
    }

    private Optional<ColumnProfile> time(ColumnProfile label) {
        List<ColumnProfile> times = columns.values().stream()
                .filter(column -> column != label && column.isTime())
                .toList();
        return times.stream()
                .filter(column -> column.isNamed("order|purchase|event|created|time"))
                .findFirst()
                .or(() -> times.stream().findFirst());
    }

    private void dialect(Optional<ColumnProfile> time) {
        List<String> keys = new ArrayList<>();
        List<String> why = new ArrayList<>();
        if (columns.values().stream().anyMatch(ColumnProfile::hasDecimalCommas)) {
            keys.add("decimal: ','");
            why.add("numbers are written with a comma");
        }
        List<String> forms = time.map(ColumnProfile::timeForms).orElse(List.of());
        if (!forms.isEmpty()) {
            keys.add("time: " + text(forms.get(0)));
            why.add(
                    forms.size() == 1
                            ? "dates are written in this form"
                            : "dates may also be in the form (%s): all fit both".formatted(forms.get(1)));
        }
        if (!keys.isEmpty()) {
            line("  dialect: {%s} # %s".formatted(String.join(", ", keys), String.join("; ", why)));
        }
    }

    private void customer() {
        columns.values().stream()
                .filter(column -> !used.contains(column.name()) && column.isNamed(CUSTOMER) && column.different() > 1)
                .findFirst()
                .ifPresent(column -> {
                    used.add(column.name());
                    line("  customer: %s # intervals are drawn by customer, since rows of one are alike"
                            .formatted(text(column.name())));
                });
    }

    private void keyAndTime(
            ColumnProfile label,
            Optional<ColumnProfile> key,
            Optional<ColumnProfile> group,
            Optional<ColumnProfile> time) {
        ColumnProfile named = group.or(() -> key).orElse(null);
        if (named == null) {
            line("  key: %s # no column has another value in each row, so a row is named after its line"
                    .formatted(TableRow.LINE_NUMBER));
        } else {
            used.add(named.name());
            line("  key: %s # %s"
                    .formatted(
                            text(named.name()),
                            group.isPresent() ? "rows of one value lie together" : "each row has its own value"));
        }
        group.ifPresent(column -> line("  group: %s # several rows each: a row of the model is the last of a group"
                .formatted(text(column.name()))));
        columns.values().stream()
                .filter(column -> column != label && column.isTime())
                .forEach(column -> used.add(column.name()));
        if (time.isPresent()) {
            line("  time: {column: %s, zone: UTC} # it holds dates; correct the zone if its clock is another"
                    .formatted(text(time.get().name())));
        } else {
            line("  # No column holds dates, so the order of the rows in the file stands for time.");
            line("  time: {column: %s, as: sequence, from: '2020-01-01T00:00:00Z'}".formatted(TableRow.LINE_NUMBER));
        }
    }

    private ColumnProfile label() {
        return columns.values().stream()
                .filter(column -> column.isNamed(OUTCOME) && column.different() == 2)
                .findFirst()
                .or(() -> columns.values().stream()
                        .filter(column -> column.isNamed(STATUS) && column.different() > 1 && column.different() < 30)
                        .filter(column -> column.rarestFirst().stream().anyMatch(MappingDraft::isBad)
                                && !column.rarestFirst().stream().allMatch(MappingDraft::isBad))
                        .findFirst())
                .or(() -> columns.values().stream()
                        .filter(column -> column.different() == 2)
                        .reduce((one, later) -> later))
                .orElseThrow(() -> new InvalidFileException(
                        "No column looks like an outcome, which has two words, such as 1 and 0. Add one to the"
                                + " table, or write the mapping by hand."));
    }

    private static boolean isBad(String word) {
        return word.toLowerCase(Locale.ROOT).matches(".*(" + BAD + ").*");
    }

    private static List<String> known(ColumnProfile column) {
        return column.rarestFirst().stream()
                .filter(word -> column.different() > 2 ? isBad(word) : isYes(word))
                .toList();
    }

    private static List<String> positive(ColumnProfile column) {
        List<String> known = known(column);
        return known.isEmpty() ? List.of(column.rarestFirst().get(0)) : known;
    }

    private void label(ColumnProfile column) {
        List<String> words = column.rarestFirst();
        List<String> chosen = positive(column);
        String why = column.different() > 2
                ? "its words tell of things that went wrong"
                : known(column).isEmpty() ? "it has two words, and this is the rarer" : "it has two words";
        line("  label:");
        line("    column: %s # %s".formatted(text(column.name()), why));
        line("    positive: [%s]".formatted(texts(chosen)));
        line("    negative: [%s]"
                .formatted(texts(
                        words.stream().filter(word -> !chosen.contains(word)).toList())));
        line("    means: %s".formatted(text("%s is %s".formatted(column.name(), String.join(" or ", chosen)))));
    }

    private static boolean isYes(String word) {
        return YES.contains(word.toLowerCase(Locale.ROOT));
    }

    private void features(Optional<ColumnProfile> group) {
        List<String> ignored = new ArrayList<>();
        List<ColumnProfile> features = new ArrayList<>();
        for (ColumnProfile column : columns.values()) {
            if (used.contains(column.name()) || Headings.isUnnamed(column.name())) {
                continue;
            }
            boolean id = column.isName(rows) || (column.isNamedAsIdentifier() && column.different() > MOST_CATEGORIES);
            if (column.isEmpty()
                    || id
                    || telling.contains(column.name())
                    || column.different() < 2
                    || (!column.isNumber() && column.different() > MOST_CATEGORIES)) {
                ignored.add(column.name());
            } else {
                features.add(column);
            }
        }
        columns.values().stream()
                .filter(column ->
                        column.isTime() && !yaml.toString().contains("time: {column: " + text(column.name()) + ","))
                .forEach(column -> ignored.add(column.name()));
        if (features.isEmpty()) {
            throw new InvalidFileException(
                    "No column beside the outcome, names and dates can be a feature. Add columns with what is known of"
                            + " a row.");
        }
        line("  # Names, texts with too many words, dates and columns of one value teach a model nothing.");
        if (!telling.isEmpty()) {
            line("  # From the words of (%s) the outcome follows in nearly all rows, so they would tell it the answer."
                    .formatted(String.join("), (", telling)));
        }
        line("  ignored: [%s]".formatted(texts(ignored)));
        line("  features:");
        Set<String> names = new HashSet<>();
        for (ColumnProfile column : features) {
            feature(column, group.isPresent(), names);
        }
    }

    private void feature(ColumnProfile column, boolean grouped, Set<String> names) {
        String name = column.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        name = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "column_" + name : name;
        while (!names.add(name)) {
            name += "_2";
        }
        boolean number = column.isNumber() && !(column.different() <= 2) && !column.isNamed("(^|_)(id|code|type)$|Id$");
        String words =
                column.name().replaceAll("[_']+", " ").replaceAll("[{}]", "").strip();
        line("    - name: %s # %s".formatted(name, number ? "numbers" : "%,d words".formatted(column.different())));
        line("      column: %s".formatted(text(column.name())));
        if (grouped) {
            line("      of: last");
        }
        line("      kind: %s".formatted(number ? "NUMERIC" : "CATEGORY"));
        line("      reason_code: %s".formatted(name.toUpperCase(Locale.ROOT)));
        for (String way : List.of("raises", "lowers")) {
            line("      %s:".formatted(way));
            line("        customer: %s".formatted(text("What is known of this: " + words + ".")));
            line("        analyst: %s"
                    .formatted(text("%s is {value}, which %s the probability.".formatted(words, way))));
        }
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }

    private static String texts(Collection<String> all) {
        return all.stream().map(MappingDraft::text).collect(Collectors.joining(", "));
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
