package io.trendguard.warehouse.list;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens without running anything: a text that would begin a formula gets an
 * apostrophe in front (OWASP, CSV injection).
 */
final class CsvRows implements RowWriter {
    private static final String FORMULA = "=+-@\t\r";

    private final Writer out;
    private List<ListColumn> columns = List.of();

    CsvRows(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(List<ListColumn> those) throws IOException {
        columns = List.copyOf(those);
        line(columns.stream().map(ListColumn::name).toList());
    }

    @Override
    public void row(List<Optional<Object>> values) throws IOException {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ListColumn column = columns.get(i);
            cells.add(values.get(i).map(value -> text(column, value)).orElse(""));
        }
        line(cells);
    }

    private static String text(ListColumn column, Object value) {
        String text = value instanceof List<?> words
                ? String.join("; ", words.stream().map(Object::toString).toList())
                : value.toString();
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula && !column.type().isPlainNumber() ? "'" + text : text;
    }

    private void line(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(quoted(cells.get(i)));
        }
        out.write("\r\n");
    }

    private static String quoted(String cell) {
        boolean special = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                || !cell.equals(cell.strip());
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
