package io.trendguard.warehouse.list;

import io.trendguard.warehouse.Column;
import io.trendguard.warehouse.ColumnType;
import io.trendguard.warehouse.Sql;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A column of a list.
 *
 * @param name in parameters and rows
 * @param title for people
 * @param says what it holds, one sentence
 * @param stored how the warehouse stores it
 * @param type how it is shown and compared
 * @param group under which it is offered
 * @param sql its expression; {@link Bindings#NOW} stands for the moment of the question
 * @param joins the joins that the expression needs, by alias
 * @param words the words it may hold, where they are closed
 * @param unknown the words that say that nothing is known
 * @param uses what else can be done with it
 */
public record ListColumn(
        String name,
        String title,
        String says,
        ColumnType stored,
        ListType type,
        String group,
        String sql,
        List<String> joins,
        List<ListWord> words,
        Set<String> unknown,
        Set<Use> uses) {
    /** What can be done with a column. */
    public enum Use {
        /** It is counted by its values. */
        FACET,
        /** A chart can be stacked by it. */
        CHART,
        /** Free text is looked for in it. */
        SEARCHED,
        /** Every row has it, whatever columns were asked for. */
        ALWAYS,
        /** It can be filtered by and is never shown. */
        HIDDEN
    }

    public ListColumn {
        joins = List.copyOf(joins);
        words = List.copyOf(words);
        unknown = Set.copyOf(unknown);
        uses = Set.copyOf(uses);
    }

    /** A column of a table as a list shows it. */
    static ListColumn of(Column column, String alias, String title, String group) {
        return of(column.name(), title, column.says(), column.type(), group, alias + "." + column.quoted());
    }

    /** A column with an expression of its own. */
    static ListColumn of(String name, String title, String says, ColumnType stored, String group, String sql) {
        return new ListColumn(
                name, title, says, stored, ListType.of(stored), group, sql, List.of(), List.of(), Set.of(), Set.of());
    }

    ListColumn as(ListType other) {
        return new ListColumn(name, title, says, stored, other, group, sql, joins, words, unknown, uses);
    }

    ListColumn joining(String... aliases) {
        return new ListColumn(name, title, says, stored, type, group, sql, List.of(aliases), words, unknown, uses);
    }

    ListColumn oneOf(List<ListWord> closed) {
        return new ListColumn(name, title, says, stored, type, group, sql, joins, closed, unknown, uses);
    }

    ListColumn unknownIf(Set<String> values) {
        return new ListColumn(name, title, says, stored, type, group, sql, joins, words, values, uses);
    }

    ListColumn usedFor(Use... more) {
        return new ListColumn(name, title, says, stored, type, group, sql, joins, words, unknown, Set.of(more));
    }

    ListColumn reading(String expression) {
        return new ListColumn(name, title, says, stored, type, group, expression, joins, words, unknown, uses);
    }

    /** Whether it can be used in that way. */
    public boolean is(Use use) {
        return uses.contains(use);
    }

    /** Whether rows show it. */
    public boolean isShown() {
        return !is(Use.HIDDEN);
    }

    /** Whether rows can be put in order by it. */
    public boolean isSortable() {
        return isShown() && type.isSortable();
    }

    /** The ways in which it can be compared. */
    public List<Operator> operators() {
        return isShown() ? type.operators() : List.of(Operator.IS);
    }

    /** How people read one of its values. */
    public String title(String value) {
        Optional<String> known = words.stream()
                .filter(word -> word.value().equals(value))
                .map(ListWord::title)
                .findFirst();
        return known.orElse(type == ListType.FLAG ? (value.equals("true") ? "Yes" : "No") : value);
    }

    /** Its name as SQL quotes it. */
    String quoted() {
        return Sql.quoted(name);
    }
}
