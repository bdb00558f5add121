package io.trendguard.warehouse.list;

import io.trendguard.event.Finding;
import io.trendguard.event.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the parameters of a call to a list. Whatever is unknown or wrong is refused with its name, value and remedy. */
public final class ListParser {
    /** Rows of a page if nothing is said, and at most. */
    public static final int USUAL_SIZE = 25;

    public static final int LARGEST_SIZE = 200;
    /** Rows further down are exported or found by a narrower filter. */
    public static final long DEEPEST_ROW = 1_000_000;

    private static final int MOST_VALUES = 100;
    private static final int MOST_FILTERS = 60;
    private static final int MOST_WORDS = 10;
    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private final ListDefinition list;
    private final Function<String, Optional<String>> customers;
    private final List<Finding> findings = new ArrayList<>();
    private final FilterValues values = new FilterValues(findings);

    private ListParser(ListDefinition list, Function<String, Optional<String>> customers) {
        this.list = list;
        this.customers = customers;
    }

    /**
     * Reads parameters.
     *
     * @param list as this caller may see it
     * @param sent each parameter with all its values
     * @param taken the parameters beside filters that the call takes
     * @param customers the reference of a customer, by the id that the shop has for them
     * @throws InvalidListException naming everything that is wrong
     */
    public static ListQuery parse(
            ListDefinition list,
            Map<String, ? extends Collection<String>> sent,
            Set<Parameter> taken,
            Function<String, Optional<String>> customers) {
        return new ListParser(list, customers).parsed(sent, taken);
    }

    private ListQuery parsed(Map<String, ? extends Collection<String>> sent, Set<Parameter> taken) {
        Given given = new Given(sent, taken, findings);
        List<Filter> filters = new ArrayList<>();
        new FilterNames(list, taken, findings)
                .of(given.others())
                .forEach((name, meant) -> filter(name, meant, given.all(name)).ifPresent(filters::add));
        if (filters.size() > MOST_FILTERS) {
            refuse("filters", "", "must be at most %d".formatted(MOST_FILTERS));
        }
        Ranges.check(filters, findings);
        int size = (int) number(given, Parameter.SIZE, USUAL_SIZE, LARGEST_SIZE);
        long page = number(given, Parameter.PAGE, 1, Math.max(1, DEEPEST_ROW / Math.max(1, size)));
        ListQuery query = new ListQuery(
                list, filters, words(given), until(given), sort(given), page, size, columns(given), by(given));
        if (!findings.isEmpty()) {
            throw new InvalidListException(findings);
        }
        return query;
    }

    private Optional<Filter> filter(String name, FilterNames.Meant meant, List<String> texts) {
        if (texts.size() > (meant.operator().takesSeveral() ? MOST_VALUES : 1)) {
            refuse(
                    name,
                    texts.get(texts.size() - 1),
                    meant.operator().takesSeveral()
                            ? "must be given at most %d times".formatted(MOST_VALUES)
                            : "must be given once");
            return Optional.empty();
        }
        boolean hidden = !meant.column().isShown();
        List<Object> read = new ArrayList<>();
        for (String text : new LinkedHashSet<>(texts)) {
            if (hidden && (text.isEmpty() || text.length() > FilterValues.LONGEST)) {
                refuse(name, Finding.WITHHELD, "must be the id that the shop has for the customer");
            } else if (hidden) {
                customers.apply(text).ifPresent(read::add);
            } else {
                values.read(name, meant.column(), meant.operator(), text).ifPresent(read::add);
            }
        }
        return Optional.of(new Filter(meant.column(), meant.operator(), read, texts));
    }

    private long number(Given given, Parameter parameter, long usual, long most) {
        Optional<String> text = given.one(parameter);
        if (text.isEmpty()) {
            return usual;
        }
        String digits = text.get();
        boolean whole = digits.length() <= 18 && digits.matches("[0-9]+");
        long number = whole ? Long.parseLong(digits) : -1;
        if (number >= 1 && number <= most) {
            return number;
        }
        refuse(
                parameter.word(),
                digits,
                "must be a whole number from 1 to %d".formatted(most)
                        + (parameter == Parameter.PAGE
                                ? "; what is further down is found by narrower filters or exported"
                                : ""));
        return usual;
    }

    private OptionalLong until(Given given) {
        Optional<String> text = given.one(Parameter.UNTIL);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (text.get().length() <= 18 && text.get().matches("[0-9]+")) {
            return OptionalLong.of(Long.parseLong(text.get()));
        }
        refuse(Parameter.UNTIL.word(), text.get(), "must be a place on the log, a whole number from 0");
        return OptionalLong.empty();
    }

    private List<String> words(Given given) {
        Optional<String> text = given.one(Parameter.Q);
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> words = BLANKS.splitAsStream(text.get())
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.isEmpty() || words.size() > MOST_WORDS || text.get().length() > FilterValues.LONGEST) {
            refuse(
                    Parameter.Q.word(),
                    text.get(),
                    "must be 1 to %d words, at most %d characters".formatted(MOST_WORDS, FilterValues.LONGEST));
        }
        return words;
    }

    private Sort sort(Given given) {
        String text = given.one(Parameter.SORT).orElse("-" + ListDefinition.TIME);
        boolean descending = text.startsWith("-");
        ListColumn column = chosen(
                        Parameter.SORT.word(),
                        descending ? text.substring(1) : text,
                        list.columns().stream().filter(ListColumn::isSortable).toList())
                .orElse(list.own(ListDefinition.TIME));
        return new Sort(column, descending);
    }

    private List<ListColumn> columns(Given given) {
        List<ListColumn> shown =
                list.columns().stream().filter(ListColumn::isShown).toList();
        Optional<String> text = given.one(Parameter.COLUMNS);
        if (text.isEmpty()) {
            return list.defaults().stream().map(list::own).toList();
        }
        return List.of(text.get().split(",", -1)).stream()
                .distinct()
                .flatMap(name -> chosen(Parameter.COLUMNS.word(), name, shown).stream())
                .toList();
    }

    private ListColumn by(Given given) {
        return given.one(Parameter.BY)
                .flatMap(name -> chosen(
                        Parameter.BY.word(),
                        name,
                        list.columns().stream()
                                .filter(column -> column.is(ListColumn.Use.CHART))
                                .toList()))
                .orElse(list.own(list.chartBy()));
    }

    private Optional<ListColumn> chosen(String parameter, String name, List<ListColumn> from) {
        Optional<ListColumn> found =
                from.stream().filter(column -> column.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            List<String> names = from.stream().map(ListColumn::name).toList();
            refuse(
                    parameter,
                    name,
                    "must name a column" + Nearest.hint(name, names) + "; known are " + String.join(", ", names));
        }
        return found;
    }

    private void refuse(String parameter, String value, String remedy) {
        findings.add(new Finding(parameter, value, remedy));
    }
}
